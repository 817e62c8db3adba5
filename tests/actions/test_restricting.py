"""Restricted to named posts: what belongs to it goes with it, later answers too, and it never loses its last reader."""

from __future__ import annotations

from uuid import UUID

import pytest

from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.people.queries import search_people
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.change_named import change_named
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.lift_restriction import lift_restriction
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.models import AgencyRequest, Disclosure, Item, Reply, Restriction, SecondLook
from chiltern.sharing.queries.home import heads
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.restricting import restriction_page
from tests.cast import At, Cast
from tests.stage import SHARED, Stage

pytestmark = pytest.mark.clause("2.2", "3.7")
WHY = "It is about a colleague's child."


def restricted(cast: Cast, thing: UUID, *posts: UUID, by: UUID | None = None) -> Restriction:
    """By the school's duty desk, who stays on the list."""
    return restrict_thing(by=cast.become(by or cast.school.duty), thing=thing, posts=posts, why=WHY)


def number_of(cast: Cast, post: UUID, which: str) -> int:
    """How many stand in a list of Your work."""
    return next(head.count for head in heads(cast.become(post)) if head.which == which)


def test_a_restricted_request_is_gone_for_everybody_who_is_not_named(cast: Cast) -> None:
    school = cast.school
    (request,) = Stage(cast).asked(cast.social_care, school)
    assert number_of(cast, school.manager, "asked") == 1
    restricted(cast, request.id)
    assert number_of(cast, school.duty, "asked") == 1
    assert number_of(cast, school.manager, "asked") == 0
    assert not access.can_see(request.id)
    with pytest.raises(Missing):
        request_page(cast.become(school.manager), request.id)
    assert request_page(cast.become(cast.social_care.practitioner), request.id).id == request.id


