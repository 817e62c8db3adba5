"""A notice to an owner that nobody agreed to hold back, or that is past its review, goes up like other silence; and so does a
court's order that nobody answered. Clauses 3.10 and 4.1.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from chiltern.code_of_practice.words import OrderAnswer
from chiltern.sharing.actions.agree_to_hold import agree_to_hold
from chiltern.sharing.actions.answer_court_order import answer_court_order
from chiltern.sharing.queries import home
from chiltern.sharing.workings.courts import OrderAnswered
from tests.actions.test_climbing import acting, climbs_of, clock, entries, listed, swept  # noqa: F401
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.court_orders import came_from, order
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


def test_a_courts_order_goes_up_past_its_day_and_past_the_day_on_which_it_is_looked_at_again(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    care = town.social_care
    with transaction.atomic():
        stage = Stage(town)
        made = order(stage, *came_from(stage, town.school), due_on=date(2037, 12, 24)).id
    assert made in listed(care.practitioner, "order.due")
    clock(DUE)
    swept()
    assert made in listed(care.manager, "order.climbed")
    clock(LATER)
    swept()
    given = climbs_of(care.representative)[made]
    with acting(care.representative) as by:
        row = next(row for row in home.one_page(by, "climbed").rows if row.thing == given)
        assert "a court's order" in row.state
        assert row.reference
    for post in (town.school.manager, town.school.representative):
        assert made not in {*listed(post, "order.climbed"), *climbs_of(post)}
    with acting(care.manager) as by:
        said = OrderAnswered(OrderAnswer.LIFTED, "Set aside.", date(2037, 12, 30))
        answer_court_order(by=by, order_id=made, given=said)
    swept()
    assert given not in listed(care.representative, "climb.given")
    clock(REVIEW)
    swept()
    assert made in listed(care.manager, "order.climbed")
