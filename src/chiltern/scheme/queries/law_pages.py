"""Rows of law as anyone may read them: what each says, since when, how far it was checked, and what was changed (1.4, 2.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.book import OWN_WORDS, Book, Row
from chiltern.code_of_practice.book_data import law
from chiltern.code_of_practice.words import InForce
from chiltern.foundation.gate import Missing
from chiltern.scheme.models import AddedLawRow, LawCorrection
from chiltern.scheme.queries.books import (
    as_added,
    book,
    counts_from,
    day_in_london,
    history,
    law_at,
    stamp_at,
)
from chiltern.scheme.workings.corrections import CHECKED, FIELDS, as_read, shown, waits_for_confirmation

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "duty": "Duties",
        "instrument": "Acts and instruments",
        "basis": "Lawful bases",
        "condition": "Conditions for special categories and offences",
        "clock": "Clocks of the law",
        "purpose": "Purposes",
        "ground": "Grounds without consent",
        "guidance": "Guidance",
    }
)
_LABELS = {**FIELDS, "confirmed_on": "Confirmed on", "confirmed_by": "Confirmed by"}
_NAMES_ACTS = frozenset({"instrument", "replaced_by"})
_STANDS_APART = frozenset({"id", "kind", "name", "confirmed_on", "confirmed_by", "checked", "source"})


@dataclass(frozen=True, slots=True)
class LawRowShown:
    """A row of law with how far it was checked, and whether it waits for the officer's confirmation."""

    id: str
    kind: str
    name: str
    says: str
    checked: str
    """Empty where there is no law to look it up in."""
    check_first: bool
    source: str
    confirmed: str
    """On which day, and by whom; empty where nobody has."""
    in_force: str
    stands: bool
    """Whether it is in force today."""
    begins: date | None
    """A row that was added for a later day."""
    waits: bool
    added: bool
    """Whether it came with no release."""


@dataclass(frozen=True, slots=True)
class ChangeOfRow:
    """One act of the office: which parts it set, what each said before, and why."""

    made_at: datetime
    holds_from: date
    made_by: UUID | None
    """The post."""
    parts: tuple[tuple[str, str, str], ...]
    """What, what it said before, and what it says since."""
    reason: str
    is_first: bool
    """Whether it added the row."""


@dataclass(frozen=True, slots=True)
class LawRowPage:
    """One row with all its parts, and everything that was changed, the latest first."""

    row: LawRowShown
    parts: tuple[tuple[str, str, str], ...]
    """Field, label and words, but for what stands apart."""
    typed: Mapping[str, Any]
    """Each part as the Book holds it."""
    changes: tuple[ChangeOfRow, ...]
    to_come: tuple[ChangeOfRow, ...]


def law_rows(moment: datetime) -> list[LawRowShown]:
    """Every row as the Book of this moment has it, those to come at the end of their kind."""
    today, on = law_at(moment), day_in_london(moment)
    later = [row for row in history(stamp_at(moment)).added if counts_from(row) > on]
    rows = [_shown(row, today) for row in today.rows.values()]
    rows += [_shown(_as_it_begins(row), today, begins=counts_from(row)) for row in later]
    return [row for kind in KINDS for row in rows if row.kind == kind]


def law_row(moment: datetime, row_id: str) -> LawRowPage:
    """Raises Missing for an unknown row."""
    held, today = history(stamp_at(moment)), law_at(moment)
    added = next((row for row in held.added if row.row == row_id), None)
    if added is None and row_id not in law():
        raise Missing
    begins = counts_from(added) if added and counts_from(added) > today.on else None
    row = today.rows[row_id] if begins is None else _as_it_begins(added)
    found = sorted((one for one in held.corrections if one.row == row_id), key=counts_from)
    changes = list(_changes(added, found, dict(as_added(added).fields if added else law()[row_id])))
    return LawRowPage(
        row=_shown(row, today, begins=begins),
        parts=_parts(row),
        typed=MappingProxyType({"checked": row.checked, **row.fields}),
        changes=tuple(each for each in reversed(changes) if each.holds_from <= today.on),
        to_come=tuple(each for each in changes if each.holds_from > today.on),
    )