def test_decision_answer_and_items_made_before_and_after_go_with_it(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    before = stage.decided(cast.social_care, school)
    restricted(cast, before.about)
    after = stage.acknowledged(cast.social_care, school)
    restricted(cast, after)
    decide_request(by=cast.become(school.duty), request_id=after, given=SHARED)
    for post, seen in ((school.duty, True), (school.manager, False)):
        cast.become(post)
        assert AgencyRequest.objects.filter(id__in=[before.about, after]).count() == (2 if seen else 0)
        for model in (Item, Disclosure, Reply):
            assert model.objects.exists() is seen, model


def test_what_the_other_side_answers_later_goes_to_the_named_people_alone(cast: Cast) -> None:
    stage, mine = Stage(cast), cast.social_care
    request = stage.acknowledged(mine, cast.school)
    restricted(cast, request, by=mine.practitioner)
    decide_request(by=cast.become(cast.school.duty), request_id=request, given=SHARED)
    cast.become(mine.practitioner)
    reply = Reply.objects.get(agency_request=request)
    cast.become(mine.manager)
    assert not Reply.objects.exists() and not Disclosure.objects.exists()
    assert not access.can_see(reply.id)
    assert number_of(cast, mine.manager, "sent") == number_of(cast, mine.manager, "received") == 0


@pytest.mark.parametrize("named", [True, False])
def test_nobody_looks_afterwards_at_what_is_restricted_but_who_is_on_its_list(
    cast: Cast, named: bool
) -> None:
    school = cast.school
    request = Stage(cast).acknowledged(cast.social_care, school)
    before = number_of(cast, school.manager, "looks")
    restricted(cast, request, *([school.manager] if named else []))
    decide_request(by=cast.become(school.duty), request_id=request, given=SHARED)
    look = SecondLook.objects.get(about=request)
    assert look.lookers == ([school.manager] if named else [])
    assert number_of(cast, school.manager, "looks") == before + named
    cast.become(school.manager)
    assert access.can_see(look.id) is named


def test_a_look_that_a_colleague_was_asked_for_is_taken_back_with_what_it_is_about(cast: Cast) -> None:
    school = cast.school
    decision = Stage(cast).decided(cast.social_care, school)
    before = number_of(cast, school.manager, "looks")
    look = SecondLook.objects.get(about=decision.about)
    restricted(cast, decision.about, school.practitioner)
    assert number_of(cast, school.manager, "looks") == before - 1
    for post, seen in ((school.manager, False), (school.duty, True), (school.practitioner, True)):
        cast.become(post)
        assert access.can_see(look.id) is seen


def test_a_restricted_record_is_found_by_nobody_else_and_refused_to_nobody_on_the_list(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    restricted(cast, child, school.practitioner)
    for post, found in (
        (school.duty, 1),
        (school.practitioner, 1),
        (school.manager, 0),
        (school.colleague, 0),
    ):
        assert len(search_people(cast.become(post), text="Amara Whitlock")) == found


def test_lifted_it_goes_back_to_who_read_it_and_no_further(cast: Cast) -> None:
    school = cast.school
    (request,) = Stage(cast).asked(cast.social_care, school)
    restricted(cast, request.id, school.practitioner, school.colleague)
    lift_restriction(by=cast.become(school.duty), thing=request.id, why="The enquiry is closed.")
    for post, seen in (
        (school.manager, True),
        (school.duty, True),
        (school.practitioner, False),
        (school.colleague, False),
    ):
        cast.become(post)
        assert access.can_see(request.id) is seen
    with pytest.raises(AlreadyDone):
        lift_restriction(by=cast.become(school.duty), thing=request.id, why="Again.")


def test_the_list_is_changed_and_the_last_on_it_stays(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    restricted(cast, child)
    with pytest.raises(Refused, match="last_reader"):
        change_named(by=cast.become(school.duty), thing=child, remove=school.duty)
    change_named(by=cast.become(school.duty), thing=child, add=school.colleague)
    change_named(by=cast.become(school.duty), thing=child, remove=school.duty)
    cast.become(school.duty)
    assert not access.can_see(child)
    page = restriction_page(cast.become(school.colleague), child)
    assert [(one.what, one.who.split(",")[0]) for one in page.told] == [
        ("named", "Dana Duty"),
        ("named", "Col Colleague"),
        ("taken_off", "Dana Duty"),
    ]
    assert [one.post for one in page.on_list] == [school.colleague]


def test_every_step_is_an_entry_and_strangers_take_none(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    restricted(cast, child)
    change_named(by=cast.become(school.duty), thing=child, add=school.practitioner)
    for post in (school.colleague, school.manager, cast.police.duty):
        with pytest.raises(Missing):
            change_named(by=cast.become(post), thing=child, add=post)
        with pytest.raises(Missing):
            lift_restriction(by=cast.become(post), thing=child, why="Mine.")
    lift_restriction(by=cast.become(school.duty), thing=child, why="Over.")
    cast.become(school.duty)
    kinds = Opening.objects.filter(thing=child).order_by("at", "id").values_list("kind", flat=True)
    assert {"thing.restricted", "restriction.changed", "restriction.lifted"} <= set(kinds)


@pytest.mark.parametrize(
    ("at", "why", "field"),
    [("social_care", WHY, "posts"), ("school", "  ", "why"), ("school", "x" * 2001, "why")],
)
def test_a_restriction_needs_colleagues_and_a_reason(cast: Cast, at: str, why: str, field: str) -> None:
    child = Stage(cast).child(cast.school)
    there: At = getattr(cast, at)
    with pytest.raises(Invalid) as wrong:
        restrict_thing(by=cast.become(cast.school.duty), thing=child, posts=[there.practitioner], why=why)
    assert wrong.value.field == field


def test_a_request_acknowledged_and_restricted_is_not_given_back_by_its_own_steps(cast: Cast) -> None:
    school = cast.school
    (request,) = Stage(cast).asked(cast.social_care, school)
    restricted(cast, request.id)
    acknowledge_request(by=cast.become(school.duty), request_id=request.id)
    cast.become(school.manager)
    assert not access.can_see(request.id)
