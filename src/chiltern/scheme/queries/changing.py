"""What a change of a row or a setting would make, looked at before it is made and when it is (clauses 1.1, 1.4, 2.1).

The page that asks "check your answers" and the act that follows refuse the same, in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from chiltern.code_of_practice.book import OWN_WORDS, Book, Row, UnknownRowError
from chiltern.code_of_practice.book_data import law
from chiltern.code_of_practice.words import InForce
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.scheme.models import AddedLawRow
from chiltern.scheme.queries.books import book, counts_from, day_in_london, settings_on
from chiltern.scheme.workings.adding import NEEDS, key_for
from chiltern.scheme.workings.corrections import (
    as_read,
    correctable,
    insist_dates,
    value_of,
    waits_for_confirmation,
)
from chiltern.scheme.workings.known import Known, known
from chiltern.scheme.workings.typed import insist_from_today, read_at, row_of

ONE_STAYS = ("purpose", "ground", "basis")


def row_on(by: Actor, row: str, day: date) -> Row:
    """A row as the Book of that day has it; one that begins later, as it begins. Raises Missing for an unknown one."""
    if row in law():
        return book(day).row(row)
    held = AddedLawRow.objects.filter(row=row).first()
    if held is None:
        raise Missing
    return book(max(day, counts_from(held))).row(row)


def corrected(by: Actor, row: str, field: str, typed: str, holds_from: date) -> tuple[Any, Any]:
    """What the field says on that day, and what it would say, both as stored. Raises Missing, or Invalid at a field."""
    held = row_on(by, row, max(holds_from, day_in_london(by.at)))
    insist_from_today(holds_from, day_in_london(by.at))
    wanted = read_at("value", value_of, field, typed)
    if field not in correctable(held.kind):
        raise Invalid("field", "A row of this kind has no such part")
    _insist_begun(row, holds_from)
    was, comes = held.fields.get(field), as_read(field, wanted)
    if was == comes:
        raise Invalid("value", "This is what it says already")
    _insist_known(field, comes, book(holds_from))
    read_at("value", insist_dates, {**held.fields, field: comes})
    if field.startswith("in_force"):
        _insist_one_stays(held, {**held.fields, field: comes}, holds_from)
    return _as_said(was), wanted


def ended(by: Actor, row: str, last_day: date) -> Row:
    """The row as it stands. Raises Missing, or Invalid at `last_day`."""
    today = day_in_london(by.at)
    held = row_on(by, row, today)
    _insist_begun(row, today, "last_day")
    if held.fields.get("in_force_until") == last_day:
        raise Invalid("last_day", "This is its last day already")
    fields = {**held.fields, "in_force_until": last_day}
    read_at("last_day", insist_dates, fields)
    _insist_one_stays(held, fields, today, "last_day")
    return held


def added(by: Actor, kind: str, typed: Mapping[str, str], holds_from: date) -> tuple[str, dict[str, Any]]:
    """Its key and its fields as stored. Raises Missing for a kind that cannot be added, or Invalid at a field."""
    if kind not in NEEDS:
        raise Missing
    fields = row_of(kind, typed)
    insist_from_today(holds_from, day_in_london(by.at))
    words = str(fields.get("name") or fields["says"])
    there = book(holds_from).rows.values()
    same = {str(row.fields.get("name") or row.says).casefold() for row in there if row.kind == kind}
    if words.casefold() in same:
        raise Invalid(
            "name" if "name" in fields else "says", "There is a row of this kind in these words already"
        )
    taken = {*law(), *AddedLawRow.objects.values_list("row", flat=True)}
    return key_for(kind, words, taken), fields


def confirmed(
    by: Actor, row: str, confirmed_on: date, *, checked: str = "", source: str = ""
) -> dict[str, Any]:
    """What is noted besides, as stored. Raises Missing, Refused where a duty is confirmed already, or Invalid."""
    today = day_in_london(by.at)
    held = row_on(by, row, today)
    if held.kind in OWN_WORDS:
        raise Missing
    if confirmed_on > today:
        raise Invalid("confirmed_on", "The date must be today or earlier")
    waits = waits_for_confirmation(row)
    if waits and book(today).duties[row] is InForce.CONFIRMED:
        raise Refused("law_row.confirmed_before", "This row is confirmed already.", clauses=("1.4",))
    if not waits and not checked.strip():
        raise Invalid("checked", "Say how far you read it")
    typed = {"checked": checked, "source": source}
    return {name: read_at(name, value_of, name, text) for name, text in typed.items() if text.strip()}


def changed(by: Actor, key: str, typed: str, holds_from: date | None) -> tuple[Known, Any, Any]:
    """The setting, what it says on that day, and what it would say. Raises Missing, or Invalid at a field."""
    row, today = known().get(key), day_in_london(by.at)
    if row is None:
        raise Missing
    wanted = read_at("value", row.value_of, typed)
    day = holds_from or today
    insist_from_today(day, today)
    holds = settings_on(day, by.at).get(key, row.default)
    if wanted == holds:
        raise Invalid("value", "This is what it says already")
    return row, holds, wanted


def _insist_begun(row: str, day: date, at: str = "holds_from") -> None:
    """Raises Invalid for a change of an added row from before it begins."""
    held = None if row in law() else AddedLawRow.objects.filter(row=row).first()
    if held is not None and day < (starts := counts_from(held)):
        raise Invalid(at, f"This row begins on {starts.day} {starts:%B %Y}: nothing changes before that day")


def _insist_known(field: str, value: Any, on: Book) -> None:
    """Raises Invalid for the key of an Act that is not there."""
    named = {"instrument": [value], "replaced_by": value or ()}.get(field, ())
    try:
        for key in named:
            on.row(key, "instrument")
    except UnknownRowError:
        keys = ", ".join(row.id for row in on.rows.values() if row.kind == "instrument")
        raise Invalid("value", f"Enter one of: {keys}") from None


def _insist_one_stays(held: Row, fields: Mapping[str, Any], day: date, at: str = "value") -> None:
    """Raises Invalid where nothing of its kind would be left to choose."""
    if held.kind not in ONE_STAYS:
        return
    end, start = fields.get("in_force_until"), fields.get("in_force_from")
    for when in {day, *((end, _next(end)) if end and end >= day else ())}:
        others = [row for row in book(when).table(held.kind) if row.id != held.id]
        stands = (start is None or start <= when) and (end is None or when <= end)
        if not others and not stands:
            raise Invalid(at, "Nothing of this kind would be left to choose: add another first")


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _as_said(value: Any) -> Any:
    """A value of the Book as an entry can hold it."""
    return list(value) if isinstance(value, tuple) else value
