"""People with names and birth in clear, in as many queries for one as for a hundred (clause 3.7)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.foundation.sealed import by_id
from chiltern.people.models import Person, PersonName
from chiltern.people.workings.called import OpenName, called


@dataclass(frozen=True, slots=True)
class OpenPerson:
    """Who somebody is. `key` opens the person's other rows; it is never shown."""

    id: UUID
    is_child: bool
    names: tuple[OpenName, ...]
    born: date | None
    due: date | None
    estimated: bool
    language: str
    formats: str
    key: bytes = field(repr=False)

    def called(self, today: date) -> str:
        """One line, never empty."""
        return called(self.names, self.due, today)


def opened(ids: Collection[UUID]) -> dict[UUID, OpenPerson]:
    """Those of the people whom this post sees, in two queries. What it does not see is left out."""
    rows = by_id.rows(Person, ids)
    if not rows:
        return {}
    return with_names(rows, {row.id: row.key_of_thing() for row in rows})


def with_names(rows: list[Person], held: dict[UUID, bytes]) -> dict[UUID, OpenPerson]:
    """The same, where the rows and their keys are there already: one query, for the names."""
    names: dict[UUID, list[OpenName]] = {row.id: [] for row in rows}
    for name in PersonName.objects.filter(person__in=list(names)).order_by("made_at", "id"):
        name.sealed_with(held[name.person_id])
        names[name.person_id].append(
            OpenName(name.given, name.family, name.kind, name.since, name.until, name.id)
        )
    return {row.id: _open(row.sealed_with(held[row.id]), names[row.id], held[row.id]) for row in rows}


def _open(row: Person, names: list[OpenName], key: bytes) -> OpenPerson:
    birth: dict[str, Any] = row.birth
    born, due = (date.fromisoformat(birth[part]) if part in birth else None for part in ("on", "due"))
    return OpenPerson(
        row.id,
        row.is_child,
        tuple(names),
        born,
        due,
        bool(birth.get("estimated")),
        row.language,
        row.formats,
        key,
    )
