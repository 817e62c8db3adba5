"""The scheme's clock finds a consent past its last day, and whoever has something on it alone is asked. Clauses 3.3, 9.1."""

# ruff: noqa: F811

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction

from chiltern.foundation import access
from chiltern.jobs.tasks import lapse_consents
from tests import database
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.conftest import enter_as_post, point_at
from tests.stage import Stage
from tests.withdrawing import Agreed

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.3", "9.1")]


def swept(days: int) -> None:
    """The job, so many days on."""
    name = connection.settings_dict["NAME"]
    with database.connect(name) as admin:
        admin.execute(
            """insert into ctx.clock_shift (shift) values (%s)
               on conflict (only_one) do update set shift = excluded.shift""",
            [timedelta(days=days)],
        )
    point_at(name, "worker")
    lapse_consents(timestamp=0)
    point_at(name)


def test_it_asks_on_the_day_after_the_last_and_once(town: Cast) -> None:
    with transaction.atomic():
        day = enter_as_post(town.school.duty).at.date()
    with transaction.atomic():
        agreed = Agreed(Stage(town), (town.stranger, town.health), {"until": day + timedelta(days=3)})
        agreed.shared(town.stranger)
    for days, asked in ((2, 0), (5, 1), (6, 1)):
        swept(days)
        with transaction.atomic():
            assert access.count(enter_as_post(town.stranger.practitioner), ["stop.asked"]) == asked
    with transaction.atomic():
        assert access.count(enter_as_post(town.health.practitioner), ["stop.asked"]) == 0
    with database.connect(connection.settings_dict["NAME"]) as admin:
        held = "select o.keeper from ledger_opening o join ledger_entry e on e.id = o.entry where e.kind = 'consent.lapsed'"
        keepers = {row[0] for row in admin.execute(held).fetchall()}
    assert keepers == {town.school.agency, town.stranger.agency}
