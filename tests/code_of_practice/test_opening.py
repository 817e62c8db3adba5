"""Opening hours: the wall clock in London, bank holidays, terms, closures, and what nobody has written down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import LONDON, representative_hears, steps_up
from chiltern.code_of_practice.opening import Opening, Span, Window, at_moment, week_says
from chiltern.code_of_practice.words import Answer, Urgency

pytestmark = [pytest.mark.clause("3.6"), pytest.mark.clause("2.2")]

HOLIDAYS = (date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29))
BOOK = Book.from_data(date(2026, 12, 23), bank_holidays=HOLIDAYS)
DAY = (Window(time(8, 30), time(16)),)
WEEK = (DAY,) * 5 + ((),) * 2
TERMS = (
    Span(date(2026, 9, 2), date(2026, 12, 18), "Autumn term"),
    Span(date(2027, 1, 5), date(2027, 3, 25), "Spring term"),
)
SCHOOL = Opening(WEEK, terms=TERMS, closures=(Span(date(2026, 11, 27), date(2026, 11, 27), "training day"),))
SURGERY = Opening(WEEK)
NIGHT = Opening(round_the_clock=True)


def london(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("opening", "at", "why", "next_"),
    [
        (SURGERY, london(2026, 11, 16, 8, 29), "outside its hours", london(2026, 11, 16, 8, 30)),
        (SURGERY, london(2026, 11, 16, 16), "outside its hours", london(2026, 11, 17, 8, 30)),
        (SURGERY, london(2026, 11, 14, 10), "not open on a Saturday", london(2026, 11, 16, 8, 30)),
        (SURGERY, london(2026, 12, 25, 10), "bank holiday", london(2026, 12, 29, 8, 30)),
        (SURGERY, london(2026, 12, 31, 17), "outside its hours", london(2027, 1, 4, 8, 30)),
        (SURGERY, london(2027, 3, 26, 9), "bank holiday", london(2027, 3, 30, 8, 30)),
        (SCHOOL, london(2026, 12, 23, 10), "not in term", london(2027, 1, 5, 8, 30)),
        (SCHOOL, london(2026, 11, 27, 10), "training day", london(2026, 11, 30, 8, 30)),
        (SCHOOL, london(2027, 3, 30, 10), "not in term", None),
    ],
)
def test_when_it_is_shut_the_reason_and_the_next_opening_are_said(
    opening: Opening, at: datetime, why: str, next_: datetime | None
) -> None:
    now = at_moment(opening, at, HOLIDAYS)
    assert (now.open, now.why, now.next) == (Answer.NO, why, next_)
    assert why in now.says


@pytest.mark.parametrize(
    ("opening", "at"),
    [
        (SURGERY, london(2026, 11, 16, 8, 30)),
        (SURGERY, london(2026, 11, 16, 15, 59)),
        (SCHOOL, london(2026, 12, 18, 12)),
        (NIGHT, london(2026, 12, 25, 3)),
        (Opening(WEEK, on_bank_holidays=True), london(2026, 12, 28, 9)),
        (Opening(((Window(time(18), time()),),) * 7), london(2026, 11, 16, 23, 59)),
    ],
)
def test_within_its_hours_it_is_open_and_nothing_is_said(opening: Opening, at: datetime) -> None:
    now = at_moment(opening, at, HOLIDAYS)
    assert (now.open, now.says) == (Answer.YES, "")


def test_what_nobody_wrote_down_is_not_known_and_never_reads_as_open() -> None:
    for nothing in (Opening(), Opening(((),) * 7), Opening(terms=TERMS)):
        assert at_moment(nothing, london(2026, 11, 16, 10), HOLIDAYS).open is Answer.NOT_KNOWN


def test_the_nights_on_which_the_clocks_change_move_no_hours() -> None:
    sunday = Opening(((),) * 6 + (DAY,))
    for day, utc_hour in ((date(2026, 10, 25), 8), (date(2027, 3, 28), 7)):
        before = datetime(day.year, day.month, day.day, utc_hour, 29, tzinfo=UTC)
        opens = datetime(day.year, day.month, day.day, utc_hour, 30, tzinfo=UTC)
        assert at_moment(sunday, before, ()).next == opens
        assert at_moment(sunday, opens, ()).open is Answer.YES
    saturday_evening = datetime(2026, 10, 24, 20, tzinfo=UTC)
    assert at_moment(sunday, saturday_evening, ()).next == datetime(2026, 10, 25, 8, 30, tzinfo=UTC)


def test_two_windows_of_a_day_leave_the_middle_shut() -> None:
    halves = Opening(((Window(time(9), time(12)), Window(time(13), time(17))),) * 7)
    at = london(2026, 11, 16, 12, 30)
    assert at_moment(halves, at, ()).next == london(2026, 11, 16, 13)


def test_the_sentence_gives_day_and_time() -> None:
    assert at_moment(SCHOOL, london(2026, 12, 23, 10), HOLIDAYS).says == (
        "Shut now: not in term. It opens at 8:30 am on Tuesday 5 January 2027."
    )
    assert "not on record" in at_moment(SCHOOL, london(2027, 3, 30, 10), HOLIDAYS).says


def test_days_with_the_same_hours_stand_together() -> None:
    assert week_says(SURGERY) == "Monday to Friday 8:30 am to 4 pm"
    assert week_says(NIGHT) == "Day and night, every day"
    split = Opening((DAY, (Window(time(9), time(12)), Window(time(13), time())), *[()] * 5))
    assert week_says(split) == "Monday 8:30 am to 4 pm; Tuesday 9 am to midday and 1 pm to midnight"


def test_twelve_is_midday_or_midnight_and_half_past_it_is_told_apart() -> None:
    late = Opening(((Window(time(0, 15), time(12, 30)),), *[()] * 6))
    assert week_says(late) == "Monday 12:15 am to 12:30 pm"
    assert week_says(Opening()) == ""


def test_days_without_a_name_on_which_it_is_shut_are_said_to_be_so() -> None:
    shut = Opening(WEEK, closures=(Span(date(2026, 11, 16), date(2026, 11, 16)),))
    assert at_moment(shut, london(2026, 11, 16, 10), ()).why == "closed on this day"


@pytest.mark.usefixtures("machine_elsewhere")
def test_the_hours_are_londons_wherever_the_machine_stands() -> None:
    midnight = datetime(2026, 7, 5, 23, 30, tzinfo=UTC)
    assert at_moment(SURGERY, midnight, ()).why == "outside its hours", "Monday in London"
    opens = at_moment(SURGERY, midnight, ()).next
    assert opens is not None
    assert opens == datetime(2026, 7, 6, 7, 30, tzinfo=UTC)
    assert opens.tzinfo is UTC
    evenings = Opening(((Window(time(18), time(20)),),) * 7)
    afternoon = datetime(2026, 7, 6, 12, 30, tzinfo=UTC)
    assert at_moment(evenings, afternoon, ()).next == datetime(2026, 7, 6, 17, tzinfo=UTC)
    assert at_moment(SURGERY, datetime(2026, 7, 6, 7, 30, tzinfo=UTC), ()).open is Answer.YES


def test_a_time_without_its_zone_cannot_be_looked_up() -> None:
    with pytest.raises(ValueError, match=r"^a time without its zone cannot be put on the clock$"):
        at_moment(SURGERY, datetime(2026, 11, 16, 10), ())  # noqa: DTZ001


@pytest.mark.parametrize(
    ("urgency", "due", "hears"),
    [
        (Urgency.URGENT, london(2026, 12, 25, 10), london(2026, 12, 25, 12)),
        (Urgency.IMMEDIATE, london(2026, 10, 25, 0, 30), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        (Urgency.ROUTINE, london(2026, 12, 24, 17), london(2026, 12, 29, 17)),
        (Urgency.STANDARD, london(2026, 12, 31, 17), london(2027, 1, 4, 17)),
        (None, london(2027, 3, 25, 17), london(2027, 3, 30, 17)),
    ],
)
def test_what_stays_unanswered_goes_on_to_the_representative(
    urgency: Urgency | None, due: datetime, hears: datetime
) -> None:
    assert representative_hears(urgency, due, BOOK) == hears
    assert steps_up(urgency, due, due, BOOK) == 0
    assert steps_up(urgency, due, hears, BOOK) == 1
    assert steps_up(urgency, due, hears.replace(microsecond=1), BOOK) == 2
