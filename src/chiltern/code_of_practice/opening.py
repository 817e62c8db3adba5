"""When an agency is open, when it opens next, and which number is answered now.

Hours are wall-clock hours in London: the nights on which the clocks change move nothing. Terms, closures and
bank holidays are days there. What nobody has written down is not known, and never reads as open. Clauses 2.2,
3.6.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from chiltern.code_of_practice.clocks import LONDON, moment_said
from chiltern.code_of_practice.words import Answer

AHEAD = 400
"""How many days are looked through for the next opening: past any summer, and past a year without terms."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Window(NamedTuple):
    """Open from one wall-clock time until another of the same day; midnight as an end is the day's own end."""

    opens: time
    shuts: time

    def holds(self, clock: time) -> bool:
        """Whether it is open at that time; the last moment is excluded."""
        return self.opens <= clock and (self.shuts == time() or clock < self.shuts)


class Span(NamedTuple):
    """Days from the first to the last, both included, and what they are called."""

    first: date
    last: date
    says: str = ""

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Opening:
    """What an agency has written down about its hours. Without a week nothing is known.

    `terms`: where there are any it is open in them alone; `closures`: shut, whatever else says.
    """

    week: tuple[tuple[Window, ...], ...] = ()
    round_the_clock: bool = False
    on_bank_holidays: bool = False
    terms: tuple[Span, ...] = ()
    closures: tuple[Span, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything was written down."""
        return self.round_the_clock or any(self.week)


class Now(NamedTuple):
    """How an agency stands at a moment: open or not, why not, and when it opens next where that is known."""

    open: Answer
    why: str = ""
    next: datetime | None = None

    @property
    def says(self) -> str:
        """In a sentence or two, for the page; empty where it is open or nothing is known."""
        if self.open is not Answer.NO:
            return ""
        when = (
            f"It opens at {moment_said(self.next)}." if self.next else "When it opens again is not on record."
        )
        return f"Shut now: {self.why}. {when}"


def at_moment(opening: Opening, at: datetime, holidays: Collection[date]) -> Now:
    """Whether it is open, else why not and when next. Raises ValueError for a time without its zone."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone cannot be put on the clock")
    if not opening.known:
        return Now(Answer.NOT_KNOWN)
    here = at.astimezone(LONDON)
    shut = _shut_on(opening, here.date(), holidays)
    if not shut and any(window.holds(here.time()) for window in _windows(opening, here.date())):
        return Now(Answer.YES)
    return Now(Answer.NO, shut or "outside its hours", _next(opening, at, holidays))


def week_says(opening: Opening) -> str:
    """The week in words: days with the same hours stand together."""
    if opening.round_the_clock:
        return "Day and night, every day"
    said: list[tuple[list[str], str]] = []
    for day, windows in zip(DAYS, opening.week, strict=False):
        hours = " and ".join(f"{_clock(one.opens)} to {_clock(one.shuts)}" for one in windows)
        if said and said[-1][1] == hours:
            said[-1][0].append(day)
        else:
            said.append(([day], hours))
    return "; ".join(f"{_days(days)} {hours}" for days, hours in said if hours)


def _windows(opening: Opening, day: date) -> tuple[Window, ...]:
    """Of an agency whose hours are known."""
    if opening.round_the_clock:
        return (Window(time(), time()),)
    return opening.week[day.weekday()]


def _shut_on(opening: Opening, day: date, holidays: Collection[date]) -> str:
    """Why it is shut all day; empty where it is not."""
    for closure in opening.closures:
        if closure.holds(day):
            return closure.says or "closed on this day"
    if day in holidays and not (opening.on_bank_holidays or opening.round_the_clock):
        return "bank holiday"
    if opening.terms and not any(term.holds(day) for term in opening.terms):
        return "not in term"
    return "" if _windows(opening, day) else f"not open on a {DAYS[day.weekday()]}"


def _next(opening: Opening, at: datetime, holidays: Collection[date]) -> datetime | None:
    today = at.astimezone(LONDON).date()
    for ahead in range(AHEAD):
        day = today + timedelta(days=ahead)
        if _shut_on(opening, day, holidays):
            continue
        for window in sorted(_windows(opening, day)):
            opens = datetime.combine(day, window.opens, LONDON).astimezone(UTC)
            if opens > at:
                return opens
    return None


def _clock(clock: time) -> str:
    if clock in (time(), time(12)):
        return "midday" if clock.hour else "midnight"
    minutes = f":{clock:%M}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes} {'am' if clock.hour < 12 else 'pm'}"


def _days(days: list[str]) -> str:
    return days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
