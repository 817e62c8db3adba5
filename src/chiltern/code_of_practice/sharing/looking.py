"""The second look: what one person decided alone in danger is looked at afterwards, by somebody else. Clauses 3.3, 9.3.

Nothing waits for it: it comes after the child is safe. It changes nothing in what was shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import Due, after_working_days
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_ASKED_TO_LOOK,
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    OWN_DECISION,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act

DAYS = "second-look.working_days"


@dataclass(frozen=True, slots=True)
class LookInHand:
    """A look, as far as the question "can I answer it?" looks at it."""

    decided_by: Id
    asked: bool
    """Whether it was this post that was asked."""
    answered: bool = False


def needs_second_look(verdict: Verdict, *, gives: bool) -> bool:
    """Whether somebody else looks afterwards: in danger, where something left on one person's word."""
    return verdict.in_danger and gives


def look_due(decided_at: datetime, book: Book) -> Due:
    """By when: working days, one unless the scheme says otherwise."""
    return after_working_days(decided_at, book.setting(DAYS), book.bank_holidays)


def may_look(actor: ActorFacts, facts: LookInHand, book: Book) -> Verdict:
    """What the Code says of answering. Nobody looks at what they decided themselves."""
    against = []
    if not facts.asked:
        against.append(NOT_ASKED_TO_LOOK)
    if not opens(actor.role, Act.LOOK_AFTERWARDS):
        against.append(NOT_THIS_ROLE)
    if facts.answered:
        against.append(NOT_IN_THIS_STATE)
    if actor.practitioner == facts.decided_by:
        against.append(OWN_DECISION)
    return verdict_on_act(tuple(against), book)
