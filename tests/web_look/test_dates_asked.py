"""A date in three parts: what is taken, and what is said of an impossible one."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from chiltern.web.forms.dates import DateParts, TypedDate

BORN = DateParts(what="the date of birth", earliest=date(1900, 1, 1), latest=lambda: date(2026, 11, 16))


@pytest.mark.parametrize(
    "typed",
    [
        ("9", "3", "2016"),
        ("09", "03", "2016"),
        (" 9 ", "March", "2016"),
        ("9", "mar", "2016"),
    ],
)
def test_a_date_is_taken_however_its_month_is_written(typed: tuple[str, str, str]) -> None:
    assert BORN.clean(TypedDate(*typed)) == date(2016, 3, 9)


@pytest.mark.parametrize(
    ("typed", "says", "parts"),
    [
        (("", "", ""), "Enter the date of birth", ("day", "month", "year")),
        (("", "3", "2016"), "The date of birth must include a day", ("day",)),
        (("9", "", ""), "The date of birth must include a month and a year", ("month", "year")),
        (("30", "2", "2016"), "The date of birth must be a real date: February 2016 has 29 days", ("day",)),
        (("32", "1", "2016"), "The date of birth must have a day from 1 to 31", ("day",)),
        (("x", "1", "2016"), "The date of birth must have a day in numbers, such as 9", ("day",)),
        (("-1", "1", "2016"), "The date of birth must have a day in numbers, such as 9", ("day",)),
        (("1", "13", "2016"), "The date of birth must have a month from 1 to 12, or its name", ("month",)),
        (("1", "Brumaire", "2016"), "The date of birth must have a month in numbers, such as 9", ("month",)),
        (("1", "1", "16"), "The date of birth must have a year of four numbers, such as 2016", ("year",)),
        (("1", "1", "٢٠١٦"), "The date of birth must have a year of four numbers, such as 2016", ("year",)),
        (
            ("17", "11", "2026"),
            "The date of birth must be 16 November 2026 or earlier",
            ("day", "month", "year"),
        ),
        (("1", "1", "1899"), "The date of birth must be 1 January 1900 or later", ("day", "month", "year")),
    ],
)
def test_an_impossible_date_says_which_part_is_wrong(
    typed: tuple[str, str, str], says: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError) as raised:
        BORN.clean(TypedDate(*typed))
    (error,) = raised.value.error_list
    assert (raised.value.messages, error.params and error.params["parts"]) == ([says], parts)


def test_a_date_that_is_not_required_may_be_left_out() -> None:
    assert DateParts(what="the date", required=False).clean(TypedDate()) is None


def test_the_last_day_allowed_is_allowed() -> None:
    assert BORN.clean(TypedDate("16", "11", "2026")) == date(2026, 11, 16)


@given(st.tuples(st.text(), st.text(), st.text()))
def test_whatever_is_typed_gives_a_date_or_a_message(typed: tuple[str, str, str]) -> None:
    try:
        assert isinstance(BORN.clean(TypedDate(*typed)), date)
    except ValidationError as error:
        assert error.messages
