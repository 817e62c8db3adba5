"""What one process of the service sets, another sees in its next transaction, and not within one (clauses 1.1, 1.4)."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import transaction

from chiltern.foundation.ids import OFFICE
from chiltern.scheme import queries
from tests import database
from tests.conftest import enter_as_post
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