def waiting_for_confirmation(moment: datetime) -> int:
    """Duties whose MUST reads as one only once the officer has confirmed them."""
    return sum(row.waits for row in law_rows(moment))


def _as_it_begins(row: AddedLawRow | None) -> Row:
    if row is None:
        raise Missing
    return book(counts_from(row)).row(row.row)


def _shown(row: Row, today: Book, begins: date | None = None) -> LawRowShown:
    stands = today.duties.get(row.id) if begins is None else None
    own = row.kind in OWN_WORDS
    return LawRowShown(
        id=row.id,
        kind=row.kind,
        name=_name(row),
        says=row.says,
        checked="" if own else CHECKED.get(row.checked, row.checked),
        check_first=row.check_first,
        source=str(row.fields.get("source") or _read_in(row)),
        confirmed=_confirmed(row),
        in_force=stands.says if stands else _dates(row),
        stands=begins is None and row.in_force(today.on),
        begins=begins,
        waits=stands is InForce.NOT_CONFIRMED and waits_for_confirmation(row.id),
        added=row.id not in law(),
    )


def _name(row: Row) -> str:
    if row.kind in OWN_WORDS or row.kind == "ground":
        return row.says[:1].upper() + row.says[1:]
    cited = row.fields.get("name") or row.fields.get("article") or row.id.replace("-", " ").capitalize()
    section = row.fields.get("section")
    return f"{cited} ({section})" if section else str(cited)


def _read_in(row: Row) -> str:
    """Where it stands, for a row that names no other place in which it was read."""
    if "instrument" in row.fields:
        act = law().get(str(row.fields["instrument"]), {}).get("name", row.fields["instrument"])
        return f"{act}, {row.fields.get('section', '')}".removesuffix(", ")
    return str(row.fields.get("article", ""))


def _confirmed(row: Row) -> str:
    on, by = row.fields.get("confirmed_on"), row.fields.get("confirmed_by")
    if not on or not by:
        return ""
    day = on if isinstance(on, date) else date.fromisoformat(str(on))
    return f"on {shown('confirmed_on', day)}, by {by}"


def _dates(row: Row) -> str:
    start, end = row.fields.get("in_force_from"), row.fields.get("in_force_until")
    said = [
        f"from {shown('in_force_from', start)}" if start else "",
        f"until {shown('in_force_until', end)}" if end else "",
    ]
    return " ".join(each for each in said if each)


def _parts(row: Row) -> tuple[tuple[str, str, str], ...]:
    apart = _STANDS_APART if row.kind == "duty" else _STANDS_APART | {"in_force_from", "in_force_until"}
    held = [name for name in FIELDS if name in row.fields and name not in apart]
    words = ((name, _words(name, row.fields[name])) for name in held)
    return tuple((name, _label(name), text) for name, text in words if text != row.says)


def _label(field: str) -> str:
    return _LABELS.get(field, field).split(", one a line")[0].split(", as 2024")[0]


def _changes(
    added: AddedLawRow | None, corrections: Sequence[LawCorrection], fields: dict[str, Any]
) -> Iterator[ChangeOfRow]:
    """In the order in which they count; each says what stood before it."""
    if added is not None:
        parts = tuple((_label(name), "", shown(name, value)) for name, value in fields.items())
        yield ChangeOfRow(added.made_at, counts_from(added), added.made_by, parts, added.reason, True)
    for (made_at, holds_from, reason), rows in groupby(corrections, key=_act):
        of_one, parts_set = list(rows), []
        for row in of_one:
            was, now = fields.get(row.field), as_read(row.field, row.value)
            fields[row.field] = now
            parts_set.append((_label(row.field), _words(row.field, was), _words(row.field, now)))
        yield ChangeOfRow(made_at, holds_from, of_one[0].made_by, tuple(parts_set), reason, False)


def _act(row: LawCorrection) -> tuple[datetime, date, str]:
    return row.made_at, counts_from(row), row.reason


def _words(field: str, value: Any) -> str:
    if field in _NAMES_ACTS and value:
        keys = [value] if isinstance(value, str) else value
        return "\n".join(str(law().get(key, {}).get("name", key)) for key in keys)
    if field == "confirmed_on" and isinstance(value, str) and value:
        value = date.fromisoformat(value)
    return "" if value in (None, "") else shown(field, value)
