"""Dates about people: nobody was born in the future, or stopped living somewhere before moving in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from chiltern.foundation.gate import Invalid

LONDON = ZoneInfo("Europe/London")
OLDEST_AGE = 125
EARLIEST_YEAR = 1900
# A pregnancy lasts about 40 weeks; a due date that passed long ago is a birth that nobody wrote down.
FURTHEST_DUE = timedelta(days=310)
LONGEST_OVERDUE = timedelta(days=60)


def today(at: datetime) -> date:
    """The day in England at that moment."""
    return at.astimezone(LONDON).date()


def read(field: str, typed: str) -> date:
    """A date typed as 2016-03-09 or 9/3/2016. Raises Invalid for one that is not in the calendar."""
    for layout in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(typed.strip(), layout).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise Invalid(field, "Enter a real date, like 9/3/2016")


def born(field: str, on: date, at: datetime) -> date:
    """Raises Invalid for a birth in the future, or one that would make somebody impossibly old."""
    if on > today(at):
        raise Invalid(field, "Date of birth must be today or in the past")
    if on.year < today(at).year - OLDEST_AGE:
        raise Invalid(field, f"Date of birth must be within the last {OLDEST_AGE} years")
    return on


def due(field: str, on: date, at: datetime) -> date:
    """Raises Invalid for a due date that no pregnancy of today can have."""
    if on > today(at) + FURTHEST_DUE:
        raise Invalid(field, "Due date must be within the next 10 months")
    if on < today(at) - LONGEST_OVERDUE:
        raise Invalid(field, "Due date is more than two months ago: enter the date of birth")
    return on


def span(field: str, since: date | None, until: date | None) -> None:
    """Raises Invalid for an end before its beginning, or a year that nobody can mean."""
    for day in (since, until):
        if day is not None and not EARLIEST_YEAR <= day.year <= 2200:
            raise Invalid(field, f"Enter a year from {EARLIEST_YEAR}")
    if since is not None and until is not None and until < since:
        raise Invalid(field, "The end date must not be before the start date")


def begun(field: str, since: date | None, at: datetime) -> None:
    """Raises Invalid for something said to stand already that begins in the future."""
    if since is not None and since > today(at):
        raise Invalid(field, "The start date must be today or in the past")


def age(born_on: date, day: date) -> int:
    """Whole years at that day; one born on 29 February turns a year older on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def stands(since: date | None, until: date | None, day: date) -> bool:
    """Whether something holds on that day; its last day is excluded."""
    return (since is None or since <= day) and (until is None or day < until)
