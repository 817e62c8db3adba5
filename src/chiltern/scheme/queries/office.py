"""What the council's officer sees of settings and rows of law before changing them (clauses 1.1, 1.4, 4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from chiltern.code_of_practice.book import Book, Row
from chiltern.code_of_practice.words import Act, InForce
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme import queries
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import Setting
from chiltern.scheme.workings.corrections import CHECKED, waits_for_confirmation
from chiltern.scheme.workings.known import Known, known

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


@dataclass(frozen=True, slots=True)
class SettingShown:
    """A setting as it holds, why and since when; `since` is None where the default holds."""

    key: str
    label: str
    value: int | str
    is_number: bool
    reason: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class LawRowShown:
    """A row of law with how far it was checked, and whether it waits for the officer's confirmation."""

    id: str
    kind: str
    name: str
    says: str
    checked: str
    in_force: str
    waits: bool


def settings_shown(by: Actor) -> list[SettingShown]:
    """Every setting that can be changed, numbers to ring first. Raises Missing for anyone but the officer."""
    officer_may(by, Act.CHANGE_SETTINGS)
    latest = {row.key: row for row in Setting.objects.order_by("key", "-made_at", "-id").distinct("key")}
    return [_setting(row, latest.get(row.key)) for row in known().values()]


def setting_shown(by: Actor, key: str) -> SettingShown:
    """Raises Missing for an unknown key, and for anyone but the officer."""
    for row in settings_shown(by):
        if row.key == key:
            return row
    raise Missing


def law_rows(by: Actor) -> list[LawRowShown]:
    """Every row of law as the Book of today has it. Raises Missing for anyone but the officer."""
    officer_may(by, Act.CORRECT_LAW_ROW)
    today = queries.day_in_london(by.at)
    book = queries.book(today)
    return [_law_row(row, book) for row in book.rows.values()]


def law_row(by: Actor, row_id: str) -> LawRowShown:
    """Raises Missing for an unknown row, and for anyone but the officer."""
    for row in law_rows(by):
        if row.id == row_id:
            return row
    raise Missing


def _setting(row: Known, held: Setting | None) -> SettingShown:
    if held is None:
        return SettingShown(row.key, row.label, row.default, row.is_number, "", None)
    return SettingShown(row.key, row.label, held.value, row.is_number, held.reason, held.made_at)


def _law_row(row: Row, book: Book) -> LawRowShown:
    stands = book.duties.get(row.id)
    return LawRowShown(
        id=row.id,
        kind=row.kind,
        name=_name(row),
        says=row.says,
        checked=CHECKED.get(row.checked, row.checked),
        in_force=stands.says if stands else _dates(row),
        waits=stands is InForce.NOT_CONFIRMED and waits_for_confirmation(row.id),
    )


def _name(row: Row) -> str:
    cited = row.fields.get("article") or row.fields.get("name") or row.id.replace("-", " ").capitalize()
    section = row.fields.get("section")
    return f"{cited} ({section})" if section else str(cited)


def _dates(row: Row) -> str:
    start, end = row.fields.get("in_force_from"), row.fields.get("in_force_until")
    said = [f"from {_day(start)}" if start else "", f"until {_day(end)}" if end else ""]
    return " ".join(each for each in said if each)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
