"""The review: what is shared without consent, on a ground or a power, is looked at again on its day. Clauses 3.3, 9.5.

In danger nobody is asked for a day: there somebody else looks within a working day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import END_OF_DAY, LONDON, Due, moment_said
from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.reasons_for_acts import NOT_IN_THIS_STATE, NOT_THIS_ROLE
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.conditions import questions_answered
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, OrderQuestion

USUALLY = timedelta(weeks=13)
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ReviewInHand:
    """A review, as far as the question "can I answer it?" looks at it."""

    answered: bool = False
    replaced: bool = False
    """Whether it has been decided again since: then the later decision has a day of its own."""


def needs_review(verdict: Verdict, *, gives: bool) -> bool:
    """Whether something leaves that rests on a ground or a power, outside danger."""
    return gives and not verdict.in_danger and OrderQuestion.GROUND in questions_answered(verdict)


def days_open(on: date) -> tuple[date, date]:
    """The first and the last day that a decision of this day can name."""
    return on + timedelta(days=1), on + LONGEST


def review_due(on: date) -> Due:
    """By when: the end of that working day, whichever day of the week it is."""
    at = datetime.combine(on, END_OF_DAY, LONDON).astimezone(UTC)
    return Due(at, f"The day that was named when it was decided: {moment_said(at)}.")


def may_review(actor: ActorFacts, facts: ReviewInHand, book: Book) -> Verdict:
    """What the Code says of answering. Whoever decided may look again: it is what they said they would do."""
    against = []
    if not opens(actor.role, Act.REVIEW_DECISION):
        against.append(NOT_THIS_ROLE)
    if facts.answered or facts.replaced:
        against.append(NOT_IN_THIS_STATE)
    return verdict_on_act(tuple(against), book)
