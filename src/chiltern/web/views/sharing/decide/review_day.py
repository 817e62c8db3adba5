"""The day on which sharing without consent is looked at again, as a question. Clauses 3.3 and 9.5."""

from __future__ import annotations

from datetime import date
from typing import Any

from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.sharing.reviewing import USUALLY, days_open
from chiltern.web.forms.dates import DateParts, TypedDate


class ReviewDay(DateParts):
    """A day to come, filled in beforehand; a draft keeps it as text."""

    def __init__(self, each: Condition, on: date) -> None:
        earliest, latest = days_open(on)
        super().__init__(
            label=each.asks,
            what="the day on which you look at it again",
            help_text=f"{each.help} Thirteen weeks from today, unless you choose another day within a year.",
            required=False,
            earliest=earliest,
            latest=latest,
            initial=(on + USUALLY).isoformat(),
        )

    def prepare_value(self, value: Any) -> TypedDate:
        return super().prepare_value(date.fromisoformat(value) if value and isinstance(value, str) else value)

    def clean(self, value: Any) -> str:
        """As a draft keeps it; empty where nothing was typed."""
        day = super().clean(value)
        return day.isoformat() if day else ""
