"""The Book of a day, of a moment, and the one that a decision read: as released, corrected, added to and set (1.4, 2.1, 3.8).

Rows are only ever added, so that whichever there are say everything: a Book is kept in the process under their stamp.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from chiltern.code_of_practice.book import Added, Book, Correction
from chiltern.foundation import prepared
from chiltern.foundation.working_days import bank_holidays
from chiltern.scheme.models import AddedLawRow, LawCorrection, Setting
from chiltern.scheme.workings.corrections import as_read
from chiltern.scheme.workings.known import NUMBERS

_LONDON = ZoneInfo("Europe/London")
_YEARS_BEFORE, _YEARS_AFTER = 1, 2
UNDER_WAY = timedelta(minutes=5)
"""Far longer than a transaction of a page: what was set in one, and not yet seen by others, was set since then."""
AT_ONCE = 4
"""So many acts of the office at the most are taken to have been under way together."""

_STAMP = """
select s.many, s.rows, l.many, l.rows, a.many, a.rows, ctx.now()
  from (select count(*) as many, bit_xor(uuid_hash_extended(id, 0)) as rows from scheme_setting) s
  cross join (select count(*) as many, bit_xor(uuid_hash_extended(id, 0)) as rows from scheme_lawcorrection) l
  cross join (select count(*) as many, bit_xor(uuid_hash_extended(id, 0)) as rows from scheme_addedlawrow) a"""
Stamp = tuple[int, int | None, int, int | None, int, int | None]
"""Which rows this transaction sees."""
Counts = tuple[int, int, int]
SetRow = Setting | LawCorrection | AddedLawRow


class History(NamedTuple):
    """All that was ever set, corrected and added, each in its order."""

    settings: tuple[Setting, ...]
    corrections: tuple[LawCorrection, ...]
    added: tuple[AddedLawRow, ...]


def day_in_london(moment: datetime) -> date:
    """The local day of a moment: the Code's days are England's."""
    return moment.astimezone(_LONDON).date()


def last_moment(day: date) -> datetime:
    """The last moment of a day in London: what is allowed until a day ends with it, in summer too."""
    return datetime.combine(day, time.max, _LONDON)


def book(on: date) -> Book:
    """The Book of a day: the law as corrected, the settings and numbers as set, by the end of that day.

    One query; the Book itself is kept in the process until something is set or corrected.
    """
    stamp = stamp_now()
    return _book_of(on, stamp, _counted(stamp, last_moment(on)))


def law_at(moment: datetime, *, asked_at: datetime | None = None) -> Book:
    """The Book of a moment: what was set and corrected up to then, so that it can be built again later (1.4).

    One query for all who ask within the transaction of that moment; none more where the moment is a past one and
    `asked_at` is this transaction's.
    """
    stamp = stamp_at(asked_at or moment)
    return _book_of(day_in_london(moment), stamp, _counted(stamp, moment))


def purpose_at(row: str, moment: datetime, *, asked_at: datetime) -> str:
    """What a purpose said at a moment; as it says now where nobody has changed it since it was released."""
    held = history(stamp_at(asked_at))
    touched = {one.row for one in held.corrections} | {one.row for one in held.added}
    law = law_at(moment, asked_at=asked_at) if row in touched else law_at(asked_at)
    return law.row(row, "purpose").says


def law_as_read(moment: datetime, digest: str, *, asked_at: datetime | None = None) -> Book:
    """The Book that was read at a moment, known by its digest (3.8).

    What the office was setting in a transaction that had begun and was not over was not seen then, though it bears an
    earlier time: it is left out where the digest says so. A digest that no such Book has is of another release's words:
    then it is the Book of the moment.
    """
    stamp = stamp_at(asked_at or moment)
    on, counts = day_in_london(moment), _counted(stamp, moment)
    found = _book_of(on, stamp, counts)
    if found.digest == digest:
        return found
    for unseen in _under_way(_upto(history(stamp), counts), moment):
        fewer = _book_of(on, stamp, counts, unseen)
        if fewer.digest == digest:
            return fewer
    return found


def settings_on(day: date, moment: datetime) -> dict[str, Any]:
    """Which value each key that was ever set has on a day, today's or one to come, by what was set up to a moment."""
    stamp = stamp_at(moment)
    settings = _upto(history(stamp), _counted(stamp, moment)).settings
    return {row.key: row.value for row in settled(settings, day)}


