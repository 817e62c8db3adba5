"""What the partnership has set, as anyone may read it: the Book of a day, numbers to ring, the Code (1.1, 1.4, 3.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from chiltern.code_of_practice import book_data
from chiltern.scheme.models import CodeVersion, Partnership, Setting
from chiltern.scheme.queries.books import (
    Stamp,
    book,
    day_in_london,
    forget_what_was_read,
    history,
    last_moment,
    law_as_read,
    law_at,
    own_numbers,
    purpose_at,
    settings_on,
    settled,
    stamp_and_time,
    stamp_at,
)
from chiltern.scheme.workings.known import UNSET_NUMBER, number_labels

__all__ = [
    "CodeAsSigned",
    "NumberToRing",
    "book",
    "code_on",
    "day_in_london",
    "end_of_day",
    "forget_what_was_read",
    "keys_set",
    "last_moment",
    "law_as_read",
    "law_at",
    "numbers",
    "partnership_name",
    "purpose_at",
    "settings_on",
]

_LONDON = ZoneInfo("Europe/London")


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


def end_of_day(day: date) -> datetime:
    """The first moment after a day in London."""
    return datetime.combine(day + timedelta(days=1), time(), _LONDON)


def numbers(moment: datetime | None = None) -> tuple[NumberToRing, ...]:
    """The numbers to ring as they hold now, in their order; one query, or none where `law_at` was asked for this moment."""
    stamp, now = stamp_and_time() if moment is None else (stamp_at(moment), moment)
    set_now = _numbers_set(stamp, day_in_london(now))
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


def keys_set() -> frozenset[str]:
    """The keys that somebody has set, from now or from a later day."""
    return frozenset(Setting.objects.values_list("key", flat=True))


@lru_cache(maxsize=8)
def _numbers_set(stamp: Stamp, on: date) -> Mapping[str, str]:
    values = {row.key: row.value for row in settled(history(stamp).settings, on)}
    return {**book_data.numbers(), **own_numbers(values)}
