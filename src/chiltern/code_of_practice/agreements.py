"""What it means that a decision rests on an agreement: it narrows or pre-arranges, and never loosens. Clause 1.2.

The Code decides the route, never the lawfulness, and an agreement stands below the Code: in danger, and where a court or
the duty compels, it stops nothing. Elsewhere whoever names one keeps to it, or decides without it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from chiltern.code_of_practice.facts import AgreementFacts, Id, SharingFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_agreements import (
    AGREEMENT,
    ANOTHER_PURPOSE,
    ANOTHER_WAY,
    NOT_BETWEEN_THEM,
    NOT_STANDING,
    PAST_REVIEW,
)
from chiltern.code_of_practice.words import AgencyState, Answer, InfoClass, PassingOn

PASSING_ON = (PassingOn.NOT_AT_ALL, PassingOn.ASK_ME, PassingOn.PROTECTS)
"""What an agreement can say about passing on, the strictest first."""
_WIDER_AND_WIDER = (PassingOn.NOT_AT_ALL, PassingOn.ASK_ME, PassingOn.THESE_BODIES, PassingOn.PROTECTS)


class Agreed(NamedTuple):
    """How the agreement that was named stands to this sharing. `classes`: those that it covers; None where none is named."""

    answer: Answer
    reasons: tuple[Reason, ...]
    classes: frozenset[InfoClass] | None


NOTHING_AGREED = Agreed(Answer.YES, (), None)


def agreed(facts: SharingFacts, on: date) -> Agreed:
    """Whether the sharing keeps to the agreement that was named, with every reason against it."""
    named = facts.agreement
    if named is None:
        return NOTHING_AGREED
    against = tuple(_against(named, facts, on))
    if against:
        return Agreed(Answer.NO, (AGREEMENT.no, *against), named.classes)
    if facts.request.purpose is None:
        return Agreed(Answer.NOT_KNOWN, (AGREEMENT.not_known,), named.classes)
    return Agreed(Answer.YES, (AGREEMENT.yes,), named.classes)


def stands(named: AgreementFacts, on: date) -> bool:
    """Whether it is in force on this day; the day on which it ended is its last no longer."""
    return (
        named.signed_on is not None
        and named.signed_on <= on
        and (named.ended_on is None or on < named.ended_on)
    )


def past_review(review_on: date | None, on: date) -> bool:
    """Whether its review is late; the day of the review itself is not."""
    return review_on is not None and review_on < on


def notes_on(facts: SharingFacts, on: date) -> tuple[Reason, ...]:
    """What the page adds; none of it changes the standing."""
    named = facts.agreement
    return (PAST_REVIEW,) if named is not None and past_review(named.review_on, on) else ()


def fits(named: AgreementFacts, facts: SharingFacts, on: date) -> bool:
    """Whether it is worth offering: in force between these two, for this purpose or for one that is not named yet."""
    return set(_against(named, facts, on)) <= {ANOTHER_WAY}


def _against(named: AgreementFacts, facts: SharingFacts, on: date) -> list[Reason]:
    both = (facts.provider, facts.recipient)
    found = []
    if not all(one.agency in named.parties and one.state is AgencyState.ADMITTED for one in both):
        found.append(NOT_BETWEEN_THEM)
    if not stands(named, on):
        found.append(NOT_STANDING)
    if facts.request.purpose is not None and facts.request.purpose not in named.purposes:
        found.append(ANOTHER_PURPOSE)
    if facts.decision.method not in named.methods:
        found.append(ANOTHER_WAY)
    return found


def stricter(preset: PassingOn, named: AgreementFacts | None) -> PassingOn:
    """The terms to start with: what the Code presets, or what the agreement says, whichever lets it go less far."""
    if named is None:
        return preset
    return min(preset, named.passing_on, key=_WIDER_AND_WIDER.index)


def goes_too_far(named: AgreementFacts | None, passing_on: PassingOn, bodies: Collection[Id]) -> bool:
    """Whether these terms let it be passed on further than the agreement does. Named bodies have to be its parties."""
    if named is None:
        return False
    if passing_on is PassingOn.THESE_BODIES and not named.parties.issuperset(bodies):
        return True
    return _WIDER_AND_WIDER.index(passing_on) > _WIDER_AND_WIDER.index(named.passing_on)
