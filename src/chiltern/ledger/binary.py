"""A cursor that reads in binary, which Django's own cannot: rows of the record exactly as they are stored (clause 3.8)."""

from __future__ import annotations

from typing import Any

from django.db import connections
from psycopg import Connection, Cursor
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import Format

from chiltern.foundation.prepared import PreparedCursor
from chiltern.ledger.workings.row_digest import StoredUUID


class _JsonAsText(Loader):
    """As Django's own cursors give it."""

    format = Format.BINARY

    def load(self, data: Buffer) -> str:
        return bytes(data).decode()


class _JsonbAsText(_JsonAsText):
    """The same, behind a version byte."""

    def load(self, data: Buffer) -> str:
        return bytes(data)[1:].decode()


class _UUIDAsStored(Loader):
    """Making a UUID of each takes longer than its share of the digest."""

    format = Format.BINARY

    def load(self, data: Buffer) -> StoredUUID:
        return StoredUUID(data)


def binary_cursor(using: str = "default") -> Cursor[Any]:
    """On that connection, in its transaction; whoever asks closes it. UUIDs come as their stored bytes."""
    cursor = PreparedCursor(driver(using))
    cursor.format = Format.BINARY
    cursor.adapters.register_loader("json", _JsonAsText)
    cursor.adapters.register_loader("uuid", _UUIDAsStored)
    cursor.adapters.register_loader("jsonb", _JsonbAsText)
    return cursor


def driver(using: str) -> Connection[Any]:
    """The connection behind Django's."""
    wrapper = connections[using]
    wrapper.ensure_connection()
    found: Connection[Any] = wrapper.connection
    return found
