"""Two colleagues write down the same order at the same moment: it stands there once, and its owner is told once. Clause 3.10."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connections, transaction

from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.record_court_order import record_court_order
from chiltern.sharing.workings.courts import Came, OrderGiven
from tests import database
from tests.actions.test_recalls_race import _at_once
from tests.cast import Cast, first_officer, town, town_database  # noqa: F401  fixtures
from tests.conftest import open_session
from tests.court_orders import CASE, COURT, ORDERS
from tests.holding_back import items_of
from tests.stage import Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.10")]
TIMES = 6


def _records(by: Any, disclosure: UUID) -> str:
    items = (Came(disclosure, items_of(disclosure)[0]),)
    day = (by.at + timedelta(days=9)).date()
    given = OrderGiven(court_name=COURT, court_reference=CASE, orders=ORDERS, due_on=day, items=items)
    try:
        record_court_order(by=by, given=given)
    except Invalid as twice:
        return twice.field
    return "written down"


def test_the_same_order_is_written_down_once(town: Cast) -> None:  # noqa: F811
    for _ in range(TIMES):
        with transaction.atomic():
            told = Stage(town).told().id
        gate, outcomes = threading.Barrier(2), list[str]()
        crowd = [
            threading.Thread(target=_at_once, args=(open_session(post), _records, told, gate, outcomes))
            for post in (town.social_care.duty, town.social_care.manager)
        ]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        assert sorted(outcomes) == ["court_reference", "written down"]
        with database.connect(connections["default"].settings_dict["NAME"]) as admin:
            asked = (
                "select count(*) from sharing_courtnotice n join sharing_courtorder o on o.id = n.of_order"
            )
            assert admin.execute(f"{asked} where %s = any (o.disclosures)", [told]).fetchone() == (1,)
