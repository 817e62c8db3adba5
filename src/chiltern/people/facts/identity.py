"""Who matched: what identifies our person, what of it agrees, whether we know a namesake (3.4, 3.5)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from chiltern.code_of_practice.facts import MatchFacts
from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import keys
from chiltern.people.facts.opened import OpenPerson, opened
from chiltern.people.models import Address, HouseholdMember, Identifier, SearchToken
from chiltern.people.workings import matching_tokens
from chiltern.people.workings.agreement import Known, agreeing
from chiltern.people.workings.dates import stands, today
from chiltern.people.workings.kinds import IdentifierKind, PlaceKind

HOMES = frozenset({PlaceKind.HOME, PlaceKind.OTHER_HOME})
# Beyond this many namesakes one more changes nothing.
_ENOUGH_NAMESAKES = 20


def known(by: Actor, person: UUID) -> Known:
    """What this post's agency knows that identifies the person. Raises Missing."""
    found = opened([person]).get(person)
    if found is None:
        raise Missing
    day = today(by.at)
    numbers = {
        row.kind: row.sealed_with(found.key).value
        for row in Identifier.objects.filter(person=person, until=None)
    }
    return Known(
        names=tuple(name.whole for name in found.names),
        date_of_birth=found.born,
        addresses=_homes(found, day),
        nhs_number=numbers.get(IdentifierKind.NHS_NUMBER, ""),
        upn=numbers.get(IdentifierKind.UPN, ""),
        household=_household(person, day),
    )


def match_facts(by: Actor, person: UUID, stated: Known, second_look: Answer = Answer.NOT_KNOWN) -> MatchFacts:
    """What agrees between our record and what the other side stated. Raises Missing."""
    return MatchFacts(
        agreeing=agreeing(known(by, person), stated),
        namesake=bool(namesakes(by, person)),
        second_look=second_look,
    )


def namesakes(by: Actor, person: UUID) -> tuple[UUID, ...]:
    """Others whom this post sees with the same last name, and the same first name or date of birth."""
    one = opened([person]).get(person)
    if one is None:
        raise Missing
    token_key = keys.token_key(by.agency)
    found: set[UUID] = set()
    for name in one.names:
        last = matching_tokens.words(name.family)[-1:]
        first = matching_tokens.words(name.given)[:1]
        if last:
            others = [[matching_tokens.of_name(token_key, *first)]] if first else []
            others += [[{matching_tokens.of_date(token_key, one.born)}]] if one.born else []
            for (second,) in others:
                found |= _having(by, matching_tokens.of_name(token_key, *last), second)
    return tuple(sorted(found - {person}))[:_ENOUGH_NAMESAKES]


def _having(by: Actor, last: set[bytes], second: set[bytes]) -> set[UUID]:
    with_last = SearchToken.objects.filter(keeper=by.agency, token__in=last).values("person_id")
    both = SearchToken.objects.filter(keeper=by.agency, token__in=second, person_id__in=with_last)
    return set(both.values_list("person_id", flat=True).distinct()[: _ENOUGH_NAMESAKES + 1])


def _homes(person: OpenPerson, day: date) -> tuple[str, ...]:
    rows = Address.objects.filter(person=person.id, kind__in=HOMES)
    return tuple(
        f"{row.sealed_with(person.key).text} {row.postcode}".strip()
        for row in rows
        if stands(row.since, row.until, day)
    )


def _household(person: UUID, day: date) -> tuple[str, ...]:
    mine = HouseholdMember.objects.filter(person=person).values("household_id")
    others = HouseholdMember.objects.filter(household_id__in=mine).exclude(person=person)
    ids = [row.person_id for row in others if stands(row.since, row.until, day)]
    return tuple(name.whole for other in opened(ids).values() for name in other.names)
