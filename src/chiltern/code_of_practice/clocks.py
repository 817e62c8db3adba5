"""When an answer is due, and how that was worked out, in words.

The Code names no times: they are the scheme's settings. Hours run round the clock on the line of UTC; working
days run on the London calendar, without weekends and England's bank holidays, to the end of the day. Clauses
3.6, 8.4.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.words import Urgency

LONDON = ZoneInfo("Europe/London")
END_OF_DAY = time(17, 0)
_ORDER = (Urgency.IMMEDIATE, Urgency.URGENT, Urgency.STANDARD, Urgency.ROUTINE)


class Due(NamedTuple):
    """A due time in UTC, and the sentence that explains it on both sides' pages."""

    at: datetime
    worked_out: str


def reply_due(urgency: Urgency, asked_at: datetime, book: Book) -> Due:
    """When the answer to a request is due; `asked_at` carries its zone. Raises ValueError for a naive
    time.
    """
    if urgency is Urgency.IMMEDIATE:
        return after_hours(asked_at, book.setting("reply.immediate_hours"))
    if urgency is Urgency.URGENT:
        return after_hours(asked_at, book.setting("reply.urgent_hours"))
    days = "reply.standard_working_days" if urgency is Urgency.STANDARD else "reply.routine_working_days"
    return after_working_days(asked_at, book.setting(days), book.bank_holidays)


def answer_back_due(told_at: datetime, book: Book) -> Due:
    """When whoever was told unasked answers back: the scheme's working days. Raises ValueError for a naive time."""
    return after_working_days(told_at, book.setting("answer-back.working_days"), book.bank_holidays)


def after_hours(start: datetime, hours: int) -> Due:
    """Hours round the clock; a change to or from summer time does not lengthen or shorten them."""
    at = _utc(start) + timedelta(hours=hours)
    word = "hour" if hours == 1 else "hours"
    counted = f"{hours} {word}, nights and weekends included,"
    said = f"{counted} from {moment_said(start)}{_change_between(_utc(start), at)}"
    return Due(at, f"{said}: {moment_said(at)}.")


def after_working_days(start: datetime, days: int, holidays: Collection[date]) -> Due:
    """The end of the last of so many working days, the day of asking not counted."""
    day, left, skipped = _utc(start).astimezone(LONDON).date(), days, []
    while left:
        day += timedelta(days=1)
        if is_working_day(day, holidays):
            left -= 1
        elif day in holidays and day.weekday() < 5:
            skipped.append(day)
    at = datetime.combine(day, END_OF_DAY, LONDON).astimezone(UTC)
    word = "working day" if days == 1 else "working days"
    holidays_said = ", ".join(_day(d) for d in skipped)
    apart = f" (weekends and bank holidays do not count: {holidays_said})" if skipped else ""
    return Due(at, f"{days} {word} after {_day(_utc(start).astimezone(LONDON))}{apart}: {moment_said(at)}.")


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Monday to Friday, unless it is a bank holiday."""
    return day.weekday() < 5 and day not in holidays


def clock_stops(urgency: Urgency) -> bool:
    """Whether asking for clarification stops this clock: a routine one, never an urgent one."""
    return urgency is Urgency.ROUTINE


def restart(due: Due, stopped_at: datetime, answered_at: datetime, holidays: Collection[date]) -> Due:
    """The due time after a clarification: later by the working days that passed while the clock stood."""
    day, last = (_utc(t).astimezone(LONDON).date() for t in (stopped_at, answered_at))
    passed = 0
    while day < last:
        day += timedelta(days=1)
        passed += is_working_day(day, holidays)
    if not passed:
        return due
    later = after_working_days(due.at, passed, holidays)
    return Due(
        later.at, f"{due.worked_out} The clock stood while clarification was awaited: {later.worked_out}"
    )


def changed(before: Due, was: Urgency, now: Urgency, at: datetime, book: Book) -> Due:
    """The due time after a change of urgency, counted from the change: made more urgent it is never later than before, made
    less urgent never earlier.
    """
    anew = reply_due(now, at, book)
    sooner = _ORDER.index(now) < _ORDER.index(was)
    said = f"{before.worked_out} Changed from {was.says} to {now.says} at {moment_said(at)}"
    if (anew.at >= before.at) if sooner else (anew.at <= before.at):
        return Due(before.at, f"{said}, which leaves it as it was.")
    return Due(anew.at, f"{said}: {anew.worked_out}")


def is_overdue(due_at: datetime, at: datetime) -> bool:
    """Whether the due time has passed; at the due time itself it has not."""
    return _utc(at) > _utc(due_at)


def representative_hears(urgency: Urgency | None, due_at: datetime, book: Book) -> datetime:
    """When what is still unanswered goes on from manager or cover to the representative.

    Hours round the clock after an immediate or urgent due time, else working days: as long as the scheme gives for the
    next quicker answer. `urgency` None is a question that has none.
    """
    if urgency in (Urgency.IMMEDIATE, Urgency.URGENT):
        return after_hours(due_at, book.setting("reply.immediate_hours")).at
    return after_working_days(due_at, book.setting("reply.standard_working_days"), book.bank_holidays).at


def steps_up(urgency: Urgency | None, due_at: datetime, at: datetime, book: Book) -> int:
    """How far up it has to be by now: 0 not past due, 1 with manager or cover, 2 with the representative."""
    if not is_overdue(due_at, at):
        return 0
    return 2 if is_overdue(representative_hears(urgency, due_at, book), at) else 1


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time without its zone cannot be put on the clock")
    return moment.astimezone(UTC)


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def moment_said(moment: datetime) -> str:
    """A time of the clock and its day, in London: 5:00 pm on Monday 4 January 2027."""
    there = moment.astimezone(LONDON)
    clock = f"{there.hour % 12 or 12}:{there:%M} {'am' if there.hour < 12 else 'pm'}"
    return f"{clock} on {_day(there)}{_which_of_two(there)}"


def _change_between(start: datetime, end: datetime) -> str:
    """Why the hours on the wall are not as many as those that pass."""
    before, after = (moment.astimezone(LONDON).utcoffset() or timedelta() for moment in (start, end))
    if before == after:
        return ""
    return f" (the clocks go {'forward' if after > before else 'back'} in between)"


def _which_of_two(there: datetime) -> str:
    """On the night on which the clocks go back an hour comes twice."""
    if there.replace(fold=0).utcoffset() == there.replace(fold=1).utcoffset():
        return ""
    # A time that the clocks jump over never comes from a moment; only the hour that comes twice is left.
    return ", after the clocks have gone back" if there.fold else ", before the clocks go back"
