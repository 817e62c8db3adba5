"""What one process of the service sets, another sees in its next transaction, and not within one (clauses 1.1, 1.4)."""

from __future__ import annotations

import json
import threading
import time
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections, transaction

from chiltern.foundation import context
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import OFFICE
from chiltern.scheme import queries
from chiltern.scheme.actions.add_law_row import add_law_row
from tests import database
from tests.conftest import enter_as_post, open_session
from tests.world import House

pytestmark = [pytest.mark.committed, pytest.mark.clause("1.4")]
ROW, KEY = "own-ground-elsewhere", "reply.urgent_hours"
_COMMON = "id, keeper, made_at, reason"


def sets_elsewhere(other: psycopg.Connection[Any]) -> None:
    """As another process does: in a transaction of its own."""
    with other.transaction():
        values = (uuid4(), OFFICE, "Agreed.")
        other.execute(
            f"insert into scheme_setting ({_COMMON}, key, value) values (%s, %s, now(), %s, %s, %s)",
            (*values, KEY, json.dumps(3)),
        )
        other.execute(
            f"insert into scheme_addedlawrow ({_COMMON}, row, kind, fields, holds_from)"
            " values (%s, %s, now(), %s, %s, 'ground', %s, current_date)",
            (uuid4(), OFFICE, "Agreed.", ROW, json.dumps({"says": "It keeps a carer safe."})),
        )
        other.execute(
            f"insert into scheme_lawcorrection ({_COMMON}, row, field, value, holds_from)"
            " values (%s, %s, now(), %s, 'serious-crime', 'says', %s, current_date)",
            (uuid4(), OFFICE, "Clearer.", json.dumps("Other words.")),
        )


def test_a_process_that_has_read_the_law_reads_it_again_once_another_has_changed_it(
    committed_db: str,
) -> None:
    with database.connect(committed_db) as other:
        post: UUID = House(other, agency=OFFICE).post(uuid4(), role="council_officer")
        with transaction.atomic():
            by = enter_as_post(post)
            before = queries.law_at(by.at)
            sets_elsewhere(other)
            assert queries.law_at(by.at) is before
        with transaction.atomic():
            after = queries.law_at(enter_as_post(post).at)
    assert after.setting(KEY) == 3
    assert after.offered(ROW, "ground").says == "It keeps a carer safe."
    assert after.row("serious-crime").says == "Other words."
    assert (before.setting(KEY), ROW in before.rows) == (6, False)


def adds(token: str, said: list[str]) -> None:
    """As a page does: what a refusal says is shown, and the request ends well."""
    with transaction.atomic():
        by = context.enter(token)
        assert by is not None
        soon = queries.day_in_london(by.at) + timedelta(days=1)
        typed = {"says": "It keeps a carer safe."}
        try:
            add_law_row(by=by, kind="ground", typed=typed, holds_from=soon, reason="Agreed.")
        except Refused as refused:
            said.append(refused.key)
    connections.close_all()


def test_of_two_officers_who_add_the_same_row_at_once_one_is_told_so(committed_db: str) -> None:
    with database.connect(committed_db) as other:
        token = open_session(House(other, agency=OFFICE).post(uuid4(), role="council_officer"))
        said: list[str] = []
        slower = threading.Thread(target=adds, args=(token, said))
        with other.transaction():
            other.execute(
                f"insert into scheme_addedlawrow ({_COMMON}, row, kind, fields, holds_from)"
                " values (%s, %s, now(), 'Agreed.', %s, 'ground', '{}', current_date)",
                (uuid4(), OFFICE, "own-ground-it-keeps-a-carer-safe"),
            )
            slower.start()
            with database.connect(committed_db) as watching:
                waits = "select 1 from pg_locks where not granted"
                while slower.is_alive() and not watching.execute(waits).fetchone():
                    time.sleep(0.02)
        slower.join()
        assert said == ["law_row.added_at_once"]
        kinds = other.execute("select kind from ledger_entry").fetchall()
    assert kinds == [("law_row.added.refused",)]
