"""Constant statements that every page asks for: planned once for each connection, and not put together anew each time.

Row security tests them as ever, and the values travel apart from the statement. Serves 2.2 as the rest of the lock does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection, models
from psycopg import Cursor

Values = Sequence[Any] | Mapping[str, Any]
M = TypeVar("M", bound=models.Model)


class PreparedCursor(Cursor[Any]):
    """Prepares whatever it executes; the connection keeps the statements that it used last."""

    def execute(self, query: Any, params: Any = None, **_: Any) -> Any:
        driver = self.connection
        before, driver.prepare_threshold = driver.prepare_threshold, 0
        try:
            return super().execute(query, params, prepare=True)
        finally:
            driver.prepare_threshold = before


def fetch(statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """The rows of a statement that is a constant of ours."""
    with _cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def load(model: type[M], statement: str, values: Values = ()) -> list[M]:
    """Rows as instances: columns of the model by name, each other column as an attribute of its own."""
    with _cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [_instance(model, row) for row in found]


@contextmanager
def _cursor() -> Iterator[Any]:
    connection.ensure_connection()
    with connection.make_cursor(PreparedCursor(connection.connection)) as cursor:  # type: ignore[arg-type]
        yield cursor


def _instance(model: type[M], row: dict[str, Any]) -> M:
    fields = [(field, str(field.column)) for field in model._meta.concrete_fields if field.column in row]
    values = [_read(field, row.pop(column)) for field, column in fields]
    made = model.from_db(connection.alias, [field.attname for field, _ in fields], values)
    made.__dict__.update(row)
    return made


def _read(field: Any, value: Any) -> Any:
    convert = getattr(field, "from_db_value", None)
    return convert(value, None, connection) if convert else value
