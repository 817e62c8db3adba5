"""A time of day is read however people write it, in the same way on every page that asks for one."""

from __future__ import annotations

from datetime import date, time

import pytest
from django import forms

from chiltern.web.forms.times import TimeOfDay, time_of_day
from chiltern.web.london import moment_on


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *[(each, time(14, 5)) for each in ("14:05", "14.05", "1405", "2:05pm", "2.05 pm", " 205 P.M. ")],
        *[(each, time(9, 30)) for each in ("9:30", "09:30", "930", "9.30 am")],
        *[(each, time(14)) for each in ("2pm", "2 PM", "14:00")],
        *[(each, time(12)) for each in ("12pm", "midday", "Noon")],
        *[(each, time(0)) for each in ("12am", "midnight", "00:00", "0000")],
    ],
)
def test_a_time_is_read_however_it_is_written(typed: str, read: time) -> None:
    assert time_of_day(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["teatime", "24:00", "14:60", "2", "14", "14:05pm", "0am", "13pm", "12345", "14:05:06", "", "१४:०५"],
)
def test_what_is_no_time_or_could_be_two_is_asked_for_again_in_the_same_words(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Enter a time like 14:05 or 2:05pm"):
        time_of_day(typed)


def test_a_time_that_may_be_left_out_is_none() -> None:
    assert TimeOfDay(required=False).clean(" ") is None
    with pytest.raises(forms.ValidationError, match="required"):
        TimeOfDay().clean("")


def test_it_is_meant_on_londons_clock() -> None:
    assert moment_on(date(2026, 7, 1), time(14, 5)).isoformat() == "2026-07-01T13:05:00+00:00"
    assert moment_on(date(2026, 12, 1), time(14, 5)).isoformat() == "2026-12-01T14:05:00+00:00"
