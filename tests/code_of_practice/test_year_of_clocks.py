"""The due times of a year, as a table to read: Easter, Christmas, year's end, both changes of the clocks, leap day, terms.

Each row: when it is asked in London, how urgent it is, when the answer is due in London, what is stored (UTC), and the
sentence that both sides read. Hours run round the clock; working days end at 5 pm in London. Clauses 2.2, 3.6 and 8.4.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import NamedTuple

import pytest

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import LONDON, moment_said, reply_due
from chiltern.code_of_practice.opening import Opening, Span, Window, at_moment
from chiltern.code_of_practice.words import Answer, Urgency
from chiltern.foundation.working_days import bank_holidays

pytestmark = pytest.mark.clause("3.6", "8.4")
# Those of England that fall on a Monday to Friday, as the government publishes them.
HOLIDAYS = tuple(
    date.fromisoformat(day)
    for day in (
        *("2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31"),
        *("2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03"),
        *("2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14"),
        *("2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26"),
    )
)
BOOK = Book.from_data(date(2026, 1, 1), bank_holidays=HOLIDAYS)


class Due(NamedTuple):
    """One row. `asked` and `due` are what a clock on a wall in London shows."""

    asked: str
    urgency: str
    due: str
    stored: str
    says: str


TABLE = (
    # The Thursday before Easter
    Due(
        "2026-04-02 15:00",
        "immediate",
        "2026-04-02 17:00",
        "2026-04-02 16:00",
        "2 hours, nights and weekends included, from 3:00 pm on Thursday 2 April 2026: 5:00 pm on Thursday 2 April 2026.",
    ),
    Due(
        "2026-04-02 15:00",
        "urgent",
        "2026-04-02 21:00",
        "2026-04-02 20:00",
        "6 hours, nights and weekends included, from 3:00 pm on Thursday 2 April 2026: 9:00 pm on Thursday 2 April 2026.",
    ),
    Due(
        "2026-04-02 15:00",
        "standard",
        "2026-04-07 17:00",
        "2026-04-07 16:00",
        "1 working day after Thursday 2 April 2026 (weekends and bank holidays do not count: Friday 3 April 2026, "
        "Monday 6 April 2026): 5:00 pm on Tuesday 7 April 2026.",
    ),
    Due(
        "2026-04-02 15:00",
        "routine",
        "2026-04-13 17:00",
        "2026-04-13 16:00",
        "5 working days after Thursday 2 April 2026 (weekends and bank holidays do not count: Friday 3 April 2026, "
        "Monday 6 April 2026): 5:00 pm on Monday 13 April 2026.",
    ),
    # Christmas Eve: Boxing Day falls on a Saturday, so that Monday is its bank holiday
    Due(
        "2026-12-24 15:00",
        "immediate",
        "2026-12-24 17:00",
        "2026-12-24 17:00",
        "2 hours, nights and weekends included, from 3:00 pm on Thursday 24 December 2026: 5:00 pm on Thursday 24 December 2026.",
    ),
    Due(
        "2026-12-24 21:00",
        "urgent",
        "2026-12-25 03:00",
        "2026-12-25 03:00",
        "6 hours, nights and weekends included, from 9:00 pm on Thursday 24 December 2026: 3:00 am on Friday 25 December 2026.",
    ),
    Due(
        "2026-12-24 15:00",
        "standard",
        "2026-12-29 17:00",
        "2026-12-29 17:00",
        "1 working day after Thursday 24 December 2026 (weekends and bank holidays do not count: "
        "Friday 25 December 2026, Monday 28 December 2026): 5:00 pm on Tuesday 29 December 2026.",
    ),
    Due(
        "2026-12-24 15:00",
        "routine",
        "2027-01-05 17:00",
        "2027-01-05 17:00",
        "5 working days after Thursday 24 December 2026 (weekends and bank holidays do not count: "
        "Friday 25 December 2026, Monday 28 December 2026, Friday 1 January 2027): "
        "5:00 pm on Tuesday 5 January 2027.",
    ),
    # The last evening of the year
    Due(
        "2026-12-31 22:00",
        "immediate",
        "2027-01-01 00:00",
        "2027-01-01 00:00",
        "2 hours, nights and weekends included, from 10:00 pm on Thursday 31 December 2026: 12:00 am on Friday 1 January 2027.",
    ),
    Due(
        "2026-12-31 22:00",
        "urgent",
        "2027-01-01 04:00",
        "2027-01-01 04:00",
        "6 hours, nights and weekends included, from 10:00 pm on Thursday 31 December 2026: 4:00 am on Friday 1 January 2027.",
    ),
    Due(
        "2026-12-31 22:00",
        "standard",
        "2027-01-04 17:00",
        "2027-01-04 17:00",
        "1 working day after Thursday 31 December 2026 (weekends and bank holidays do not count: "
        "Friday 1 January 2027): 5:00 pm on Monday 4 January 2027.",
    ),
    Due(
        "2026-12-31 22:00",
        "routine",
        "2027-01-08 17:00",
        "2027-01-08 17:00",
        "5 working days after Thursday 31 December 2026 (weekends and bank holidays do not count: "
        "Friday 1 January 2027): 5:00 pm on Friday 8 January 2027.",
    ),
    # The Friday before the clocks go forward, and a week later it is Good Friday
    Due(
        "2026-03-27 16:00",
        "urgent",
        "2026-03-27 22:00",
        "2026-03-27 22:00",
        "6 hours, nights and weekends included, from 4:00 pm on Friday 27 March 2026: 10:00 pm on Friday 27 March 2026.",
    ),
    Due(
        "2026-03-27 16:00",
        "standard",
        "2026-03-30 17:00",
        "2026-03-30 16:00",
        "1 working day after Friday 27 March 2026: 5:00 pm on Monday 30 March 2026.",
    ),
    Due(
        "2026-03-27 16:00",
        "routine",
        "2026-04-07 17:00",
        "2026-04-07 16:00",
        "5 working days after Friday 27 March 2026 (weekends and bank holidays do not count: Friday 3 April 2026, "
        "Monday 6 April 2026): 5:00 pm on Tuesday 7 April 2026.",
    ),
    # The night in which the hour from one to two is missing: six hours pass, seven on the wall
    Due(
        "2026-03-28 22:30",
        "urgent",
        "2026-03-29 05:30",
        "2026-03-29 04:30",
        "6 hours, nights and weekends included, from 10:30 pm on Saturday 28 March 2026 (the clocks go forward in between): "
        "5:30 am on Sunday 29 March 2026.",
    ),
    Due(
        "2026-03-29 00:30",
        "immediate",
        "2026-03-29 03:30",
        "2026-03-29 02:30",
        "2 hours, nights and weekends included, from 12:30 am on Sunday 29 March 2026 (the clocks go forward in between): "
        "3:30 am on Sunday 29 March 2026.",
    ),
    # The Friday before the clocks go back
    Due(
        "2026-10-23 16:00",
        "urgent",
        "2026-10-23 22:00",
        "2026-10-23 21:00",
        "6 hours, nights and weekends included, from 4:00 pm on Friday 23 October 2026: 10:00 pm on Friday 23 October 2026.",
    ),
    Due(
        "2026-10-23 16:00",
        "standard",
        "2026-10-26 17:00",
        "2026-10-26 17:00",
        "1 working day after Friday 23 October 2026: 5:00 pm on Monday 26 October 2026.",
    ),
    Due(
        "2026-10-23 16:00",
        "routine",
        "2026-10-30 17:00",
        "2026-10-30 17:00",
        "5 working days after Friday 23 October 2026: 5:00 pm on Friday 30 October 2026.",
    ),
    # The night in which the hour from one to two comes twice: six hours pass, five on the wall
    Due(
        "2026-10-24 22:30",
        "urgent",
        "2026-10-25 03:30",
        "2026-10-25 03:30",
        "6 hours, nights and weekends included, from 10:30 pm on Saturday 24 October 2026 (the clocks go back in between): "
        "3:30 am on Sunday 25 October 2026.",
    ),
    Due(
        "2026-10-25 00:30",
        "immediate",
        "2026-10-25 01:30 again",
        "2026-10-25 01:30",
        "2 hours, nights and weekends included, from 12:30 am on Sunday 25 October 2026 (the clocks go back in between): "
        "1:30 am on Sunday 25 October 2026, after the clocks have gone back.",
    ),
    Due(
        "2026-10-25 01:30",
        "immediate",
        "2026-10-25 02:30",
        "2026-10-25 02:30",
        "2 hours, nights and weekends included, from 1:30 am on Sunday 25 October 2026, before the clocks go back "
        "(the clocks go back in between): 2:30 am on Sunday 25 October 2026.",
    ),
    # A leap day is a working day like another
    Due(
        "2028-02-28 10:00",
        "standard",
        "2028-02-29 17:00",
        "2028-02-29 17:00",
        "1 working day after Monday 28 February 2028: 5:00 pm on Tuesday 29 February 2028.",
    ),
    Due(
        "2028-02-28 22:00",
        "urgent",
        "2028-02-29 04:00",
        "2028-02-29 04:00",
        "6 hours, nights and weekends included, from 10:00 pm on Monday 28 February 2028: 4:00 am on Tuesday 29 February 2028.",
    ),
    Due(
        "2028-02-28 10:00",
        "routine",
        "2028-03-06 17:00",
        "2028-03-06 17:00",
        "5 working days after Monday 28 February 2028: 5:00 pm on Monday 6 March 2028.",
    ),
    # The last day of term: holidays of a school move no due time; its page says that it is shut (below)
    Due(
        "2026-12-18 15:30",
        "routine",
        "2026-12-29 17:00",
        "2026-12-29 17:00",
        "5 working days after Friday 18 December 2026 (weekends and bank holidays do not count: "
        "Friday 25 December 2026, Monday 28 December 2026): 5:00 pm on Tuesday 29 December 2026.",
    ),
)


def on_the_wall(text: str) -> datetime:
    """A time of London; `again` is the second of two alike."""
    day, clock, *again = text.split()
    return datetime.combine(
        date.fromisoformat(day), time.fromisoformat(clock).replace(fold=len(again)), LONDON
    )


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.asked} {row.urgency}")
def test_the_due_time_what_is_stored_and_what_both_sides_read(row: Due) -> None:
    due = reply_due(Urgency(row.urgency), on_the_wall(row.asked), BOOK)
    assert due.at.tzinfo is UTC
    assert f"{due.at:%Y-%m-%d %H:%M}" == row.stored
    # Two times of one zone are compared by the wall alone: the hour that comes twice is told apart in UTC.
    assert due.at == on_the_wall(row.due).astimezone(UTC)
    assert due.worked_out == row.says


def test_every_moment_of_the_table_is_there_for_each_urgency_that_it_touches() -> None:
    assert {row.urgency for row in TABLE} == {each.value for each in Urgency}
    assert {row.asked[:10] for row in TABLE} >= {
        *("2026-04-02", "2026-12-24", "2026-12-31", "2026-03-27", "2026-10-23", "2028-02-28", "2026-12-18")
    }


def test_the_calendar_of_bank_holidays_is_englands() -> None:
    assert tuple(day for day in bank_holidays(2026, 2028) if day.weekday() < 5) == HOLIDAYS


def test_the_hour_that_comes_twice_is_never_said_alike() -> None:
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert moment_said(first) == "1:30 am on Sunday 25 October 2026, before the clocks go back"
    assert moment_said(second) == "1:30 am on Sunday 25 October 2026, after the clocks have gone back"
    spring = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert moment_said(spring) == "2:30 am on Sunday 29 March 2026"


DAY = (Window(time(8, 30), time(16)),)
WEEK = (DAY,) * 5 + ((),) * 2
TERMS = tuple(
    Span(date.fromisoformat(first), date.fromisoformat(last))
    for first, last in (
        *(("2026-01-05", "2026-03-27"), ("2026-04-13", "2026-07-17"), ("2026-09-02", "2026-10-23")),
        *(("2026-11-02", "2026-12-18"), ("2027-01-05", "2027-03-25"), ("2028-02-21", "2028-03-31")),
    )
)
TRAINING = Span(date(2026, 4, 13), date(2026, 4, 13), "training day")
SCHOOL = Opening(WEEK, terms=TERMS, closures=(TRAINING,))
SURGERY = Opening(WEEK)
NIGHT_TEAM = Opening(((Window(time(), time(9)), Window(time(17), time())),) * 7, on_bank_holidays=True)
OPEN = ""


class Shut(NamedTuple):
    """What a page says of an agency before something is sent to it; nothing where it is open."""

    at: str
    school: str
    surgery: str


DOORS = (
    Shut(
        "2026-04-02 15:00",
        "Shut now: not in term. It opens at 8:30 am on Tuesday 14 April 2026.",
        OPEN,
    ),
    Shut(
        "2026-12-24 16:00",
        "Shut now: not in term. It opens at 8:30 am on Tuesday 5 January 2027.",
        "Shut now: outside its hours. It opens at 8:30 am on Tuesday 29 December 2026.",
    ),
    Shut(
        "2026-12-31 22:00",
        "Shut now: not in term. It opens at 8:30 am on Tuesday 5 January 2027.",
        "Shut now: outside its hours. It opens at 8:30 am on Monday 4 January 2027.",
    ),
    Shut(
        "2026-03-27 16:00",
        "Shut now: outside its hours. It opens at 8:30 am on Tuesday 14 April 2026.",
        "Shut now: outside its hours. It opens at 8:30 am on Monday 30 March 2026.",
    ),
    Shut(
        "2026-10-23 16:00",
        "Shut now: outside its hours. It opens at 8:30 am on Monday 2 November 2026.",
        "Shut now: outside its hours. It opens at 8:30 am on Monday 26 October 2026.",
    ),
    Shut(
        "2028-02-28 16:00",
        "Shut now: outside its hours. It opens at 8:30 am on Tuesday 29 February 2028.",
        "Shut now: outside its hours. It opens at 8:30 am on Tuesday 29 February 2028.",
    ),
    Shut("2026-12-18 15:59", OPEN, OPEN),
    Shut(
        "2026-12-29 17:00",
        "Shut now: not in term. It opens at 8:30 am on Tuesday 5 January 2027.",
        "Shut now: outside its hours. It opens at 8:30 am on Wednesday 30 December 2026.",
    ),
)


@pytest.mark.clause("2.2")
@pytest.mark.parametrize("row", DOORS, ids=lambda row: row.at)
def test_what_is_said_of_a_school_and_a_surgery_before_something_is_sent(row: Shut) -> None:
    at = on_the_wall(row.at)
    assert at_moment(SCHOOL, at, HOLIDAYS).says == row.school
    assert at_moment(SURGERY, at, HOLIDAYS).says == row.surgery


@pytest.mark.clause("2.2")
@pytest.mark.parametrize(
    "at",
    [
        "2026-10-25 01:30",
        "2026-10-25 01:30 again",
        "2026-03-29 00:59",
        "2026-03-29 02:00",
        "2026-12-25 03:00",
    ],
)
def test_a_team_of_the_night_is_there_in_the_missing_and_the_repeated_hour(at: str) -> None:
    assert at_moment(NIGHT_TEAM, on_the_wall(at).astimezone(UTC), HOLIDAYS).open is Answer.YES
