"""Ids without nouns for the tests of the lock: agencies, posts and readers, written as the database's administrator,
because the foundation knows no action that makes them. Tests of the floors above use tests/cast.py instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import psycopg


@dataclass
class House:
    """One agency with a duty desk and two teams, and who works there."""

    admin: psycopg.Connection[Any]
    agency: UUID = field(default_factory=uuid4)
    desk: UUID = field(default_factory=uuid4)
    team: UUID = field(default_factory=uuid4)
    other_team: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        for reader, kind in ((self.desk, "duty_desk"), (self.team, "team"), (self.other_team, "team")):
            self.admin.execute(
                "insert into foundation_reader values (%s, %s, %s)", [reader, self.agency, kind]
            )

    def post(self, *readers: UUID, practitioner: UUID | None = None, role: str = "practitioner") -> UUID:
        """A post that reads as itself and as the readers given."""
        post = uuid4()
        self.admin.execute(
            "insert into foundation_poststanding (id, agency, practitioner, role, starts_at) values (%s,%s,%s,%s,'2020-01-01')",
            [post, self.agency, practitioner or uuid4(), role],
        )
        self.admin.execute("insert into foundation_reader values (%s, %s, 'post')", [post, self.agency])
        for reader in (post, *readers):
            self.admin.execute(
                "insert into foundation_postreader (post, reader, agency, starts_at) values (%s,%s,%s,'2020-01-01')",
                [post, reader, self.agency],
            )
        return post

    def conflict(self, practitioner: UUID, person: UUID) -> None:
        """From now on this practitioner sees nothing about the person."""
        self.admin.execute(
            "insert into foundation_conflict (id, agency, practitioner, person, starts_at) values (%s,%s,%s,%s,'2020-01-01')",
            [uuid4(), self.agency, practitioner, person],
        )
