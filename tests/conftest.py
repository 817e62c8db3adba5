"""What every test with a database stands on: a clone, a transaction that is rolled back, and ways to become somebody."""

from __future__ import annotations

import gc
import hashlib
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from chiltern.foundation.actor import Actor
from tests.canary import canaries, nobody_is_named  # noqa: F401  one listens, one fails the test

if TYPE_CHECKING:
    from tests.cast import Cast

LOOPBACK = ("127.0.0.1", "::1", "localhost")

gc.set_threshold(50_000, 20, 100)
"""Whoever imports everything and makes much is else gone over for litter all the time: a seventh of the suite."""


@pytest.fixture(scope="session", autouse=True)
def loopback_only() -> Iterator[None]:
    """No test reaches anything but this machine."""
    real = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        real(self, address)

    socket.socket.connect = guarded  # type: ignore[assignment, method-assign]
    yield
    socket.socket.connect = real  # type: ignore[method-assign]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Whoever needs a database finds nobody in it whom they did not ask for."""
    asked = getattr(item, "fixturenames", ())
    if "django_db_setup" in asked:
        from tests import standing

        standing.end(but=asked)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """./test looks for tests that commit where a file says so: a mark from elsewhere would not be found. Those of a file
    share a database and stay together; benches, which take longest, begin, each where there is room.
    """
    committed = [item for item in items if item.get_closest_marker("committed")]
    silent = [
        path for path in sorted({item.path for item in committed}) if "committed" not in path.read_text()
    ]
    assert not silent, silent
    for item in committed:
        if item.path.stem != "test_bench":
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    items.sort(key=lambda item: item.path.stem != "test_bench")


def pytest_collection_finish() -> None:
    """What is there once the tests are known stays to the end: nobody need look through it for litter."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def clone_name(worker_id: str) -> str:
    """One clone a worker and run."""
    return f"chiltern_run_{os.getpid()}_{worker_id}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, clone_name: str) -> Iterator[None]:
    """Overrides the plugin's: its test database is made by the owner; ours is a clone, used as `app`."""
    from tests import database, standing

    with django_db_blocker.unblock():
        database.clone(clone_name)
        point_at(clone_name)
        yield
        standing.end()
        close_all()
        with database.connect() as admin:
            database.drop(admin, clone_name)


def point_at(dbname: str, role: str = "app") -> None:
    """Turns every connection of this process to a database of the test server, the first as this role."""
    from django.db import connections

    from chiltern.config.environment import database as settings_of
    from tests import database

    close_all()
    for alias, its_role in (("default", role), ("signin", "signin")):
        fresh = settings_of(database.address(dbname), its_role, database.passwords())
        connections[alias].settings_dict.update(
            {key: fresh[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        )


def close_all() -> None:
    """Closes this thread's connections."""
    from django.db import connections

    for connection in connections.all():
        connection.close()


@pytest.fixture
def db(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    become: Callable[[UUID], Actor],
) -> Iterator[Cast | None]:
    """An ordinary test: all of it in one transaction of `app`, rolled back. Signing in commits, in rows nobody finds.
    Gives the cast, where the test asks for one: it stands already.
    """
    from tests import standing
    from tests.cast import build

    with django_db_blocker.unblock():
        cast = None
        if "cast" in request.fixturenames:
            first: UUID = request.getfixturevalue("first_officer")
            cast = standing.stood("cast", first, lambda: build(first, become), django_db_blocker)
        with standing.rolled_back():
            yield cast


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: Any, clone_name: str) -> Iterator[str]:
    """A database of its own whose transactions commit; gives its name."""
    from tests import database

    name = f"chiltern_own_{os.getpid()}_{uuid4().hex[:8]}"
    with django_db_blocker.unblock():
        database.clone(name)
        point_at(name)
        yield name
        point_at(clone_name)
        with database.connect() as admin:
            database.drop(admin, name)


@pytest.fixture
def become() -> Callable[[UUID], Actor]:
    """Enters the context as a post, leaving whoever one was before in this transaction."""
    return enter_as_post


def open_session(post: UUID, account: UUID | None = None) -> str:
    """A token that opens this post, as signing in gives."""
    from django.db import connections

    token = secrets.token_urlsafe(24)
    with connections["signin"].cursor() as cursor:
        cursor.execute(
            "select ctx.open(%s, %s, %s, interval '8 hours')",
            [hashlib.sha256(token.encode()).digest(), post, account or uuid4()],
        )
    return token


def enter_as_post(post: UUID) -> Actor:
    """Raises AssertionError where the post does not stand."""
    from chiltern.foundation import context

    token = open_session(post)
    context.leave()
    actor = context.enter(token)
    assert actor is not None, "this post does not stand"
    return actor


@pytest.fixture
def set_time(db: None) -> Iterator[Callable[[datetime], None]]:
    """Moves the database's clock; only a test's database has one that moves."""
    from django.db import connection

    from tests import database

    with database.connect(connection.settings_dict["NAME"]) as admin:

        def move(to: datetime) -> None:
            admin.execute(
                """insert into ctx.clock_shift (shift) values (%s - clock_timestamp())
                   on conflict (only_one) do update set shift = excluded.shift""",
                [to],
            )

        yield move
        admin.execute("delete from ctx.clock_shift")
