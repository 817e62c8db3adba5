"""The Book: one frozen value of Code version, law, settings, numbers and bank holidays, for a date.

A verdict is made with a Book and keeps its digest, so that "what did the law say that day" has one answer
(clauses 1.4, 2.1). The council's officer corrects or adds a row with a date and a reason; what is corrected
or added counts from the day on which it was made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from chiltern.code_of_practice.book_data import TABLES, law, numbers, settings
from chiltern.code_of_practice.clauses import CODE_VERSION
from chiltern.code_of_practice.words import InForce

COMMON_FIELDS = frozenset(
    {
        "name",
        "in_force_from",
        "in_force_until",
        "checked",
        "source",
        "confirmed_by",
        "confirmed_on",
        "note",
    }
)
OWN_FIELDS: Mapping[str, frozenset[str]] = MappingProxyType({"condition": frozenset({"covers"})})
NO_CORRECTION = frozenset({"id", "kind"})
SEEN_IN_THE_LAW = "source"
CHECK_FIRST = "check before relying on it"
OWN_WORDS = frozenset({"purpose"})
"""Kinds that a scheme words for itself: there is no law to look them up in."""


class UnknownRowError(LookupError):
    """A row id that the Book does not hold, or not in the table where it was looked for."""


class UnknownFieldError(LookupError):
    """A correction or setting that names a field which no row of its kind has."""


@dataclass(frozen=True, slots=True)
class Added:
    """A row that the council's officer added. Its id is none that the law of this release holds."""

    row: str
    kind: str
    fields: Mapping[str, Any]
    made_on: date


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one row of law, as the council's officer corrected it, and why. None takes the field away."""

    row: str
    field: str
    value: object
    made_on: date
    reason: str
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of law, guidance or reference. `checked` says how far it was verified: show it with the row."""

    id: str
    kind: str
    fields: Mapping[str, Any]

    @property
    def checked(self) -> str:
        """`source`, `secondary` or `unchecked`; the last means: check before relying on it."""
        return str(self.fields.get("checked", "unchecked"))

    @property
    def check_first(self) -> bool:
        """Whether nobody has read it in the law itself: the page says "check before relying on it"."""
        return self.checked != SEEN_IN_THE_LAW and self.kind not in OWN_WORDS

    @property
    def says(self) -> str:
        """The row in one plain sentence, or the best that it has."""
        for name in ("says", "for", "name"):
            if name in self.fields:
                return str(self.fields[name])
        return self.id

    def in_words(self, said: str = "") -> str:
        """What it says, or what is `said` of it, and that nobody has read it in the law, where that is so."""
        text = said or self.says
        return f"{text.rstrip('.')} ({CHECK_FIRST})" if self.check_first else text

    def in_force(self, on: date) -> bool:
        """Whether the row stands on that day, by its own dates."""
        start, end = self.fields.get("in_force_from"), self.fields.get("in_force_until")
        return (start is None or start <= on) and (end is None or on <= end)


@dataclass(frozen=True, slots=True)
class Book:
    """The law and the settings of one day. Make it with `from_data`; it is an argument of every rule."""

    on: date
    code_version: str
    rows: Mapping[str, Row] = field(repr=False)
    settings: Mapping[str, Any] = field(repr=False)
    numbers: Mapping[str, str] = field(repr=False)
    bank_holidays: frozenset[date] = field(repr=False)
    duties: Mapping[str, InForce] = field(repr=False)
    digest: str

    @classmethod
    def from_data(
        cls,
        on: date,
        corrections: Iterable[Correction] = (),
        settings: Mapping[str, object] | None = None,
        bank_holidays: Iterable[date] = (),
        numbers: Mapping[str, str] | None = None,
        added: Iterable[Added] = (),
    ) -> Book:
        """The Book of a day. Raises UnknownRowError or UnknownFieldError for what it does not know.

        Settings are given by dotted name, such as `reply.urgent_hours`. Later corrections win, by date and
        then by the order given; what was corrected or added after the day is left out. Raises ValueError for
        an added row with the id of another.
        """
        rows = _corrected(
            _with_added([a for a in added if a.made_on <= on]), [c for c in corrections if c.made_on <= on]
        )
        own_settings, own_numbers = _own_settings(settings or {}), _own_numbers(numbers or {})
        holidays = frozenset(bank_holidays)
        return cls(
            on=on,
            code_version=CODE_VERSION,
            rows=MappingProxyType(rows),
            settings=MappingProxyType(own_settings),
            numbers=MappingProxyType(own_numbers),
            bank_holidays=holidays,
            duties=MappingProxyType({r.id: _duty_in_force(r, on) for r in rows.values() if r.kind == "duty"}),
            digest=_digest(on, rows, own_settings, own_numbers, holidays),
        )

    def row(self, row_id: str, kind: str | None = None) -> Row:
        """The row with this id, in this table where one is named; raises UnknownRowError."""
        found = self.rows.get(row_id)
        if found is None or (kind is not None and found.kind != kind):
            raise UnknownRowError(row_id if kind is None else f"{kind}: {row_id}")
        return found

    def offered(self, row_id: str, kind: str | None = None) -> Row:
        """As `row`, for a choice that is made on the Book's day: one that is not in force then is not known."""
        found = self.row(row_id, kind)
        if not found.in_force(self.on):
            raise UnknownRowError(f"{row_id}: not in force on {self.on}")
        return found

    def table(self, kind: str) -> tuple[Row, ...]:
        """The rows of one table that are in force on the Book's day."""
        return tuple(row for row in self.rows.values() if row.kind == kind and row.in_force(self.on))

    def setting(self, name: str) -> Any:
        """A setting by dotted name; raises UnknownFieldError."""
        try:
            return self.settings[name]
        except KeyError:
            raise UnknownFieldError(name) from None


