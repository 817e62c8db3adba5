"""Constant statements that every page asks for: planned once for each connection, and not put together anew each time.

Row security tests them as ever, and the values travel apart from the statement. Serves 2.2 as the rest of the lock does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
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


def run(statement: str, values: Values = ()) -> int:
    """Executes a statement that is a constant of ours and answers with no rows of use; how many it touched."""
    with _cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def load(model: type[M], statement: str, values: Values = ()) -> list[M]:
    """Rows as instances: columns of the model by name, each other column as an attribute of its own."""
    with _cursor() as cursor:
        cursor.execute(statement, values)
        shape = _SHAPES.get((model, statement))
        if shape is None:
            shape = _SHAPES[model, statement] = _shape(model, [column.name for column in cursor.description])
        return [_instance(model, shape, row) for row in cursor.fetchall()]


def insert(rows: Sequence[models.Model], *, unless_there: bool = False) -> int:
    """Inserts new rows of one table in one statement, as `bulk_create` does, planned once for so many rows; how many.

    `unless_there` leaves out a row that another one's uniqueness forbids. Raises django.db.IntegrityError else.
    """
    if not rows:
        return 0
    fields = rows[0]._meta.concrete_fields
    values = [
        field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows for field in fields
    ]
    with _cursor() as cursor:
        cursor.execute(_inserting(type(rows[0]), len(rows), unless_there), values)
        written: int = cursor.rowcount
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return written


@lru_cache(maxsize=256)
def _inserting(model: type[models.Model], many: int, unless_there: bool) -> str:
    quote, columns = connection.ops.quote_name, [str(field.column) for field in model._meta.concrete_fields]
    places = ", ".join(["(" + ", ".join(["%s"] * len(columns)) + ")"] * many)
    table = quote(model._meta.db_table)
    otherwise = " on conflict do nothing" if unless_there else ""
    return f"insert into {table} ({', '.join(map(quote, columns))}) values {places}{otherwise}"  # noqa: S608  names of ours


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a statement's columns become an instance: by place, what reads a field's value; and the others' names."""

    attributes: tuple[str, ...]
    fields: tuple[tuple[int, Callable[..., Any] | None], ...]
    others: tuple[tuple[int, str], ...]


_SHAPES: dict[tuple[type[models.Model], str], _Shape] = {}
"""Of each statement once: asking the cursor for its columns with every answer took longer than reading it."""


def _shape(model: type[models.Model], names: Sequence[str]) -> _Shape:
    known = {str(field.column): field for field in model._meta.concrete_fields}
    mine = [(names.index(name), field) for name, field in known.items() if name in names]
    return _Shape(
        tuple(field.attname for _, field in mine),
        tuple((place, getattr(field, "from_db_value", None)) for place, field in mine),
        tuple((place, name) for place, name in enumerate(names) if name not in known),
    )


@contextmanager
def _cursor() -> Iterator[Any]:
    connection.ensure_connection()
    with connection.make_cursor(PreparedCursor(connection.connection)) as cursor:  # type: ignore[arg-type]
        yield cursor


def _instance(model: type[M], shape: _Shape, row: tuple[Any, ...]) -> M:
    values = [read(row[place], None, connection) if read else row[place] for place, read in shape.fields]
    made = model.from_db(connection.alias, shape.attributes, values)
    made.__dict__.update({name: row[place] for place, name in shape.others})
    return made
