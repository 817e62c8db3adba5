"""What the council's officer sees of settings before changing them (clauses 1.1, 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import Setting
from chiltern.scheme.queries.books import counts_from, day_in_london, history, settled, stamp_at
from chiltern.scheme.workings.known import Known, known


@dataclass(frozen=True, slots=True)
class ValueSet:
    """What was set, from when, by whom and why."""

    value: int | str
    holds_from: date
    made_at: datetime
    made_by: UUID | None
    """The post."""
    reason: str


@dataclass(frozen=True, slots=True)
class SettingShown:
    """A setting as it holds, why and since when; `since` is None where the default holds."""

    key: str
    label: str
    value: int | str
    is_number: bool
    reason: str
    since: date | None
    earlier: tuple[ValueSet, ...]
    """What held before, and what was set for the same day and is overtaken; the latest first."""
    to_come: tuple[ValueSet, ...]
    """What begins later, in its order."""
    may_be_empty: bool = False


def settings_shown(by: Actor) -> list[SettingShown]:
    """Every setting that can be changed, numbers to ring first. Raises Missing for anyone but the officer."""
    officer_may(by, Act.CHANGE_SETTINGS)
    rows, today = history(stamp_at(by.at)).settings, day_in_london(by.at)
    holding = {row.key: row for row in settled(rows, today)}
    return [
        _setting(each, holding.get(each.key), [row for row in rows if row.key == each.key], today)
        for each in known().values()
    ]


def setting_shown(by: Actor, key: str) -> SettingShown:
    """Raises Missing for an unknown key, and for anyone but the officer."""
    for row in settings_shown(by):
        if row.key == key:
            return row
    raise Missing


def _setting(row: Known, held: Setting | None, rows: list[Setting], today: date) -> SettingShown:
    ordered = sorted(rows, key=counts_from)
    begun = [each for each in ordered if counts_from(each) <= today and each is not held]
    return SettingShown(
        key=row.key,
        label=row.label,
        value=row.default if held is None else held.value,
        is_number=row.is_number,
        reason=held.reason if held else "",
        since=counts_from(held) if held else None,
        earlier=tuple(_set(each) for each in reversed(begun)),
        to_come=tuple(_set(each) for each in ordered if counts_from(each) > today),
        may_be_empty=row.may_be_empty,
    )


def _set(row: Setting) -> ValueSet:
    return ValueSet(row.value, counts_from(row), row.made_at, row.made_by, row.reason)
