"""What the partnership has set, as anyone may read it: the Book of a day, numbers to ring, the Code (1.1, 1.4, 3.4)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from chiltern.code_of_practice import book_data
from chiltern.code_of_practice.book import Book, Correction
from chiltern.foundation import prepared
from chiltern.foundation.working_days import bank_holidays
from chiltern.scheme.models import CodeVersion, LawCorrection, Partnership, Setting
from chiltern.scheme.workings.corrections import as_read
from chiltern.scheme.workings.known import NUMBERS, UNSET_NUMBER, number_labels

_LONDON = ZoneInfo("Europe/London")
_YEARS_BEFORE, _YEARS_AFTER = 1, 2

_STAMP = """
select s.many, s.rows, l.many, l.rows
  from (select count(*) as many, bit_xor(uuid_hash_extended(id, 0)) as rows from scheme_setting) s
  cross join (select count(*) as many, bit_xor(uuid_hash_extended(id, 0)) as rows from scheme_lawcorrection) l"""
Stamp = tuple[int, int | None, int, int | None]
"""Which rows this transaction sees: rows are only ever added, so those that are there say everything."""


@dataclass(frozen=True, slots=True)
class NumberToRing:
    """A number for a page: `number` is never blank; `is_set` is False where the officer has yet to fill it."""

    key: str
    label: str
    number: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class CodeAsSigned:
    """A version of the Code with both groups' terms of reference."""

    id: UUID
    label: str
    in_force_from: date
    terms_core: str
    terms_virtual: str


def day_in_london(moment: datetime) -> date:
    """The local day of a moment: the Code's days are England's."""
    return moment.astimezone(_LONDON).date()


def last_moment(day: date) -> datetime:
    """The last moment of a day in London: what is allowed until a day ends with it, in summer too."""
    return datetime.combine(day, time.max, _LONDON)


def end_of_day(day: date) -> datetime:
    """The first moment after a day in London."""
    return datetime.combine(day + timedelta(days=1), time(), _LONDON)


def book(on: date) -> Book:
    """The Book of a day: the law as corrected, the settings and numbers as set, by the end of that day.

    One query; the Book itself is kept in the process until something is set or corrected.
    """
    return _book(on, _stamp())


def law_at(moment: datetime) -> Book:
    """The Book of a moment: what was set and corrected up to then, so that it can be built again later (1.4).

    One query for all who ask within the transaction of that moment.
    """
    stamp = _stamp_at(moment)
    return _book_of(day_in_london(moment), stamp, *_counted(stamp, moment))


def numbers(moment: datetime | None = None) -> tuple[NumberToRing, ...]:
    """The numbers to ring as set now, in their order; one query, or none where `law_at` was asked for this moment."""
    set_now = _numbers_set(_stamp() if moment is None else _stamp_at(moment))
    return tuple(
        NumberToRing(name, label, set_now[name] or UNSET_NUMBER, bool(set_now[name]))
        for name, label in number_labels().items()
    )


def partnership_name() -> str:
    """'' until the partnership is made."""
    return Partnership.objects.values_list("name", flat=True).first() or ""


def code_on(day: date) -> CodeAsSigned | None:
    """The version of the Code in force on a day, with its terms of reference; None before the first."""
    held = CodeVersion.objects.filter(in_force_from__lte=day).order_by("-in_force_from", "-made_at").first()
    if held is None:
        return None
    return CodeAsSigned(held.id, held.label, held.in_force_from, held.terms_core, held.terms_virtual)


def settings_set(before: datetime | None = None) -> dict[str, Any]:
    """The latest value of each key that was ever set (before a moment, where one is given)."""
    rows = Setting.objects.order_by("key", "-made_at", "-id")
    if before is not None:
        rows = rows.filter(made_at__lt=before)
    return dict(rows.distinct("key").values_list("key", "value"))


def reasons_for_settings() -> dict[str, tuple[str, datetime]]:
    """Why each key holds its present value, and since when."""
    rows = Setting.objects.order_by("key", "-made_at", "-id").distinct("key")
    return {key: (reason, at) for key, reason, at in rows.values_list("key", "reason", "made_at")}


def as_correction(row: LawCorrection) -> Correction:
    """A correction for the Book. It counts from its day, but never from before it was made: so that a decision
    made earlier reads the law that it read.
    """
    return Correction(
        row=row.row,
        field=row.field,
        value=as_read(row.field, row.value),
        made_on=max(day_in_london(row.made_at), row.holds_from),
        reason=row.reason,
    )


@lru_cache(maxsize=64)
def _stamp_at(moment: datetime) -> Stamp:
    return _stamp()


def forget_what_was_read() -> None:
    """Something was set or corrected: who goes on in the same transaction reads it again."""
    _stamp_at.cache_clear()


def _stamp() -> Stamp:
    (row,) = prepared.fetch(_STAMP)
    return cast(Stamp, row)


def _book(on: date, stamp: Stamp) -> Book:
    """As `law_at` at the end of the day; corrections of later days are left out by the Book itself."""
    return _book_of(on, stamp, *_counted(stamp, last_moment(on)))


@lru_cache(maxsize=8)
def _history(stamp: Stamp) -> tuple[tuple[Setting, ...], tuple[LawCorrection, ...]]:
    """All that was ever set and corrected, in its order."""
    return (
        tuple(Setting.objects.order_by("made_at", "id")),
        tuple(LawCorrection.objects.order_by("made_at", "id")),
    )


def _counted(stamp: Stamp, moment: datetime) -> tuple[int, int]:
    """How many of each had been made by then."""
    settings, corrections = _history(stamp)
    return (
        bisect_right(settings, moment, key=lambda row: row.made_at),
        bisect_right(corrections, moment, key=lambda row: row.made_at),
    )


@lru_cache(maxsize=64)
def _book_of(on: date, stamp: Stamp, settings: int, corrections: int) -> Book:
    held = _history(stamp)
    values = {row.key: row.value for row in held[0][:settings]}
    return Book.from_data(
        on,
        corrections=[as_correction(row) for row in held[1][:corrections]],
        settings={key: value for key, value in values.items() if not key.startswith(NUMBERS)},
        numbers=_own_numbers(values),
        bank_holidays=bank_holidays(on.year - _YEARS_BEFORE, on.year + _YEARS_AFTER),
    )


@lru_cache(maxsize=8)
def _numbers_set(stamp: Stamp) -> Mapping[str, str]:
    return {**book_data.numbers(), **_own_numbers(settings_set())}


def _own_numbers(values: Mapping[str, Any]) -> dict[str, str]:
    return {key.removeprefix(NUMBERS): value for key, value in values.items() if key.startswith(NUMBERS)}
