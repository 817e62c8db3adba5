"""A date asked in three parts: day, month, year.

No clause of the Code: a date of birth is an identifier that decides who somebody is, so an impossible one is
refused with the part that is wrong, and nothing is guessed.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from chiltern.web.london import date_in_words

PARTS = ("day", "month", "year")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class TypedDate(NamedTuple):
    """What was typed, as it was typed."""

    day: str = ""
    month: str = ""
    year: str = ""


class DatePartsWidget(forms.Widget):
    """Three text inputs, `name-day`, `name-month` and `name-year`; shown by the adapter, never by itself."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> TypedDate:
        return TypedDate(*(str(data.get(f"{name}-{part}") or "") for part in PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part in PARTS)


class DateParts(forms.Field):
    """A real date, or None where it is not required and nothing was typed.

    `what` names it in messages, with its article: "the date of birth". `earliest` and `latest` are dates, or
    functions that give one; both are included. Its errors carry the wrong parts in `params["parts"]`.
    """

    widget = DatePartsWidget

    def __init__(
        self,
        *,
        what: str,
        earliest: date | Callable[[], date] | None = None,
        latest: date | Callable[[], date] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.what = what
        self.earliest = earliest
        self.latest = latest

    def prepare_value(self, value: Any) -> TypedDate:
        if isinstance(value, date):
            return TypedDate(str(value.day), str(value.month), str(value.year))
        return value if isinstance(value, TypedDate) else TypedDate()

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        typed = TypedDate(*(part.strip() for part in value))
        missing = tuple(part for part, text in zip(PARTS, typed, strict=True) if not text)
        if len(missing) == len(PARTS):
            return None
        if missing:
            raise self._wrong(f"must include a {' and a '.join(missing)}", missing)
        day, month, year = self._day(typed.day), self._month(typed.month), self._year(typed.year)
        return self._real(year, month, day)

    def validate(self, value: Any) -> None:
        if value is None:
            if self.required:
                raise self._error(f"Enter {self.what}", PARTS)
            return
        earliest, latest = _bound(self.earliest), _bound(self.latest)
        if earliest and value < earliest:
            raise self._wrong(f"must be {date_in_words(earliest)} or later", PARTS)
        if latest and value > latest:
            raise self._wrong(f"must be {date_in_words(latest)} or earlier", PARTS)

    def _day(self, text: str) -> int:
        day = self._number(text, "day")
        if not 1 <= day <= 31:
            raise self._wrong("must have a day from 1 to 31", ("day",))
        return day

    def _month(self, text: str) -> int:
        if len(text) >= 3 and text[:3].lower() in _MONTHS:
            return _MONTHS.index(text[:3].lower()) + 1
        month = self._number(text, "month")
        if not 1 <= month <= 12:
            raise self._wrong("must have a month from 1 to 12, or its name", ("month",))
        return month

    def _year(self, text: str) -> int:
        if not _is_number(text, 4) or len(text) < 4 or text == "0000":
            raise self._wrong("must have a year of four numbers, such as 2016", ("year",))
        return int(text)

    def _number(self, text: str, part: str) -> int:
        if not _is_number(text, 2):
            raise self._wrong(f"must have a {part} in numbers, such as 9", (part,))
        return int(text)

    def _real(self, year: int, month: int, day: int) -> date:
        last = monthrange(year, month)[1]
        if day > last:
            raise self._wrong(f"must be a real date: {date(year, month, 1):%B %Y} has {last} days", ("day",))
        return date(year, month, day)

    def _wrong(self, rule: str, parts: tuple[str, ...]) -> ValidationError:
        return self._error(f"{self.what[:1].upper()}{self.what[1:]} {rule}", parts)

    def _error(self, message: str, parts: tuple[str, ...]) -> ValidationError:
        return ValidationError("%(message)s", code="date", params={"message": message, "parts": parts})


def _bound(limit: date | Callable[[], date] | None) -> date | None:
    return limit() if callable(limit) else limit


def _is_number(text: str, longest: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= longest
