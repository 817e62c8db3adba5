"""A court's order as it arrives: each owner is told at once of its own, and of nobody else's. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.agencies.models import OutsideBody
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.words import CourtOrderState, Function, Method, OrderAnswer
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.models import Access
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.answer_court_order import answer_court_order
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.read_court_notice import read_court_notice
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.review_court_order import review_court_order
from chiltern.sharing.models import CourtNotice, CourtOrder, Disclosure
from chiltern.sharing.queries.court_notices import court_notice_page
from chiltern.sharing.queries.court_order_page import court_order_page
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.timeline import timeline
from chiltern.sharing.workings.courts import Came, OrderAnswered
from tests.actions.test_courts import ORDERED
from tests.actions.test_holding_back import listed, owner_sees
from tests.actions.test_passing_on import PASSING
from tests.actions.test_passing_screened import one_body
from tests.court_orders import CASE, COURT, ORDERS, came_from, notice_of, order
from tests.holding_back import items_of
from tests.stage import BRUISE, LATE, Stage

pytestmark = pytest.mark.clause("3.10")


def courts_seen(stage: Stage, post: UUID) -> dict[str, Any]:
    """Everything that an agency could see of an order, or of what is told of one."""
    return {
        **owner_sees(stage, post),
        "orders": CourtOrder.objects.count(),
        "notices": set(CourtNotice.objects.values_list("id", flat=True)),
        "courts": set(OutsideBody.objects.values_list("name", flat=True)),
        "told": [one_page(stage.cast.become(post), which).count for which in ("ordered", "ordered_of_ours")],
    }


def test_each_owner_is_told_at_once_of_its_own_and_learns_of_no_other(stage: Stage) -> None:
    cast = stage.cast
    school, health = came_from(stage, cast.school), came_from(stage, cast.health)
    made = order(stage, *school, *health)
    notices = {}
    for at, items in ((cast.school, school), (cast.health, health)):
        for post in (at.duty, at.representative):
            assert len(listed(stage, post, "court.told")) == 1
            notices[at.agency] = notice_of(stage, post)
            assert not CourtOrder.objects.exists()
            assert {row.name for row in OutsideBody.objects.all()} == {COURT}
        page = court_notice_page(cast.become(at.duty), notices[at.agency])
        assert (page.ordered, page.court) == ("Children’s Social Care", f"{COURT}, outside the Code")
        assert (page.court_reference, page.due_on) == (CASE, made.due_on)
        assert {item.text for item in page.items} == {BRUISE.text, LATE.text}
        assert len(page.items) == len(items)
    assert notices[cast.school.agency] != notices[cast.health.agency]
    cast.become(cast.social_care.practitioner)
    assert Opening.objects.filter(kind="court_order.recorded", thing=made.id).count() == 1
    for post in (
        cast.school.duty,
        cast.school.representative,
        cast.social_care.representative,
        cast.police.duty,
    ):
        with pytest.raises(Missing):
            court_notice_page(cast.become(post), notices[cast.health.agency])
        with pytest.raises(Missing):
            court_order_page(cast.become(post), made.id)


def test_who_represents_the_owner_reads_the_reference_of_what_was_shared_and_never_its_words(
    stage: Stage,
) -> None:
    cast = stage.cast
    items = came_from(stage, cast.school)
    reference = Disclosure.objects.get(id=items[0].disclosure).reference
    order(stage, *items)
    rep = cast.become(cast.school.representative)
    page = court_notice_page(rep, notice_of(stage, cast.school.representative))
    assert {(item.text, item.reference) for item in page.items} == {("", reference)}
    assert not page.can_put_away


def test_whoever_owns_nothing_that_it_takes_sees_no_difference(stage: Stage) -> None:
    cast = stage.cast
    school, _ = came_from(stage, cast.school), came_from(stage, cast.health)
    watching = (cast.health.duty, cast.health.representative, cast.police.duty)
    before = {post: courts_seen(stage, post) for post in watching}
    order(stage, *school[:1])
    assert {post: courts_seen(stage, post) for post in watching} == before
    assert courts_seen(stage, cast.school.duty)["courts"] == {COURT}
    cast.become(cast.social_care.colleague)
    assert not CourtOrder.objects.exists()
    assert not CourtNotice.objects.exists()


def test_it_stands_on_the_childs_timeline_at_both(stage: Stage) -> None:
    cast, child = stage.cast, stage.child(stage.cast.social_care)
    items = came_from(stage, cast.school, child)
    cast.become(cast.school.duty)
    (theirs,) = {person for row in Access.objects.filter(thing=items[0].item) for person in row.people}
    order(stage, *items)
    for post, person, says in (
        (cast.social_care.practitioner, child, "A court ordered us to produce what others shared"),
        (cast.school.duty, theirs, "A court ordered Children’s Social Care to produce what belongs to us"),
    ):
        lines = [event.says for event in timeline(cast.become(post), person).events]
        assert len([line for line in lines if line.startswith(says)]) == 1


def test_an_owner_in_conflict_with_the_child_reads_nothing_of_it(stage: Stage) -> None:
    cast = stage.cast
    items = came_from(stage, cast.school)
    cast.become(cast.school.duty)
    (child,) = {person for row in Access.objects.all() for person in row.people}
    cast.set_conflict(cast.school, cast.school.duty, child)
    order(stage, *items)
    assert listed(stage, cast.school.duty, "court.told") == []
    assert len(listed(stage, cast.school.manager, "court.told")) == 1


def test_inside_one_legal_body_nobody_has_to_be_told(stage: Stage) -> None:
    cast = stage.cast
    items = came_from(stage, cast.health)
    one_body(stage, cast.social_care, cast.health)
    made = order(stage, *items)
    assert not CourtNotice.objects.exists()
    assert court_order_page(cast.become(cast.social_care.practitioner), made.id).owners == ()
    assert listed(stage, cast.health.duty, "court.told") == []


def test_what_is_wrong_with_an_order_is_said_at_its_field(stage: Stage) -> None:
    cast = stage.cast
    items = came_from(stage, cast.school)
    by = cast.become(cast.social_care.practitioner)
    hospital = name_outside_body(by=by, given=BodyGiven("Marlow Vale Hospital", Function.EMERGENCY_HEALTH))
    yesterday = (by.at - timedelta(days=1)).date()
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("court", {"court_name": " "}),
        ("court", {"court": hospital.id}),
        ("court", {"court": uuid4()}),
        ("court", {"court_name": "marlow vale hospital"}),
        ("court_name", {"court_name": "x" * 201}),
        ("court_reference", {"court_reference": " "}),
        ("court_reference", {"court_reference": "x" * 201}),
        ("orders", {"orders": ""}),
        ("orders", {"orders": "x" * 20_001}),
        ("due_on", {"due_on": None}),
        ("due_on", {"due_on": yesterday}),
        ("items", {"items": ()}),
        ("items", {"items": (Came(items[0].disclosure, uuid4()),)}),
        ("items", {"items": (Came(uuid4(), items[0].item),)}),
    ]
    for field, changes in wrong:
        with pytest.raises(Invalid) as said:
            order(stage, *items, **changes)
        assert said.value.field == field, changes
    for post, holds in ((cast.social_care.colleague, ()), (cast.police.duty, items)):
        with pytest.raises(Invalid):
            order(stage, *holds, at=post)
    with pytest.raises(Refused, match="not_open"):
        order(stage, *items, at=cast.social_care.representative)
    assert not CourtOrder.objects.exists()
    assert order(stage, *items, due_on=by.at.date())


def test_ones_own_alone_needs_no_notice_and_the_same_order_is_written_down_once_an_item(stage: Stage) -> None:
    cast = stage.cast
    first, second = came_from(stage, cast.school)
    told = stage.told(recipient=cast.health.agency)
    by = cast.become(cast.school.practitioner)
    own = Came(told.id, items_of(told.id)[0])
    with pytest.raises(Invalid) as said:
        order(stage, own, at=by.post)
    assert said.value.field == "items"
    order(stage, first)
    with pytest.raises(Invalid) as twice:
        order(stage, first, second, court_reference="fd26 p00114")
    assert twice.value.field == "court_reference"
    assert "written down already" in twice.value.says
    order(stage, second)
    order(stage, first, court_reference="FD26P00115")
    cast.become(cast.social_care.practitioner)
    assert OutsideBody.objects.count() == 1
    assert len(listed(stage, cast.school.duty, "court.told")) == 3


def test_what_goes_to_the_court_stands_on_the_order_and_its_owner_is_told_of_that_too(stage: Stage) -> None:
    cast = stage.cast
    items = came_from(stage, cast.school)
    made = order(stage, *items)
    by = cast.become(cast.social_care.practitioner)
    assert court_order_page(by, made.id).produced == ()
    answers = replace(ORDERED, method=Method.PAPER)
    said = replace(PASSING, answers=answers, method=Method.PAPER, exception_reference=CASE)
    gone = pass_on(
        by=by, disclosure_id=items[0].disclosure, items=[items[0].item], recipient=made.court, given=said
    )
    page = court_order_page(cast.become(cast.social_care.practitioner), made.id)
    assert [(each.disclosure, each.items) for each in page.produced] == [(gone.id, 1)]
    assert [item.produced for item in page.parts[0].items] == [True, False]
    assert listed(stage, cast.school.representative, "disclosure.excepted") == [gone.id]


def test_it_is_answered_and_on_its_day_looked_at_again_each_once(stage: Stage) -> None:
    cast, care = stage.cast, stage.cast.social_care
    made = order(stage, *came_from(stage, cast.school))
    by = cast.become(care.practitioner)
    assert [row.thing for row in one_page(by, "orders").rows] == [made.id]
    day = (by.at + timedelta(days=30)).date()
    given = OrderAnswered(OrderAnswer.LIMITED, "The court left out the letters.", day)
    wrong: list[dict[str, Any]] = [{"words": " "}, {"review_on": by.at.date()}, {"review_on": None}]
    for changes in wrong:
        with pytest.raises(Invalid) as said:
            answer_court_order(
                by=cast.become(care.practitioner), order_id=made.id, given=replace(given, **changes)
            )
        assert said.value.field in changes
    with pytest.raises(Refused):
        review_court_order(by=cast.become(care.practitioner), order_id=made.id, words="Too early.")
    for stranger in (care.colleague, cast.school.duty, care.representative):
        with pytest.raises(Missing):
            answer_court_order(by=cast.become(stranger), order_id=made.id, given=given)
    answer_court_order(by=cast.become(care.practitioner), order_id=made.id, given=given)
    with pytest.raises(Refused):
        answer_court_order(by=cast.become(care.practitioner), order_id=made.id, given=given)
    assert listed(stage, care.practitioner, "order.review") == [made.id]
    with pytest.raises(Invalid):
        review_court_order(by=cast.become(care.manager), order_id=made.id, words=" ")
    review_court_order(
        by=cast.become(care.manager), order_id=made.id, words="The school could have been rung first."
    )
    page = court_order_page(cast.become(care.practitioner), made.id)
    assert (page.state, page.can) == (CourtOrderState.REVIEWED, ())
    assert [word.answer for word in page.words] == [OrderAnswer.LIMITED, None]
    assert page.orders == ORDERS
    assert one_page(cast.become(care.practitioner), "orders").count == 0
    assert one_page(cast.become(care.practitioner), "orders_over").count == 1


def test_two_who_answer_at_once_write_it_down_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = stage.cast
    made = order(stage, *came_from(stage, cast.school))
    by = cast.become(cast.social_care.practitioner)
    given = OrderAnswered(OrderAnswer.PRODUCED, "All of it, by courier.", (by.at + timedelta(days=9)).date())
    answer_court_order(by=by, order_id=made.id, given=given)
    monkeypatch.setattr("chiltern.sharing.actions.answer_court_order.order_in_hand", lambda _: made)
    with pytest.raises(AlreadyDone):
        answer_court_order(by=cast.become(cast.social_care.manager), order_id=made.id, given=given)


def test_the_owners_desk_puts_it_away_and_who_represents_it_keeps_it(stage: Stage) -> None:
    cast = stage.cast
    order(stage, *came_from(stage, cast.school))
    notice = notice_of(stage, cast.school.duty)
    with pytest.raises(Refused):
        read_court_notice(by=cast.become(cast.school.representative), notice_id=notice)
    for stranger in (cast.social_care.practitioner, cast.health.duty):
        with pytest.raises(Missing):
            read_court_notice(by=cast.become(stranger), notice_id=notice)
    read_court_notice(by=cast.become(cast.school.duty), notice_id=notice)
    with pytest.raises(AlreadyDone):
        read_court_notice(by=cast.become(cast.school.manager), notice_id=notice)
    duty, rep = cast.become(cast.school.duty), cast.school.representative
    assert (one_page(duty, "ordered").count, one_page(duty, "ordered_before").count) == (0, 1)
    assert one_page(cast.become(rep), "ordered_of_ours").count == 1


def test_restricted_to_named_posts_what_came_takes_its_order_with_it(stage: Stage) -> None:
    cast, care = stage.cast, stage.cast.social_care
    told = stage.told().id
    cast.become(care.duty)
    made = order(stage, Came(told, items_of(told)[0]), at=care.duty)
    assert court_order_page(cast.become(care.manager), made.id)
    restrict_thing(by=cast.become(care.duty), thing=told, posts=[], why="It is about a colleague.")
    assert court_order_page(cast.become(care.duty), made.id)
    with pytest.raises(Missing):
        court_order_page(cast.become(care.manager), made.id)
