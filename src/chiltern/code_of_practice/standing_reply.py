"""When "we do not say whether we hold information of this kind" goes out: at the same hour, held or not. 2.2, 3.6, 3.8.

Somebody who holds nothing answers in a minute, somebody who holds an address thinks for a day: so the moment of deciding
would say what the words do not. What is decided before the request is due goes out at its due time, which was known to
both sides when it was asked and depends on nothing that is held. An hour of the day alone would not do: a decision taken
a day later, because something was found, would then arrive a day later. The scheme's hour of the day is for what is
decided too late. Where danger is claimed nothing waits: whoever claims it knows so, and learns nothing by it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import LONDON
from chiltern.code_of_practice.facts import RequestFacts
from chiltern.code_of_practice.words import Answer, Urgency


def danger_claimed(request: RequestFacts) -> bool:
    """Whether the requester says that somebody is in danger, that it acts now, or that it has rung already."""
    return Answer.YES in (request.danger_said, request.acts_now) or request.urgency is Urgency.IMMEDIATE


def goes_out_at(request: RequestFacts, due_at: datetime, decided_at: datetime, book: Book) -> datetime | None:
    """When a standing reply that is decided now goes out; None: at once."""
    if danger_claimed(request):
        return None
    if decided_at < due_at:
        return due_at
    hour = time(book.setting("standing-reply.hour") % 24)
    day = decided_at.astimezone(LONDON).date()
    today = datetime.combine(day, hour, LONDON).astimezone(UTC)
    if decided_at < today:
        return today
    return datetime.combine(day + timedelta(days=1), hour, LONDON).astimezone(UTC)