def settled(rows: Iterable[Setting], on: date) -> tuple[Setting, ...]:
    """The row that holds of each key: of those that have begun by then the one that began last."""
    begun = sorted((row for row in rows if counts_from(row) <= on), key=counts_from)
    return tuple({row.key: row for row in begun}.values())


def counts_from(row: SetRow) -> date:
    """The first day of what was set: the one that it names, but never one before it was made, so that a decision made
    earlier reads the law that it read.
    """
    made_on = day_in_london(row.made_at)
    return made_on if row.holds_from is None else max(made_on, row.holds_from)


def stamp_now() -> Stamp:
    """One query."""
    return stamp_and_time()[0]


def stamp_and_time() -> tuple[Stamp, datetime]:
    """With the database's time, for whoever has none of their own."""
    ((*stamp, now),) = prepared.fetch(_STAMP)
    return cast(Stamp, tuple(stamp)), now


@lru_cache(maxsize=64)
def stamp_at(moment: datetime) -> Stamp:
    """One query for all who ask within the transaction of that moment."""
    return stamp_now()


def forget_what_was_read() -> None:
    """Something was set or corrected: who goes on in the same transaction reads it again."""
    stamp_at.cache_clear()


@lru_cache(maxsize=8)
def history(stamp: Stamp) -> History:
    """Three queries, the first time that a process sees this stamp."""
    return History(
        tuple(Setting.objects.order_by("made_at", "id")),
        tuple(LawCorrection.objects.order_by("made_at", "id")),
        tuple(AddedLawRow.objects.order_by("made_at", "id")),
    )


def as_correction(row: LawCorrection, starts: date = date.min) -> Correction:
    """For the Book. `starts`: the first day of an added row, before which there is nothing to correct."""
    return Correction(
        row=row.row,
        field=row.field,
        value=as_read(row.field, row.value),
        made_on=max(counts_from(row), starts),
        reason=row.reason,
    )


def as_added(row: AddedLawRow) -> Added:
    """For the Book."""
    fields = {name: as_read(name, value) for name, value in row.fields.items()}
    return Added(row.row, row.kind, fields, counts_from(row))


def _counted(stamp: Stamp, moment: datetime) -> Counts:
    """How many of each had been made by then."""
    found = [bisect_right(rows, moment, key=_made_at) for rows in history(stamp)]
    return found[0], found[1], found[2]


def _made_at(row: SetRow) -> datetime:
    return row.made_at


def _upto(held: History, counts: Counts) -> History:
    return History(held.settings[: counts[0]], held.corrections[: counts[1]], held.added[: counts[2]])


def _under_way(held: History, moment: datetime) -> Iterator[frozenset[UUID]]:
    """Which acts of the office others may not have seen at that moment: each of the last, then several together."""
    recent: dict[datetime, list[UUID]] = {}
    rows: Sequence[SetRow] = (*held.settings, *held.corrections, *held.added)
    for row in rows:
        if moment - UNDER_WAY <= row.made_at:
            recent.setdefault(row.made_at, []).append(row.id)
    last = [recent[at] for at in sorted(recent)][-AT_ONCE:]
    for many in range(1, len(last) + 1):
        for acts in combinations(last, many):
            yield frozenset(id for act in acts for id in act)


@lru_cache(maxsize=64)
def _book_of(on: date, stamp: Stamp, counts: Counts, unseen: frozenset[UUID] = frozenset()) -> Book:
    held = _upto(history(stamp), counts)
    added = [row for row in held.added if row.id not in unseen]
    starts = {row.row: counts_from(row) for row in added}
    settings = (row for row in held.settings if row.id not in unseen)
    values = {row.key: row.value for row in settled(settings, on)}
    return Book.from_data(
        on,
        corrections=[
            as_correction(row, starts.get(row.row, date.min))
            for row in held.corrections
            if row.id not in unseen
        ],
        settings={key: value for key, value in values.items() if not key.startswith(NUMBERS)},
        numbers=own_numbers(values),
        bank_holidays=bank_holidays(on.year - _YEARS_BEFORE, on.year + _YEARS_AFTER),
        added=[as_added(row) for row in added],
    )


def own_numbers(values: dict[str, Any]) -> dict[str, str]:
    """Of what was set, the numbers to ring."""
    return {key.removeprefix(NUMBERS): value for key, value in values.items() if key.startswith(NUMBERS)}
