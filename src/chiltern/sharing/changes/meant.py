"""Who of our own a request could mean, before anybody has matched it; a record where there is nobody. No gate, no entry. 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.people.changes import make_people
from chiltern.people.workings import checks, given
from chiltern.people.workings import matching_tokens as tokens
from chiltern.people.workings.identifiers import compact
from chiltern.people.workings.kinds import IdentifierKind
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.following import people_as_known
from chiltern.sharing.workings.asking import PersonAsked, person_asked

_ALIKE = "select * from ctx.own_people_asked(%s::uuid, %s::bytea[], %s::bytea[], %s::bytea[])"


def whoever_is_meant(by: Actor, in_hand: fetch.InHand) -> dict[UUID, str]:
    """Each record with the name under which the request asks; at least one for each person of the request."""
    found: dict[UUID, str] = dict.fromkeys(fetch.people_filed(in_hand.asked.id), "")
    for said in people_as_known(in_hand):
        person = person_asked(said)
        for one in _alike(by, in_hand.asked.id, person) or [_made(by, person)]:
            found[one] = person.name
    return {one: called or "somebody in a request" for one, called in found.items()}


def _alike(by: Actor, request: UUID, person: PersonAsked) -> list[UUID]:
    key = keys.token_key(by.agency)
    numbers = [
        tokens.of_identifier(key, compact(value)) for value in (person.nhs_number, person.upn) if value
    ]
    dates = [tokens.of_date(key, person.date_of_birth)] if person.date_of_birth else []
    values = [request, sorted(tokens.of_name(key, person.name)), dates, numbers]
    return [row[0] for row in prepared.fetch(_ALIKE, values)]


def _made(by: Actor, person: PersonAsked) -> UUID:
    """A record that the duty desk reads, so that the conflict binds whatever comes in about them."""
    first, _, family = person.name.rpartition(" ")
    held = ((IdentifierKind.NHS_NUMBER, person.nhs_number), (IdentifierKind.UPN, person.upn))
    stated = given.Person(
        names=(given.Name(first or family, family if first else ""),),
        is_child=person.is_child,
        birth=given.Birth(on=person.date_of_birth),
        identifiers=tuple(given.Identifier(kind, value) for kind, value in held if value),
    )
    made = new_id()
    desk = Agency.objects.values_list("duty_desk", flat=True).get(id=by.agency)
    make_people(keeper=by.agency, at=by.at, stated={made: checks.person(stated, by.at)}, readers=[desk])
    return made
