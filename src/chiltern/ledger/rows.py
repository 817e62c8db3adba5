"""The rows that an act inserted, read back as they lie, and their digest (clause 3.8).

The entry names table, columns and ids; whoever checks it later reads the same again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models

from chiltern.ledger.registry import sealed_columns
from chiltern.ledger.workings.row_digest import Row

Named = dict[str, dict[str, list[str]]]
"""By table: the columns covered, and the ids of the rows."""


class RowsUnseen(Exception):
    """A row that an act says it inserted cannot be read back by it."""


def named(rows: Iterable[models.Model]) -> Named:
    """Names the rows by table, the ids sorted. Raises registry.NotSealed for a table nobody registered."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row._meta.db_table, []).append(str(row.pk))
    return {
        table: {"columns": list(sealed_columns(table)), "ids": sorted(ids)} for table, ids in found.items()
    }


def stored(which: Named) -> list[Row]:
    """The rows named, one query a table. Raises RowsUnseen where one is not there for this context."""
    found: list[Row] = []
    with connection.cursor() as cursor:
        for table, wanted in which.items():
            there = read(cursor, table, wanted["columns"], wanted["ids"])
            if len(there) != len(set(wanted["ids"])):
                raise RowsUnseen(f"{table}: {len(there)} of {len(wanted['ids'])} rows can be read back")
            found += [(table, row_id, columns) for row_id, columns in there.items()]
    return found


def read(
    cursor: Any, table: str, columns: Sequence[str], ids: Sequence[str]
) -> Mapping[UUID, Mapping[str, Any]]:
    """The stored columns by id; ids that are not there are left out."""
    chosen = ", ".join(connection.ops.quote_name(column) for column in ("id", *columns))
    statement = f"select {chosen} from {connection.ops.quote_name(table)} where id = any(%s::uuid[])"  # noqa: S608
    cursor.execute(statement, [list(ids)])
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in cursor.fetchall()}
