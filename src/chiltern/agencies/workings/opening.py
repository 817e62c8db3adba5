"""An agency's week, numbers, terms and closures as somebody types them, checked field by field. Clauses 2.2, 3.6."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from chiltern.agencies.workings.asked import LONGEST
from chiltern.code_of_practice.opening import DAYS, Window
from chiltern.code_of_practice.words import Word
from chiltern.foundation.gate import Invalid

LONGEST_PERIOD = timedelta(days=366)
_NUMBER = re.compile(r"[0-9+(][0-9 +()]{2,29}")
_HOURS = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:-|–|to)\s*(\d{1,2})[:.](\d{2})")


class PeriodKind(Word):
    """What days are written down apart from the week."""

    TERM = "term", "term"
    CLOSURE = "closure", "closed"


@dataclass(frozen=True, slots=True)
class OpeningAsked:
    """What the representative's page sends: a line of hours for each day, from Monday on."""

    week: Sequence[str]
    round_the_clock: bool = False
    on_bank_holidays: bool = False
    duty_number: str = ""
    out_of_hours_number: str = ""
    cover: str = ""
    safeguarding_lead: str = ""


@dataclass(frozen=True, slots=True)
class OpeningChecked:
    """The same, as it is stored."""

    week: tuple[str, ...]
    round_the_clock: bool
    on_bank_holidays: bool
    duty_number: str
    out_of_hours_number: str
    cover: str
    safeguarding_lead: str


def checked(asked: OpeningAsked) -> OpeningChecked:
    """Raises Invalid at the field that cannot be right."""
    week = tuple(_line_of(_windows(day.casefold(), text)) for day, text in zip(DAYS, asked.week, strict=True))
    if not asked.round_the_clock and not any(week):
        raise Invalid(
            "monday", "Enter the hours of at least one day, or tick that you are there day and night"
        )
    return OpeningChecked(
        week=() if asked.round_the_clock else week,
        round_the_clock=asked.round_the_clock,
        on_bank_holidays=asked.on_bank_holidays,
        duty_number=_number("duty_number", asked.duty_number, needed=True),
        out_of_hours_number=_number(
            "out_of_hours_number", asked.out_of_hours_number, needed=not asked.round_the_clock
        ),
        cover=_text("cover", asked.cover),
        safeguarding_lead=_text("safeguarding_lead", asked.safeguarding_lead),
    )


def windows_of(line: str) -> tuple[Window, ...]:
    """The hours of a day from a stored line."""
    return _windows("monday", line)


def period(kind: str, first: date | None, last: date | None, says: str) -> tuple[PeriodKind, date, date, str]:
    """Raises Invalid at `kind`, `first`, `last` or `says`."""
    if kind not in set(PeriodKind):
        raise Invalid("kind", "Choose whether it is a term or a closure")
    if first is None:
        raise Invalid("first", "Enter the first day")
    ends = last or first
    if ends < first:
        raise Invalid("last", "The last day must be the first day or later")
    if ends - first > LONGEST_PERIOD:
        raise Invalid("last", "Enter a year or less at a time")
    return PeriodKind(kind), first, ends, _text("says", says)


def _windows(field: str, text: str) -> tuple[Window, ...]:
    found = [_window(field, part.strip()) for part in text.split(",") if part.strip()]
    for before, after in pairwise(found):
        if before.shuts == time() or after.opens < before.shuts:
            raise Invalid(field, "Hours of one day must follow each other: 08:30-12:00, 13:00-16:00")
    return tuple(found)


def _window(field: str, text: str) -> Window:
    typed = _HOURS.fullmatch(text)
    if typed is None:
        raise Invalid(field, "Enter hours like 08:30-16:00, or leave the day empty where you are shut")
    opens, shuts = _time(field, *typed.group(1, 2)), _time(field, *typed.group(3, 4))
    if shuts != time() and shuts <= opens:
        raise Invalid(field, "The end must be later on the same day; put the night's hours on both days")
    return Window(opens, shuts)


def _time(field: str, hour: str, minute: str) -> time:
    if (hour, minute) == ("24", "00"):
        return time()
    if int(hour) > 23 or int(minute) > 59:
        raise Invalid(field, f"{hour}:{minute} is no time of day. Enter hours like 08:30-16:00")
    return time(int(hour), int(minute))


def _line_of(windows: Sequence[Window]) -> str:
    return ", ".join(f"{one.opens:%H:%M}-{one.shuts:%H:%M}" for one in windows)


def _number(field: str, typed: str, *, needed: bool) -> str:
    number = " ".join(typed.split())
    if not number and not needed:
        return ""
    if not _NUMBER.fullmatch(number):
        raise Invalid(field, "Enter a telephone number, like 01632 960123")
    return number


def _text(field: str, typed: str) -> str:
    line = " ".join(typed.split())
    if len(line) > LONGEST:
        raise Invalid(field, f"Shorten it to {LONGEST} characters; it has {len(line):,}")
    if not line.isprintable():
        raise Invalid(field, "Take the unreadable sign out of it")
    return line
