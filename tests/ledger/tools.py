"""A record that commits: acts in it, and what an administrator of the database could do to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from chiltern.ledger.door import Receipt
from tests import database
from tests.conftest import open_session
from tests.toys.models import Toy
from tests.world import House

TABLES = ("entry", "opening", "outbox", "leaf", "counter", "head")


@dataclass
class Record:
    """One database, and who acts in it."""

    name: str
    admin: psycopg.Connection[Any]
    house: House
    party: House

    def act(self, token: str, **says: Any) -> tuple[Toy, Receipt]:
        """One request: a transaction of its own in which somebody makes a toy."""
        from django.db import transaction

        from chiltern.foundation import context
        from tests.toys.actions import make_toy

        with transaction.atomic():
            by = context.enter(token)
            assert by is not None
            return make_toy(by=by, readers=[by.post], parties=[self.party.agency], says=says)

    def acts(self, count: int) -> list[tuple[Toy, Receipt]]:
        """Several of them by one post."""
        token = open_session(self.house.post(self.house.team))
        return [self.act(token, number=number) for number in range(count)]

    def one(self, statement: str, *values: Any) -> Any:
        """The one value that a statement gives."""
        row = self.admin.execute(statement.encode(), values).fetchone()
        assert row is not None
        return row[0]

    def count(self, table: str) -> int:
        """How many rows a table of the record has."""
        return int(self.one(f"select count(*) from ledger_{table}"))

    @contextmanager
    def tampered(self, statement: str, *values: Any) -> Iterator[None]:
        """What an administrator does to the tables, undone afterwards."""
        tables = [*(f"ledger_{table}" for table in TABLES), "toys_toy", "toys_part"]
        kept = {name: self.admin.execute(f"select * from {name}".encode()).fetchall() for name in tables}
        try:
            assert self.admin.execute(statement.encode(), values).rowcount > 0, (
                f"touched nothing: {statement}"
            )
            yield
        finally:
            for name in tables:
                self.admin.execute(f"delete from {name}".encode())
                for row in kept[name]:
                    places = sql.SQL(", ").join(sql.Placeholder() * len(row))
                    self.admin.execute(
                        sql.SQL("insert into {} values ({})").format(sql.Identifier(name), places), row
                    )


def add_role(role: str, dbname: str) -> None:
    """A connection of that name, as that database role."""
    from django.db import connections

    from chiltern.config.environment import database as settings_of

    fresh = settings_of(database.address(dbname), role, database.passwords())
    connections.settings[role] = {**connections.settings["default"], **fresh}


def remove_role(role: str) -> None:
    """Takes it away again."""
    from django.db import connections

    connections[role].close()
    del connections[role]
    del connections.settings[role]


def environment(role: str, dbname: str) -> dict[str, str]:
    """For a process of its own, as that database role."""
    return {
        **os.environ,
        "CHILTERN_ROLE": role,
        "CHILTERN_DATABASE": database.address(dbname),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{database.ROOT}{os.pathsep}{database.ROOT / 'src'}",
    }


def ids_of(made: list[tuple[Toy, Receipt]]) -> list[UUID]:
    """The entries of acts."""
    return [receipt.entry for _, receipt in made]
