"""Every table is locked or listed with its reason, and every table that two agencies can reach is in the property test."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import connection

from chiltern.foundation import locking
from tests.house.floors import FLOORS, SOURCE
from tests.row_security.shared_tables import SHARED


@pytest.mark.clause("3.7")
def test_every_table_is_locked_or_listed(db: None) -> None:
    assert locking.unlocked_tables() == []


def test_a_table_that_nobody_locked_is_found(db: None) -> None:
    from tests import database

    with database.connect(connection.settings_dict["NAME"]) as admin:
        admin.execute("create table forgotten (id int)")
        try:
            assert locking.unlocked_tables() == ["forgotten"]
        finally:
            admin.execute("drop table forgotten")


def test_the_services_role_is_not_too_strong(db: None) -> None:
    assert locking.unsafe_role() == []


def test_every_allowed_table_has_a_reason_and_is_there(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        there = {row[0] for row in cursor.fetchall()}
    assert locking.ALLOWED_UNLOCKED.keys() <= there
    assert all(len(reason) > 15 for reason in locking.ALLOWED_UNLOCKED.values())


def test_every_table_that_two_agencies_can_reach_is_in_the_property_test() -> None:
    reached = set()
    for path in [*SOURCE.rglob("row_security.sql")]:
        reached |= set(re.findall(r"call locks\.(?:by_access|at_home)\('(\w+)'", path.read_text()))
    tables = {model._meta.db_table for model in apps.get_models() if model._meta.app_label in FLOORS}
    assert reached <= tables
    assert reached == {shared.table for shared in SHARED if not shared.table.startswith("toys_")}
