"""What a list returns, what the Code's rule of visibility says, and what the database shows are one answer.

For every table that two agencies can reach: random things, readers, people, ends and conflicts, over posts of three
agencies. Clauses 2.2, 3.7 and 3.10.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.code_of_practice.visibility import AccessRow, may_see
from chiltern.foundation import access, context
from chiltern.foundation.actor import Actor
from tests.conftest import open_session, point_at
from tests.row_security.shared_tables import SHARED, Shared
from tests.world import House

pytestmark = [pytest.mark.committed, pytest.mark.clause("2.2", "3.7", "3.10")]
THINGS = 14
DUMMIES = {
    "uuid": lambda: uuid4(),
    "text": lambda: uuid4().hex,
    "character varying": lambda: uuid4().hex,
    "bytea": lambda: uuid4().bytes,
    "timestamp with time zone": lambda: datetime(2026, 1, 1, tzinfo=UTC),
    "date": lambda: datetime(2026, 1, 1, tzinfo=UTC).date(),
    "boolean": lambda: False,
    "integer": lambda: random.randrange(1_000_000),
    "smallint": lambda: 1,
    "bigint": lambda: random.randrange(1_000_000),
    "ARRAY": list,
    "jsonb": lambda: "{}",
}


@dataclass
class World:
    """Three agencies, their posts, and the people with whom some are in conflict."""

    admin: psycopg.Connection[Any]
    houses: list[House]
    posts: list[UUID]
    people: list[UUID]
    rows: dict[UUID, list[AccessRow]] = field(default_factory=dict)
    keepers: dict[UUID, UUID] = field(default_factory=dict)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, clone_name: str) -> Iterator[World]:
    from tests import database

    name = f"chiltern_own_{os.getpid()}_{uuid4().hex[:8]}"
    with django_db_blocker.unblock():
        database.clone(name)
        with database.connect(name) as admin:
            admin.execute("set session_replication_role = replica")
            houses = [House(admin) for _ in range(3)]
            people = [uuid4() for _ in range(4)]
            posts = [post for house in houses for post in _posts_of(house, people)]
            point_at(name)
            yield World(admin, houses, posts, people)
            point_at(clone_name)
        with database.connect() as admin:
            database.drop(admin, name)


def _posts_of(house: House, people: list[UUID]) -> list[UUID]:
    conflicted = uuid4()
    house.conflict(conflicted, people[0])
    return [
        house.post(house.team),
        house.post(house.other_team, house.desk),
        house.post(house.team, house.desk, practitioner=conflicted),
        house.post(role="representative"),
    ]


@pytest.mark.parametrize("shared", SHARED, ids=lambda shared: shared.table)
def test_query_code_and_database_agree(world: World, shared: Shared) -> None:
    chance = random.Random(shared.table)
    things = [_thing(world, shared, chance) for _ in range(THINGS)]
    seen_by_somebody = set()
    for post in world.posts:
        with transaction.atomic():
            actor = context.enter(open_session(post))
            assert actor is not None
            allowed = {thing for thing in things if _code_allows(world, shared, actor, thing)}
            listed = {row.thing for row in access.page(actor, [shared.table], most=THINGS)[0]}
            assert access.count(actor, [shared.table]) == len(listed)
            assert listed == {
                t for t in things if may_see(actor.readers, world.rows[t], actor.conflicts, actor.at)
            }
            assert _database_shows(shared, things) == allowed
            seen_by_somebody |= allowed
    assert len(seen_by_somebody) > 0, "a world in which nobody sees anything proves nothing"


@pytest.mark.parametrize("shared", SHARED, ids=lambda shared: shared.table)
def test_a_reader_neither_changes_nor_removes_nor_locks_what_another_keeps(
    world: World, shared: Shared
) -> None:
    chance = random.Random(shared.table + "changes")
    things = [_thing(world, shared, chance) for _ in range(THINGS)]
    before = world.admin.execute(f"select count(*) from {shared.table}").fetchone()
    others = 0
    for post in world.posts:
        with transaction.atomic():
            actor = context.enter(open_session(post))
            assert actor is not None
            theirs = [t for t in _database_shows(shared, things) if world.keepers[t] != actor.agency]
            others += len(theirs)
            for command in (
                f"update {shared.table} set keeper = keeper where {shared.thing} = any(%s)",
                f"delete from {shared.table} where {shared.thing} = any(%s)",
                f"select keeper from {shared.table} where {shared.thing} = any(%s) for update",
            ):
                assert _rows_touched(command, theirs) == 0, command
    assert world.admin.execute(f"select count(*) from {shared.table}").fetchone() == before
    assert (others > 0) is not shared.at_home


@pytest.mark.parametrize("shared", SHARED, ids=lambda shared: shared.table)
def test_nobody_writes_a_row_in_anothers_name(world: World, shared: Shared) -> None:
    with transaction.atomic():
        actor = context.enter(open_session(world.posts[0]))
        assert actor is not None
        stranger = next(house.agency for house in world.houses if house.agency != actor.agency)
        names, values = _columns(world.admin, shared, uuid4(), stranger)
        marks = ", ".join(["%s"] * len(values))
        with (
            pytest.raises(ProgrammingError, match=r"row-level security|permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"insert into {shared.table} ({names}) values ({marks})", values)


def _rows_touched(command: str, things: list[UUID]) -> int:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(command, [things])
            return cursor.rowcount
    except ProgrammingError as refused:
        assert "permission denied" in str(refused)
        return 0


def _thing(world: World, shared: Shared, chance: random.Random) -> UUID:
    """One row of the table, and random access to its thing."""
    thing = uuid4()
    keeper = chance.choice(world.houses).agency
    world.keepers[thing] = keeper
    _insert(world.admin, shared, thing, keeper)
    world.admin.execute("insert into foundation_thing values (%s, %s, 'x')", [thing, keeper])
    world.rows[thing] = []
    readers = [r for house in world.houses for r in (house.desk, house.team, house.other_team)] + world.posts
    for reader in chance.sample(readers, chance.randrange(1, 5)):
        people = chance.sample(world.people, chance.randrange(0, 3))
        until = chance.choice([None, None, datetime.now(UTC) + timedelta(days=chance.choice([-1, 1]))])
        world.rows[thing].append(AccessRow(reader, frozenset(people), until))
        world.admin.execute(
            "insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until) values (%s,%s,%s,%s,%s,now(),%s)",
            [reader, thing, keeper, people, shared.table, until],
        )
    return thing


def _code_allows(world: World, shared: Shared, actor: Actor, thing: UUID) -> bool:
    at_home = not shared.at_home or world.keepers[thing] == actor.agency
    return at_home and may_see(actor.readers, world.rows[thing], actor.conflicts, actor.at)


def _database_shows(shared: Shared, things: list[UUID]) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(f"select {shared.thing} from {shared.table} where {shared.thing} = any(%s)", [things])
        return {row[0] for row in cursor.fetchall()}


def _insert(admin: psycopg.Connection[Any], shared: Shared, thing: UUID, keeper: UUID) -> None:
    names, values = _columns(admin, shared, thing, keeper)
    marks = ", ".join(["%s"] * len(values))
    admin.execute(f"insert into {shared.table} ({names}) values ({marks})", values)


def _columns(
    admin: psycopg.Connection[Any], shared: Shared, thing: UUID, keeper: UUID
) -> tuple[str, list[Any]]:
    """A made-up value for every column that must have one; keys are not checked for the administrator."""
    columns = admin.execute(
        "select column_name, data_type from information_schema.columns where table_name = %s and is_nullable = 'NO' "
        "and is_identity = 'NO' and column_default is null",
        [shared.table],
    ).fetchall()
    values = {name: DUMMIES[kind]() for name, kind in columns} | {"keeper": keeper, shared.thing: thing}
    return ", ".join(f'"{name}"' for name in values), list(values.values())
