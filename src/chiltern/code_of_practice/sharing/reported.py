"""A call that its receiver wrote down: by when the giver confirms or corrects it, and how it stands until then.

Clauses 3.6 and 3.8. Silence is no confirmation: after its days the report stands, and says that nobody confirmed it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import Due, after_working_days, is_overdue
from chiltern.code_of_practice.facts import Id
from chiltern.code_of_practice.machines import DISCLOSURE
from chiltern.code_of_practice.words import CallSide, DisclosureState

DAYS = "reported-by-receiver-stands.working_days"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A call as far as the question "what can I do with it?" looks at it. `giver` None: somebody outside the list.

    `answer`: what the giver has said of it, if anything. `confirm_by` None: nobody is asked to confirm.
    """

    giver: Id | None
    side: CallSide
    written_by: Id
    confirm_by: datetime | None = None
    answer: DisclosureState | None = None


def confirm_by(written_at: datetime, book: Book) -> Due:
    """Until when the giver is asked to confirm or correct, counted from the writing down."""
    return after_working_days(written_at, book.setting(DAYS), book.bank_holidays)


def state_of_report(facts: ReportFacts, at: datetime) -> DisclosureState:
    """How it stands at this moment: derived from the clock, never stored."""
    if facts.side is CallSide.GIVEN:
        return DisclosureState.SHARED
    if facts.answer is not None:
        return facts.answer
    if facts.confirm_by is None or not is_overdue(facts.confirm_by, at):
        return DisclosureState.REPORTED_BY_RECEIVER
    return DisclosureState(DISCLOSURE.next_state(DisclosureState.REPORTED_BY_RECEIVER, None))
