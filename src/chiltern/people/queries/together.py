"""Rows of several tables about one person in one query, so that a page stays within its twelve (clause 3.7).

Row security holds for each table as in a query of its own; sealed columns come sealed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models

from chiltern.foundation.sealed.fields import Sealed, SealedRow, SealedTextField

Named = tuple[type[SealedRow], str]


def read_together(person: UUID, tables: Sequence[Named]) -> dict[type[SealedRow], list[Any]]:
    """The rows of each model whose column of that name holds the person, newest first."""
    parts = [
        f"select %s, to_jsonb(t) from {model._meta.db_table} t where t.{column} = %s"  # noqa: S608
        for model, column in tables
    ]
    values = [value for place, _ in enumerate(tables) for value in (place, person)]
    found: dict[type[SealedRow], list[Any]] = {model: [] for model, _ in tables}
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(parts), values)
        for place, row in cursor.fetchall():
            model = tables[place][0]
            found[model].append(_row(model, json.loads(row)))
    for rows in found.values():
        rows.sort(key=lambda row: (-row.made_at.timestamp(), row.id))
    return found


def _row(model: type[SealedRow], stored: dict[str, Any]) -> SealedRow:
    fields = model._meta.concrete_fields
    return model.from_db(
        "default", [f.attname for f in fields], [_value(f, stored[str(f.column)]) for f in fields]
    )


def _value(column: models.Field[Any, Any], stored: Any) -> Any:
    if isinstance(column, SealedTextField):
        return None if stored is None else Sealed(bytes.fromhex(stored.removeprefix("\\x")))
    if isinstance(column, models.ForeignKey):
        return None if stored is None else UUID(stored)
    return column.to_python(stored)
