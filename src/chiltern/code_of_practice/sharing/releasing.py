"""A hidden place where one of those works from whom it is hidden: a second person releases it before it leaves. 3.4, 3.7.

In danger nothing waits: the place goes by voice, and a second person looks afterwards (looking.py).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts, Id, SharingFacts
from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
    OWN_DECISION,
)
from chiltern.code_of_practice.reasons_for_items import PLACE_BY_VOICE, PLACE_TO_BE_RELEASED
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, DecisionState

SOMEBODY = "a second person"
"""Whoever it will be: nobody's id."""


@dataclass(frozen=True, slots=True)
class PlaceInHand:
    """A hidden place that waits where it was told unasked or passed on: no request stands behind it."""

    keeper: Id
    state: DecisionState
    decided_by: Id


def may_do_on_place(act: Act, actor: ActorFacts, facts: PlaceInHand, book: Book) -> Verdict:
    """Whether this post may release it or give it back: whoever could have decided, and never whoever did."""
    against = []
    if actor.agency != facts.keeper:
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if not DECISION.allows(facts.state, act):
        against.append(NOT_IN_THIS_STATE)
    if actor.practitioner == facts.decided_by:
        against.append(OWN_DECISION)
    return verdict_on_act(tuple(against), book)


def said_by_voice(verdict: Verdict) -> frozenset[str]:
    """The items that are said by voice alone: in danger a place goes so where one of those works from whom it is hidden."""
    return frozenset(item.item for item in verdict.items if PLACE_BY_VOICE in item.reasons)


def waits_for_release(verdict: Verdict, going: Collection[str]) -> bool:
    """Whether one of the items that are to go may leave only once a second person has released it."""
    return any(PLACE_TO_BE_RELEASED in item.reasons for item in verdict.items if item.item in going)


def released(facts: SharingFacts, by: Id = SOMEBODY) -> SharingFacts:
    """The same facts once this person has released it: whether anything else stands in the way is the rule's to say."""
    return replace(facts, decision=replace(facts.decision, released_by=by))
