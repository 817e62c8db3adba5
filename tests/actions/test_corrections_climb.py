"""A correction that nobody confirms goes up, and does not say whose it is where the terms do not. Clauses 3.6, 3.10 and 4.1."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from chiltern.sharing.actions.confirm_correction import confirm_correction
from chiltern.sharing.actions.correct_item import correct_item
from chiltern.sharing.models import CorrectionNotice
from chiltern.sharing.queries import home
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.correcting import ConfirmationGiven, CorrectionGiven
from tests.actions.test_climbing import acting, climbs_of, clock, listed, swept  # noqa: F401
from tests.actions.test_went import gone_on
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.stage import Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.6", "4.1")]


@pytest.mark.clause("3.10")
def test_a_correction_that_a_holder_does_not_confirm_goes_up_and_does_not_say_whose_it_is(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    with transaction.atomic():
        stage = Stage(town)
        came, _ = gone_on(stage)
        by = town.become(town.sensitive.duty)
        (item,) = disclosure_page(by, came).items
        correct_item(by=by, item_id=item.id, given=CorrectionGiven(1, "The bruise was not hers."))
        town.become(town.school.duty)
        notice = CorrectionNotice.objects.get().id
    clock(datetime(2037, 12, 30, 17, 0, 1, tzinfo=UTC))
    swept()
    assert notice in listed(town.school.manager, "correction.climbed")
    clock(datetime(2038, 1, 4, 17, 0, 1, tzinfo=UTC))
    swept()
    given = climbs_of(town.school.representative)[notice]
    with acting(town.school.representative) as by:
        row = next(row for row in home.one_page(by, "climbed").rows if row.thing == given)
        assert (row.state, row.other_agency) == (
            "a correction, not confirmed by us",
            "Children’s Social Care",
        )
    with acting(town.school.duty) as by:
        confirm_correction(by=by, notice_id=notice, given=ConfirmationGiven())
    swept()
    assert given not in listed(town.school.representative, "climb.given")
