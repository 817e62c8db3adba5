"""Bulk loading as a superuser, past row security and foreign keys: only into a bench's own database."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql


@contextmanager
def loading() -> Iterator[psycopg.Connection[Any]]:
    """A superuser's connection to the bench's database, one transaction."""
    with psycopg.connect(os.environ["CHILTERN_BENCH_ADMIN"]) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("set synchronous_commit = off")
        yield connection


def copy(
    connection: psycopg.Connection[Any], table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Adds rows by COPY, in PostgreSQL's own words: values are texts, byte strings, or None."""
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), names)
    with connection.cursor().copy(statement) as lines:
        for row in rows:
            lines.write_row(row)


def tidy() -> None:
    """Brings the planner's knowledge and the visibility map up to date, as autovacuum does in time."""
    with psycopg.connect(os.environ["CHILTERN_BENCH_ADMIN"], autocommit=True) as connection:
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
