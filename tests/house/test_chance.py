"""Ids, salts and tokens come through one door, and time from the database: so two worlds can be compared to the byte. 2.2."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from django.db import connection

from chiltern.foundation import context
from tests.house.floors import SOURCE
from tests.house.ways_out import modules

pytestmark = pytest.mark.clause("2.2", "3.7")
CHANCE = {"secrets", "random", "uuid1", "uuid4", "urandom"}
DOORS = {
    "foundation/ids.py": "the door",
    "ledger/workings/commitment.py": "plain workings: whoever calls them in the service gives its own",
    "ledger/workings/parties.py": "the same",
}
APART = ("supervisor/", "cli/bench/", "jobs/bench/", "jobs/demo/")
"""Keys and passwords before there is a service, and invented data."""
IN_SQL = {
    "foundation/sql/context.sql": "the key of the context, once",
    "sharing/row_security.sql": "rows of a hold, whose ids nobody sees",
}


def drawing() -> Iterator[str]:
    """The modules that ask for chance themselves."""
    for name, tree in modules(SOURCE, SOURCE, CHANCE):
        if set(_imported(tree)) & CHANCE and not name.startswith(APART):
            yield name


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (each.name for each in node.names)
            yield str(getattr(node, "module", ""))


def test_nothing_draws_but_through_the_door() -> None:
    assert set(drawing()) == DOORS.keys()


def test_the_database_draws_nothing_that_anybody_sees() -> None:
    files = {path.relative_to(SOURCE).as_posix(): path.read_text() for path in SOURCE.rglob("*.sql")}
    found = {name for name, text in files.items() if "gen_random_uuid" in text or "random()" in text}
    assert found <= IN_SQL.keys()


def test_the_clock_stands_in_a_tests_database_and_nowhere_else(db: None) -> None:
    from tests import database

    with database.connect(connection.settings_dict["NAME"]) as admin:
        admin.execute("insert into ctx.clock_shift (shift, stands_at) values ('0', '2037-11-16 09:00+00')")
        try:
            stood = context.enter_public().at
            context.leave()
            assert stood == context.enter_public().at and stood.year == 2037
            context.leave()
            admin.execute("update ctx.nature set nature = 'demo'")
            assert context.enter_public().at.year < 2037
        finally:
            admin.execute("update ctx.nature set nature = 'test'")
            admin.execute("delete from ctx.clock_shift")
