"""An owner that is not told yet is not told of a court's order either; and that notice too can be held back. Clause 3.10."""

from __future__ import annotations

from typing import Any

import pytest

from chiltern.agencies.models import OutsideBody
from chiltern.code_of_practice.words import NoticeState
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.models import KeyWrap
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.agree_to_hold import agree_to_hold
from chiltern.sharing.actions.hold_notice_on import hold_notice_on
from chiltern.sharing.actions.tell_owner import tell_owner
from chiltern.sharing.models import CourtNotice, HeldNotice
from chiltern.sharing.queries.court_notices import court_notice_page
from chiltern.sharing.queries.court_order_page import court_order_page, to_produce
from chiltern.sharing.queries.notices import notice_page
from chiltern.sharing.workings.courts import Came
from tests.actions.test_court_orders import courts_seen
from tests.actions.test_holding_back import listed
from tests.court_orders import came_from, notice_of, order
from tests.holding_back import Quiet, hold, items_of
from tests.stage import BRUISE, Stage

pytestmark = pytest.mark.clause("3.10")
WHY = "He is arrested."


def test_an_owner_that_does_not_know_that_it_went_on_learns_of_the_order_with_that(stage: Stage) -> None:
    quiet, cast = Quiet(stage), stage.cast
    gone = quiet.passed()
    watching = (cast.school.duty, cast.school.manager, cast.school.representative)
    before = {post: courts_seen(stage, post) for post in watching}
    cast.become(cast.police.duty)
    made = order(stage, *(Came(gone.id, item) for item in items_of(gone.id)), at=cast.police.duty)
    assert {post: courts_seen(stage, post) for post in watching} == before
    page = court_order_page(cast.become(cast.police.duty), made.id)
    assert [(line.owner, line.told_at) for line in page.owners] == [("St Osyth’s School", None)]
    tell_owner(notice_id=quiet.notice().id, by=cast.become(cast.social_care.manager), because=WHY)
    for post in (cast.school.duty, cast.school.representative):
        assert len(listed(stage, post, "court.told")) == 1
        told = court_notice_page(cast.become(post), notice_of(stage, post))
        assert told.ordered == "Chiltern Vale Police"
        assert told.told_at >= told.arrived_at
        assert Opening.objects.filter(kind="notice.told").count() == 1
    assert BRUISE.text in {
        item.text for item in court_notice_page(cast.become(cast.school.duty), told.id).items
    }
    assert court_order_page(cast.become(cast.police.duty), made.id).owners[0].told_at
    assert Opening.objects.filter(kind="notice.told").count() == 1
    cast.become(cast.social_care.manager)
    assert not CourtNotice.objects.exists()


def test_what_came_openly_is_told_at_once_beside_what_came_quietly(stage: Stage) -> None:
    quiet, cast = Quiet(stage), stage.cast
    gone = quiet.passed()
    openly = stage.told(recipient=cast.police.agency).id
    cast.become(cast.police.duty)
    items = (Came(gone.id, items_of(gone.id)[0]), Came(openly, items_of(openly)[0]))
    order(stage, *items, at=cast.police.duty)
    page = court_notice_page(cast.become(cast.school.duty), notice_of(stage, cast.school.duty))
    assert len(page.items) == 1
    tell_owner(notice_id=quiet.notice().id, by=cast.become(cast.social_care.manager), because=WHY)
    cast.become(cast.school.duty)
    assert CourtNotice.objects.count() == 2


def held(stage: Stage, **changes: Any) -> tuple[Any, tuple[Came, ...]]:
    """An order of which the school is not told yet."""
    cast = stage.cast
    items = came_from(stage, cast.school)
    by = cast.become(cast.social_care.practitioner)
    return order(stage, *items, hold=hold(by, **{"second": cast.social_care.manager, **changes})), items


def test_the_notice_of_an_order_is_held_back_with_a_second_person_and_told_in_the_end(stage: Stage) -> None:
    cast, care = stage.cast, stage.cast.social_care
    items = came_from(stage, cast.school)
    watching = (cast.school.duty, cast.school.representative)
    before = {post: courts_seen(stage, post) for post in watching}
    by = cast.become(care.practitioner)
    made = order(stage, *items, hold=hold(by, care.manager))
    assert {post: courts_seen(stage, post) for post in watching} == before
    (notice,) = listed(stage, care.manager, "notice.asked")
    page = notice_page(cast.become(care.manager), notice)
    assert (page.of_order, page.order, page.state) == (True, made.id, NoticeState.PROVISIONAL)
    agree_to_hold(by=cast.become(care.manager), notice_id=notice)
    by = cast.become(care.practitioner)
    hold_notice_on(by=by, notice_id=notice, given=hold(by, care.manager))
    assert to_produce(by, made.id, items[0].disclosure).held_back
    assert {post: courts_seen(stage, post) for post in watching} == before
    tell_owner(by=cast.become(care.manager), notice_id=notice, because="I do not agree.")
    by = cast.become(care.practitioner)
    assert not to_produce(by, made.id, items[0].disclosure).held_back
    told = notice_of(stage, cast.school.duty)
    assert court_notice_page(cast.become(cast.school.duty), told).court_reference
    assert KeyWrap.objects.filter(thing=told).count() == 1
    assert {row.name for row in OutsideBody.objects.all()} == {"Vale Family Court"}
    assert len(listed(stage, cast.school.representative, "court.told")) == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("hold_reason", {"reason": ""}), ("hold_review", {"review_on": None}), ("second", {"second": None})],
)
def test_holding_it_back_takes_a_reason_a_day_and_a_colleague(
    stage: Stage, field: str, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Invalid) as said:
        held(stage, **wrong)
    assert said.value.field == field
    assert not HeldNotice.objects.exists()


def test_nobody_else_tells_of_what_another_agency_holds_back(stage: Stage) -> None:
    cast = stage.cast
    held(stage)
    cast.become(cast.social_care.practitioner)
    notice = HeldNotice.objects.get().id
    for post in (cast.police.duty, cast.school.duty, cast.social_care.colleague):
        with pytest.raises(Missing):
            tell_owner(by=cast.become(post), notice_id=notice, because=WHY)
    assert listed(stage, cast.school.duty, "court.told") == []


def test_the_key_of_a_notice_lies_with_the_agency_that_was_ordered_and_its_owner_alone(stage: Stage) -> None:
    cast = stage.cast
    school, health = came_from(stage, cast.school), came_from(stage, cast.health)
    order(stage, *school, *health)
    notice = notice_of(stage, cast.school.duty)
    for post, many in ((cast.school.duty, 1), (cast.social_care.practitioner, 1), (cast.health.duty, 0)):
        cast.become(post)
        assert KeyWrap.objects.filter(thing=notice).count() == many
    assert access.count(cast.become(cast.social_care.practitioner), ["court.told"]) == 0
