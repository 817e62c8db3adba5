"""An invitation without an answer, in the same words on both sides: by when, and how far up it has gone. 3.6 and 4.1."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chiltern.sharing.queries.invited import WaitsView
from chiltern.sharing.queries.meeting_page import MeetingView
from chiltern.web.london import due_in_words
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.late import late_says

HELD, AFTERWARDS = "Held", "Afterwards: it was held before it was written down here"
"""Of a meeting that nobody was invited to here."""


def answer_rows(view: MeetingView, now: datetime) -> tuple[Row, ...]:
    """By when we answer, or they do, and what silence has led to."""
    if not view.waits:
        return ()
    first = view.waits[0]
    due = f"{capital(due_in_words(first.due_at, now))}. {first.worked_out}"
    called = {seat.agency: seat.name for seat in view.seats}
    late = [
        " ".join(late_says(one.steps, ours=view.ours, other=called.get(one.agency, "")))
        for one in view.waits
        if one.overdue and not view.ours
    ]
    return (Row("Answers due" if view.ours else "Answer due", due), *(Row("Past due", said) for said in late))


def seat_waits(view: MeetingView, agency: UUID) -> str:
    """What silence has led to at one of those who were invited, for whoever called."""
    one = next((one for one in view.waits if one.agency == agency and one.overdue), None)
    return f"; past due{_where(one)}" if view.ours and one else ""


def _where(one: WaitsView) -> str:
    """How far up it is there, shortly."""
    if not one.steps:
        return ""
    return ", with their representative" if one.steps[-1].step > 1 else ", with their manager or cover"