@cache
def fields_of(kind: str) -> frozenset[str]:
    """What a row of this kind can have, beside its id and kind. Raises UnknownRowError for no kind of row."""
    if kind not in TABLES:
        raise UnknownRowError(kind)
    held = {name for fields in law().values() if fields["kind"] == kind for name in fields}
    return (COMMON_FIELDS | held | OWN_FIELDS.get(kind, frozenset())) - NO_CORRECTION


def _with_added(added: list[Added]) -> dict[str, dict[str, Any]]:
    raw = {row_id: dict(fields) for row_id, fields in law().items()}
    for each in added:
        if each.row in raw:
            raise ValueError(f"two rows of law share the id {each.row}")
        if unknown := sorted(set(each.fields) - fields_of(each.kind)):
            raise UnknownFieldError(f"{each.row}: {', '.join(unknown)}")
        raw[each.row] = {"kind": each.kind, "id": each.row, **each.fields}
    return raw


def _corrected(raw: dict[str, dict[str, Any]], corrections: list[Correction]) -> dict[str, Row]:
    for correction in sorted(corrections, key=lambda c: c.made_on):
        if correction.row not in raw:
            raise UnknownRowError(correction.row)
        row = raw[correction.row]
        if correction.field not in fields_of(row["kind"]):
            raise UnknownFieldError(f"{correction.row}.{correction.field}")
        row[correction.field] = correction.value
        if correction.value is None:
            del row[correction.field]
    return {row_id: Row(row_id, f["kind"], MappingProxyType(f)) for row_id, f in raw.items()}


def _own_settings(given: Mapping[str, object]) -> dict[str, Any]:
    known = settings()
    if unknown := sorted(set(given) - set(known)):
        raise UnknownFieldError(", ".join(unknown))
    return {**known, **given}


def _own_numbers(given: Mapping[str, str]) -> dict[str, str]:
    known = numbers()
    if unknown := sorted(set(given) - set(known)):
        raise UnknownFieldError(", ".join(unknown))
    return {**known, **given}


def _duty_in_force(row: Row, on: date) -> InForce:
    """A row that has a place for the officer's confirmation waits for it; the others are settled law."""
    if row.fields.get("in_force") == "unknown":
        return InForce.NOT_CONFIRMED
    if not row.in_force(on):
        return InForce.NO
    if "confirmed_on" not in row.fields:
        return InForce.CONFIRMED
    confirmed_on = row.fields["confirmed_on"]
    if isinstance(confirmed_on, str) and confirmed_on:
        confirmed_on = date.fromisoformat(confirmed_on)
    confirmed = bool(confirmed_on and row.fields.get("confirmed_by") and confirmed_on <= on)
    return InForce.CONFIRMED if confirmed else InForce.NOT_CONFIRMED


def _digest(
    on: date,
    rows: Mapping[str, Row],
    own_settings: Mapping[str, Any],
    own_numbers: Mapping[str, str],
    holidays: frozenset[date],
) -> str:
    content = {
        "on": on,
        "code": CODE_VERSION,
        "rows": {row.id: dict(row.fields) for row in rows.values()},
        "settings": dict(own_settings),
        "numbers": dict(own_numbers),
        "bank_holidays": sorted(holidays),
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
