"""A notice to an owner that nobody agreed to hold back, or that is past its review, goes up like other silence. 3.10, 4.1."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from chiltern.sharing.actions.agree_to_hold import agree_to_hold
from chiltern.sharing.queries import home
from tests.actions.test_climbing import acting, climbs_of, clock, entries, listed, swept  # noqa: F401
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.holding_back import Quiet
from tests.stage import Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.10", "4.1")]
# Held back on the story's morning for a week; to be agreed by the end of the next working day.
DUE, LATER = datetime(2037, 12, 24, 17, 1, tzinfo=UTC), datetime(2037, 12, 29, 17, 1, tzinfo=UTC)
REVIEW = datetime(2037, 12, 30, 17, 1, tzinfo=UTC)


def test_it_goes_up_at_home_alone_and_again_past_the_day_of_its_review(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    care = town.social_care
    with transaction.atomic():
        quiet = Quiet(Stage(town))
        quiet.passed()
        notice = quiet.notice().id
    clock(DUE)
    swept()
    assert notice in listed(care.manager, "notice.climbed")
    clock(LATER)
    swept()
    given = climbs_of(care.representative)[notice]
    with acting(care.representative) as by:
        row = next(row for row in home.one_page(by, "climbed").rows if row.thing == given)
        assert "held back" in row.state
    for post in (town.school.manager, town.school.representative, town.police.manager):
        assert notice not in {*listed(post, "notice.climbed"), *climbs_of(post)}
    with acting(care.manager) as by:
        agree_to_hold(by=by, notice_id=notice)
    swept()
    assert given not in listed(care.representative, "climb.given")
    assert notice in listed(care.practitioner, "notice.review")
    clock(REVIEW)
    swept()
    assert notice in listed(care.manager, "notice.climbed")
