"""A time of day, asked for in one line and read however people write it.

No clause of the Code: what happened is written down with its time, and nobody should have to learn how to type one.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from django import forms

_NAMED = {"midday": time(12), "noon": time(12), "midnight": time(0)}
_TYPED = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>[0-5]\d))?(?:(?P<half>[ap])\.?m\.?)?", re.ASCII)
_HALF_A_DAY = 12


def time_of_day(text: str) -> time:
    """14:05, 14.05, 1405, 2pm, 2.05 pm, midday. Raises ValidationError."""
    typed = "".join(text.split()).lower()
    read = _TYPED.fullmatch(typed)
    found = _NAMED.get(typed) if read is None else _on_the_clock(read["hour"], read["minute"], read["half"])
    if found is None:
        raise forms.ValidationError("Enter a time like 14:05 or 2:05pm")
    return found


def _on_the_clock(hour: str, minute: str | None, half: str | None) -> time | None:
    """None where there is no such time, or where an hour alone could be either half of the day."""
    typed = int(hour)
    if half is None:
        return time(typed, int(minute)) if minute and typed < 2 * _HALF_A_DAY else None
    if not 1 <= typed <= _HALF_A_DAY:
        return None
    return time(typed % _HALF_A_DAY + (_HALF_A_DAY if half == "p" else 0), int(minute or 0))


class TimeOfDay(forms.CharField):
    """The time that was typed, or None where it is not required and nothing was typed."""

    def __init__(self, **kwargs: Any) -> None:
        shown = {
            "label": "At what time?",
            "max_length": 20,
            "help_text": "For example, 14:05 or 2pm",
            "widget": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        super().__init__(**{**shown, **kwargs})

    def clean(self, value: Any) -> time | None:
        """Raises ValidationError."""
        typed = super().clean(value)
        return time_of_day(typed) if typed else None
