"""Dates and times as people in England say them, on London's clock.

No clause of the Code: whoever has to answer must see at a glance by when. Moments are stored in UTC; a moment
without a time zone raises ValueError.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def moment_on(day: date, at: time) -> datetime:
    """A day and a time on London's clock, as it is stored."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def date_in_words(day: date | datetime) -> str:
    """16 November 2026."""
    day = _local_day(day)
    return f"{day.day} {day:%B %Y}"


def short_date(day: date | datetime) -> str:
    """Mon 16 Nov 2026, for lists."""
    day = _local_day(day)
    return f"{day:%a} {day.day} {day:%b %Y}"


def time_in_words(moment: datetime) -> str:
    """4 pm, 4:05 pm, midday, midnight."""
    local = _local(moment)
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes} {'am' if local.hour < 12 else 'pm'}"


def moment_in_words(moment: datetime) -> str:
    """16 November 2026 at 4 pm."""
    return f"{date_in_words(moment)} at {time_in_words(moment)}"


def due_in_words(due: datetime, now: datetime) -> str:
    """By 4 pm today, by 10 am tomorrow, by 4 pm on Friday 20 November; or since when it is overdue."""
    if due < now:
        return f"overdue since {_clock_and_day(due, now)}"
    return f"by {_clock_and_day(due, now)}"


def _clock_and_day(due: datetime, now: datetime) -> str:
    day, today = _local_day(due), _local_day(now)
    named = {today: "today", today + timedelta(days=1): "tomorrow", today - timedelta(days=1): "yesterday"}
    if day in named:
        return f"{time_in_words(due)} {named[day]}"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{time_in_words(due)} on {day:%A} {day.day} {day:%B}{year}"


def _local_day(day: date | datetime) -> date:
    return _local(day).date() if isinstance(day, datetime) else day


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(LONDON)
