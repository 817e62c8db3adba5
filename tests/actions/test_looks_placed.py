"""The scheme's clock finds what nobody could look at, and asks whoever can now. Clauses 3.3 and 9.3."""

# ruff: noqa: F811

from __future__ import annotations

import pytest
from django.db import connection, transaction

from chiltern.agencies.actions.name_second_looker import name_second_looker
from chiltern.foundation import access
from chiltern.jobs.tasks import place_looks
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.tell_agency import tell_agency
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.conftest import enter_as_post, point_at
from tests.stage import Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.3", "9.3")]


def swept() -> None:
    name = connection.settings_dict["NAME"]
    point_at(name, "worker")
    place_looks(timestamp=0)
    point_at(name)


def waiting(town: Cast) -> int:
    with transaction.atomic():
        return access.count(enter_as_post(town.police.duty), ["look.asked"])


def test_it_asks_again_until_there_is_somebody_and_then_once(town: Cast) -> None:
    with transaction.atomic():
        tell_agency(by=enter_as_post(town.school.manager), given=Stage(town).telling())
    swept()
    assert waiting(town) == 0
    with transaction.atomic():
        name_second_looker(by=enter_as_post(town.officer), post=town.police.duty)
    for _ in range(2):
        swept()
        assert waiting(town) == 1
    with transaction.atomic():
        enter_as_post(town.school.manager)
        assert Opening.objects.filter(kind="look.placed").count() == 1
        assert not Opening.objects.filter(kind="look.placed.refused").exists()
