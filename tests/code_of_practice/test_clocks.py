"""Due times: hours on the line of UTC, working days on the London calendar, and the sentence that explains
them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import (
    after_hours,
    after_working_days,
    changed,
    clock_stops,
    is_overdue,
    moment_said,
    reply_due,
    restart,
)
from chiltern.code_of_practice.words import Urgency

CHRISTMAS = (date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1))
WEDNESDAY = datetime(2026, 12, 23, 15, 0, tzinfo=UTC)
BOOK = Book.from_data(date(2026, 12, 23), bank_holidays=CHRISTMAS)
pytestmark = pytest.mark.clause("8.4")


@pytest.mark.parametrize(
    ("urgency", "due"),
    [
        (Urgency.IMMEDIATE, datetime(2026, 12, 23, 17, 0, tzinfo=UTC)),
        (Urgency.URGENT, datetime(2026, 12, 23, 21, 0, tzinfo=UTC)),
        (Urgency.STANDARD, datetime(2026, 12, 24, 17, 0, tzinfo=UTC)),
        (Urgency.ROUTINE, datetime(2027, 1, 4, 17, 0, tzinfo=UTC)),
    ],
)
def test_urgency_decides_the_due_time_over_christmas(urgency: Urgency, due: datetime) -> None:
    assert reply_due(urgency, WEDNESDAY, BOOK).at == due


def test_the_sentence_names_the_bank_holidays_that_did_not_count() -> None:
    assert reply_due(Urgency.ROUTINE, WEDNESDAY, BOOK).worked_out == (
        "5 working days after Wednesday 23 December 2026 (weekends and bank holidays do not count: "
        "Friday 25 December 2026, Monday 28 December 2026, Friday 1 January 2027): "
        "5:00 pm on Monday 4 January 2027."
    )


def test_a_scheme_sets_its_own_hours() -> None:
    own = Book.from_data(date(2026, 12, 23), settings={"reply.urgent_hours": 1})
    due = reply_due(Urgency.URGENT, WEDNESDAY, own)
    assert due.at == datetime(2026, 12, 23, 16, 0, tzinfo=UTC)
    assert due.worked_out.startswith(
        "1 hour, nights and weekends included, from 3:00 pm on Wednesday 23 December 2026: 4:00 pm"
    )


def test_hours_are_not_lengthened_by_the_night_on_which_the_clocks_go_back() -> None:
    before = datetime(2026, 10, 24, 23, 0, tzinfo=UTC)
    due = after_hours(before, 6)
    assert due.at == datetime(2026, 10, 25, 5, 0, tzinfo=UTC)
    assert due.worked_out == (
        "6 hours, nights and weekends included, from 12:00 am on Sunday 25 October 2026 (the clocks go back in between): "
        "5:00 am on Sunday 25 October 2026."
    )


def test_the_day_of_asking_is_the_day_in_london() -> None:
    just_after_midnight_in_london = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)
    assert after_working_days(just_after_midnight_in_london, 1, ()).at == datetime(
        2026, 7, 8, 16, 0, tzinfo=UTC
    )


def test_what_is_asked_on_a_saturday_is_due_from_monday() -> None:
    saturday = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)
    assert after_working_days(saturday, 1, ()).at == datetime(2026, 11, 16, 17, 0, tzinfo=UTC)


def test_a_bank_holiday_that_falls_on_a_weekend_is_not_named() -> None:
    friday = datetime(2026, 12, 25, 10, tzinfo=UTC)
    assert after_working_days(friday, 1, (date(2026, 12, 26), date(2026, 12, 27))).worked_out == (
        "1 working day after Friday 25 December 2026: 5:00 pm on Monday 28 December 2026."
    )


@pytest.mark.usefixtures("machine_elsewhere")
def test_the_days_are_londons_wherever_the_machine_stands() -> None:
    evening, midnight = datetime(2026, 7, 6, 21, tzinfo=UTC), datetime(2026, 7, 6, 23, 30, tzinfo=UTC)
    assert after_working_days(evening, 1, ()) == (
        datetime(2026, 7, 7, 16, tzinfo=UTC),
        "1 working day after Monday 6 July 2026: 5:00 pm on Tuesday 7 July 2026.",
    )
    due = after_working_days(midnight, 1, ())
    assert due.at == datetime(2026, 7, 8, 16, tzinfo=UTC)
    assert restart(due, evening, midnight, ()).at == datetime(2026, 7, 9, 16, tzinfo=UTC)
    assert restart(due, midnight, datetime(2026, 7, 7, 21, tzinfo=UTC), ()) is due
    assert "the clocks go" not in after_hours(datetime(2026, 4, 4, 12, tzinfo=UTC), 24).worked_out
    assert "the clocks go" in after_hours(datetime(2026, 3, 28, 12, tzinfo=UTC), 24).worked_out


def test_the_hour_of_midday_is_said_to_be_after_noon() -> None:
    assert moment_said(datetime(2026, 12, 23, 12, 5, tzinfo=UTC)).startswith("12:05 pm")
    assert moment_said(datetime(2026, 12, 23, 0, 5, tzinfo=UTC)).startswith("12:05 am")


def test_a_clarification_stops_a_routine_clock_and_no_other() -> None:
    assert [urgency for urgency in Urgency if clock_stops(urgency)] == [Urgency.ROUTINE]


def test_the_clock_starts_again_by_the_working_days_that_passed() -> None:
    due = after_working_days(datetime(2026, 11, 16, 9, 0, tzinfo=UTC), 5, ())
    asked, answered = datetime(2026, 11, 17, 9, tzinfo=UTC), datetime(2026, 11, 19, 9, tzinfo=UTC)
    later = restart(due, asked, answered, ())
    assert later.at == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    assert "The clock stood while clarification was awaited" in later.worked_out
    assert restart(due, asked, asked, ()) is due


def test_at_the_due_time_itself_nothing_is_overdue() -> None:
    assert not is_overdue(WEDNESDAY, WEDNESDAY)
    assert is_overdue(WEDNESDAY, datetime(2026, 12, 23, 15, 0, 0, 1, tzinfo=UTC))


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a time without its zone cannot be put on the clock$"):
        after_hours(datetime(2026, 12, 23, 15, 0), 6)  # noqa: DTZ001


@pytest.mark.clause("3.6")
@pytest.mark.parametrize(
    ("was", "now", "hours_later", "due"),
    [
        (Urgency.ROUTINE, Urgency.URGENT, 24, datetime(2026, 12, 24, 21, 0, tzinfo=UTC)),
        (Urgency.STANDARD, Urgency.URGENT, 24, datetime(2026, 12, 24, 17, 0, tzinfo=UTC)),
        (Urgency.URGENT, Urgency.ROUTINE, 1, datetime(2027, 1, 4, 17, 0, tzinfo=UTC)),
        (Urgency.ROUTINE, Urgency.STANDARD, 24 * 12, datetime(2027, 1, 4, 17, 0, tzinfo=UTC)),
    ],
    ids=["counted from the change", "never later", "less urgent", "as it was"],
)
def test_a_change_of_urgency_restates_the_due_time(
    was: Urgency, now: Urgency, hours_later: int, due: datetime
) -> None:
    at = WEDNESDAY + timedelta(hours=hours_later)
    found = changed(reply_due(was, WEDNESDAY, BOOK), was, now, at, BOOK)
    assert found.at == due
    assert f"Changed from {was.says} to {now.says} at {moment_said(at)}" in found.worked_out


def test_made_less_urgent_it_is_never_due_earlier() -> None:
    later = reply_due(Urgency.ROUTINE, WEDNESDAY + timedelta(days=7), BOOK)
    due = changed(later, Urgency.URGENT, Urgency.STANDARD, WEDNESDAY, BOOK)
    assert due.at == later.at
    assert due.worked_out.endswith("which leaves it as it was.")
