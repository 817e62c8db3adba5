"""Whether what was shared can be taken back: until somebody there has opened it. Clauses 3.6 and 3.10.

The wrong child, the wrong agency, a click too early: unread, it is as if it had not left. What was read cannot be unread.
"""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.machines import DISCLOSURE
from chiltern.code_of_practice.reasons_for_acts import (
    HAS_BEEN_READ,
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
    RECALLED_ALREADY,
    TOLD_ANOTHER_WAY,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, DisclosureState, Method


@dataclass(frozen=True, slots=True)
class GivenAway:
    """What was shared, in hand. `read`: whether anybody at its recipient has opened it, or acted on it."""

    giver: Id
    state: DisclosureState
    method: Method
    read: bool
    outside: bool = False


def may_recall(actor: ActorFacts, facts: GivenAway, book: Book) -> Verdict:
    """What the Code says of taking it back."""
    against = []
    if actor.agency != facts.giver:
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, Act.RECALL_DISCLOSURE):
        against.append(NOT_THIS_ROLE)
    if facts.outside or facts.method is not Method.SERVICE:
        against.append(TOLD_ANOTHER_WAY)
    if facts.state is DisclosureState.RECALLED:
        against.append(RECALLED_ALREADY)
    elif facts.read or facts.state is DisclosureState.ACKNOWLEDGED:
        against.append(HAS_BEEN_READ)
    elif not DISCLOSURE.allows(facts.state, Act.RECALL_DISCLOSURE):
        against.append(NOT_IN_THIS_STATE)
    return verdict_on_act(tuple(against), book)
