"""Writes of what a decision relied on: which items go on consent alone, on whose, and that their recipient has them so.

Serves clauses 3.3, 3.8, 9.1 and 9.5. Nothing is asked of the database where nobody gave consent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ConsentFacts, SharingFacts
from chiltern.code_of_practice.sharing.resting import WHOLE, resting_on_consent, still_stands
from chiltern.code_of_practice.words import ConsentState, InfoClass
from chiltern.consent.facts.standing import consents_of
from chiltern.consent.models import Consent
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import new_id
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.models import ConsentRelied, Decision, Disclosure, Item, RestsOnConsent

_ALONE = "select ctx.alone_with(%s::uuid[])"
ENDED = (
    "It rests on consent alone, and that has ended since: it was taken back or refused, or its last day is over. Decide again: "
    "without it, or on another ground."
)


def rely(
    by: Actor,
    decision: Decision,
    facts: SharingFacts,
    law: Book,
    items: Mapping[str, UUID],
    *,
    has_gone: bool = False,
) -> list[ConsentRelied]:
    """What of these items goes on consent alone, each under the key by which it was weighed.

    `has_gone`: it is written down afterwards, whatever has become of the consent since.
    """
    resting = resting_on_consent(facts, law)
    if not resting:
        return []
    classes = {item.item: sorted(item.classes) for item in facts.items}
    _insist_standing((each for relied in resting.values() for each in relied), has_gone=has_gone)
    rows = [
        ConsentRelied(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            decision=decision.id,
            about=decision.about,
            item=item,
            recipient=decision.recipient,
            purpose=facts.request.purpose,
            classes=classes.get(key, []),
            consents=_ids(each.consent for each in relied),
            people=_ids(each.person for each in relied),
            until=_longest(relied),
        )
        for key, item in items.items()
        if (relied := resting.get(key, resting.get(WHOLE)))
    ]
    prepared.insert(rows)
    return rows


def rely_at_once(
    by: Actor,
    decision: Decision,
    facts: SharingFacts,
    law: Book,
    items: Sequence[Item],
    shared: Disclosure,
    *,
    has_gone: bool = False,
) -> list[Any]:
    """The same where everything leaves in the same act, in the order in which it was weighed; or was said as a whole."""
    keyed = {str(place): item.id for place, item in enumerate(items)}
    relied = rely(by, decision, facts, law, keyed, has_gone=has_gone)
    return [*relied, *say_so(by, [shared], relied)]


def _insist_standing(relied: Iterable[ConsentFacts], *, has_gone: bool) -> None:
    """Whoever records that one of these ends waits, or was first: raises Refused then, unless it has gone already."""
    consents = list(relied)
    prepared.fetch(_ALONE, [_ids(each.person for each in consents)])
    if not has_gone and ended(_ids(each.consent for each in consents)) is not None:
        raise Refused("consent.ended", ENDED, clauses=("3.3", "9.1"))


def ended(consents: Collection[UUID]) -> Consent | None:
    """The latest record by which one of these ended."""
    later = Consent.objects.filter(instead_of__in=consents, state=ConsentState.WITHDRAWN)
    found: Consent | None = later.defer("says").order_by("-made_at", "-id").first()
    return found


def insist_still_stands(by: Actor, relied: Collection[ConsentRelied]) -> None:
    """Before something leaves that was decided earlier. Raises Refused."""
    consents = {consent for row in relied for consent in row.consents}
    if consents and (ended(consents) is not None or not _let_go_today(by, relied)):
        raise Refused("consent.ended", ENDED, clauses=("3.3", "9.1"))


def _let_go_today(by: Actor, relied: Collection[ConsentRelied]) -> bool:
    """Whether the answers of everybody whose record this post sees let it go as they stand now; a newer no counts."""
    today = day_in_london(by.at)
    answers = consents_of(by, sorted({person for row in relied for person in row.people}))
    return all(
        still_stands(
            answers[person], row.recipient, row.purpose, frozenset(map(InfoClass, row.classes)), today
        )
        for row in relied
        for person in row.people
        if answers[person]
    )


def relied_in(decision: Decision, items: Collection[UUID]) -> list[ConsentRelied]:
    """What of a stored decision goes on consent alone, for these items; nothing is asked where it looked at no consent."""
    if not decision.answers["facts"].get("consents"):
        return []
    return list(ConsentRelied.objects.filter(decision=decision.id, item__in=items))


def say_so(by: Actor, rows: Collection[Any], relied: Collection[ConsentRelied]) -> list[RestsOnConsent]:
    """Its recipient learns with what was shared that it has something on consent alone, and until when.

    `rows`: what the act has made; where no disclosure is among them, nothing left yet.
    """
    shared = [row for row in rows if isinstance(row, Disclosure)]
    if not relied or not shared:
        return []
    made = [
        RestsOnConsent(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            disclosure=one.id,
            items=sorted(row.item for row in relied),
            until=min((row.until for row in relied if row.until), default=None),
        )
        for one in shared
    ]
    prepared.insert(made)
    return made


def _ids(found: Iterable[Any]) -> list[UUID]:
    return sorted({UUID(str(one)) for one in found})


def _longest(relied: Collection[ConsentFacts]) -> date | None:
    """Of one person the consent that lasts longest; of several the one whose ends first."""
    by_person: dict[Any, list[date | None]] = {}
    for consent in relied:
        by_person.setdefault(consent.person, []).append(consent.until)
    ends = [max(day for day in its if day) for its in by_person.values() if None not in its]
    return min(ends, default=None)
