"""Agencies and posts for the record, and the database roles that seal and check it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests import database
from tests.ledger.tools import Record, add_role, remove_role
from tests.world import House


@pytest.fixture
def houses(db: None) -> Iterator[tuple[House, House, House]]:
    """The one that acts, a party and a stranger, in one transaction that is rolled back."""
    from django.db import connection

    with database.connect(connection.settings_dict["NAME"]) as admin:
        yield House(admin), House(admin), House(admin)


@pytest.fixture
def admin(committed_db: str) -> Iterator[psycopg.Connection[Any]]:
    """The superuser of a database whose transactions commit."""
    with database.connect(committed_db) as connection:
        yield connection


@pytest.fixture
def record(committed_db: str, admin: psycopg.Connection[Any]) -> Iterator[Record]:
    """A record that commits, with two agencies, the integrator and the verifier."""
    for role in ("integrator", "verifier"):
        add_role(role, committed_db)
    yield Record(committed_db, admin, House(admin), House(admin))
    for role in ("integrator", "verifier"):
        remove_role(role)
