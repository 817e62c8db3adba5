"""Reading a million rows: in binary, past Django's cursors, which cannot (clause 3.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections
from psycopg import Connection, Cursor, ServerCursor
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import Format

BATCH = 2000


class _JsonAsText(Loader):
    """As Django's own cursors give it to `record`."""

    format = Format.BINARY

    def load(self, data: Buffer) -> str:
        return bytes(data).decode()


class _JsonbAsText(_JsonAsText):
    """The same, behind a version byte."""

    def load(self, data: Buffer) -> str:
        return bytes(data)[1:].decode()


@contextmanager
def reader(using: str) -> Iterator[Cursor[Any]]:
    """For small answers, inside the transaction of that connection."""
    with Cursor(_driver(using)) as cursor:
        cursor.format = Format.BINARY
        cursor.adapters.register_loader("json", _JsonAsText)
        cursor.adapters.register_loader("jsonb", _JsonbAsText)
        yield cursor


def batches(using: str, statement: str, values: Sequence[Any] = ()) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a large answer, some at a time. `statement` is a constant of ours."""
    with ServerCursor(_driver(using), "verify") as cursor:
        cursor.execute(statement, values, binary=True)
        while rows := cursor.fetchmany(BATCH):
            yield rows


def _driver(using: str) -> Connection[Any]:
    wrapper = connections[using]
    wrapper.ensure_connection()
    driver: Connection[Any] = wrapper.connection
    return driver
