"""Reading a million rows: in binary, past Django's cursors, which cannot (clause 3.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from psycopg import Cursor, ServerCursor

from chiltern.ledger.binary import binary_cursor, driver

BATCH = 2000


@contextmanager
def reader(using: str) -> Iterator[Cursor[Any]]:
    """For small answers, inside the transaction of that connection."""
    with binary_cursor(using) as cursor:
        yield cursor


def batches(using: str, statement: str, values: Sequence[Any] = ()) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a large answer, some at a time. `statement` is a constant of ours."""
    with ServerCursor(driver(using), "verify") as cursor:
        cursor.execute(statement, values, binary=True)
        while rows := cursor.fetchmany(BATCH):
            yield rows
