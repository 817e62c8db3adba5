"""Holding back the notice to an owner whose information went on: until when, who agrees, what is open. Clause 3.10.

The sharing itself never waits for any of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import END_OF_DAY, LONDON, Due, after_working_days
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.notice_machine import HELD_NOTICE
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_ASKED_TO_AGREE,
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    OWN_DECISION,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.looking import DAYS
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, NoticeState

REVIEW = "held-back-notice-review.days"
LONGEST = 28
"""Days. A scheme may review sooner, never later: the Code says within 28."""


@dataclass(frozen=True, slots=True)
class NoticeInHand:
    """A notice held back, as far as the question "can I do this?" looks at it."""

    state: NoticeState
    asked_by: Id
    """The practitioner who asks to hold it back, or on."""
    asked: bool
    """Whether this post was named as the second person, or it has gone up to it."""


def days_open(on: date, book: Book) -> tuple[date, date]:
    """The first and the last day that can be named for the review."""
    return on + timedelta(days=1), on + timedelta(days=min(book.setting(REVIEW), LONGEST))


def agree_due(asked_at: datetime, book: Book) -> Due:
    """By when the second person answers: as for a second look, one working day unless the scheme says otherwise."""
    return after_working_days(asked_at, book.setting(DAYS), book.bank_holidays)


def review_due(on: date) -> datetime:
    """The end of that working day."""
    return datetime.combine(on, END_OF_DAY, LONDON).astimezone(UTC)


def may_do_on_notice(act: Act, actor: ActorFacts, facts: NoticeInHand, book: Book) -> Verdict:
    """What the Code says of agreeing, holding on, and telling the owner. Nobody agrees to what they asked for."""
    against = []
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if not HELD_NOTICE.allows(facts.state, act):
        against.append(NOT_IN_THIS_STATE)
    if act is Act.AGREE_TO_HOLD and actor.practitioner == facts.asked_by:
        against.append(OWN_DECISION)
    elif act is Act.AGREE_TO_HOLD and not facts.asked:
        against.append(NOT_ASKED_TO_AGREE)
    return verdict_on_act(tuple(against), book)
