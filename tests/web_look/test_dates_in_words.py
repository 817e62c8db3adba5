"""Dates and times as people say them, on London's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chiltern.web import london

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "says"),
    [(0, 0, "midnight"), (0, 5, "12:05 am"), (12, 0, "midday"), (12, 30, "12:30 pm"), (16, 0, "4 pm")],
)
def test_a_time_is_said_as_on_a_twelve_hour_clock(hour: int, minute: int, says: str) -> None:
    assert london.time_in_words(datetime(2026, 11, 16, hour, minute, tzinfo=UTC)) == says


def test_summer_time_is_londons() -> None:
    assert london.moment_in_words(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026 at 12:30 am"


def test_a_day_stays_the_day_that_it_is() -> None:
    assert london.date_in_words(date(2016, 3, 9)) == "9 March 2016"
    assert london.short_date(date(2026, 11, 16)) == "Mon 16 Nov 2026"


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (datetime(2026, 11, 16, 16, tzinfo=UTC), "by 4 pm today"),
        (datetime(2026, 11, 17, 10, tzinfo=UTC), "by 10 am tomorrow"),
        (datetime(2026, 11, 20, 16, tzinfo=UTC), "by 4 pm on Friday 20 November"),
        (datetime(2027, 1, 4, 12, tzinfo=UTC), "by midday on Monday 4 January 2027"),
        (datetime(2026, 11, 15, 17, tzinfo=UTC), "overdue since 5 pm yesterday"),
        (datetime(2026, 11, 16, 8, tzinfo=UTC), "overdue since 8 am today"),
    ],
)
def test_a_due_time_is_said_from_now(due: datetime, says: str) -> None:
    assert london.due_in_words(due, NOW) == says


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        london.time_in_words(datetime(2026, 11, 16, 9))  # noqa: DTZ001  the fault under test
