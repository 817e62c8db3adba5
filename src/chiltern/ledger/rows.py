"""The rows that an act inserted, read back as they lie, and their digest (clause 3.8).

The entry names table, columns and ids; whoever checks it later reads the same again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models

from chiltern.ledger.binary import binary_cursor
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
    """The rows named, of all tables in one query. Raises RowsUnseen where one is not there for this context."""
    if not which:
        return []
    quote = connection.ops.quote_name
    parts, values = [], []
    for place, (table, wanted) in enumerate(which.items()):
        chosen = ", ".join(quote(column) for column in ("id", *wanted["columns"]))
        parts.append(f"select {place}::int, row({chosen}) from {quote(table)} where id = any(%s::uuid[])")  # noqa: S608
        values.append(wanted["ids"])
    with connection.make_cursor(binary_cursor()) as cursor:  # type: ignore[arg-type]
        cursor.execute(" union all ".join(parts), values)
        there = cursor.fetchall()
    tables = list(which)
    found: list[Row] = [
        (tables[place], row[0], dict(zip(which[tables[place]]["columns"], row[1:], strict=True)))
        for place, row in there
    ]
    _insist_all(which, found)
    return found


def _insist_all(which: Named, found: Sequence[Row]) -> None:
    for table, wanted in which.items():
        many = sum(1 for row in found if row[0] == table)
        if many != len(set(wanted["ids"])):
            raise RowsUnseen(f"{table}: {many} of {len(wanted['ids'])} rows can be read back")


def read(
    cursor: Any, table: str, columns: Sequence[str], ids: Sequence[str]
) -> Mapping[bytes, Mapping[str, Any]]:
    """The stored columns by the bytes of their id; ids that are not there are left out."""
    chosen = ", ".join(connection.ops.quote_name(column) for column in ("id", *columns))
    statement = f"select {chosen} from {connection.ops.quote_name(table)} where id = any(%s::uuid[])"  # noqa: S608
    cursor.execute(statement, [list(ids)])
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in cursor.fetchall()}
