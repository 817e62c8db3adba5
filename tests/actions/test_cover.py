"""Take, hand over, cover: who has a request, and what never goes with it. Clauses 2.2, 3.6 and 4.4."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError

from chiltern.agencies.actions.end_cover import end_cover
from chiltern.agencies.actions.set_cover import set_cover
from chiltern.agencies.changes import cover as changes
from chiltern.agencies.models import Cover
from chiltern.agencies.queries import duty_desk_state
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.assign_request import assign_request
from chiltern.sharing.actions.hand_over_request import hand_over_request
from chiltern.sharing.models import Assignment
from chiltern.sharing.queries.having import request_to_give
from chiltern.sharing.queries.request_page import request_page
from tests.cast import Cast
from tests.stage import Stage

pytestmark = [pytest.mark.clause("2.2"), pytest.mark.clause("3.6")]
Move = Callable[[datetime], None]


def sees(cast: Cast, post: UUID, thing: UUID) -> bool:
    cast.become(post)
    return access.can_see(thing)


def in_hand(cast: Cast) -> UUID:
    """A request that the duty desk has acknowledged."""
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    acknowledge_request(by=cast.become(cast.school.duty), request_id=request.id)
    return request.id


def named_alone(cast: Cast) -> UUID:
    """One that reaches the desk's posts outside a possible conflict by name, and no desk."""
    child = Stage(cast).child(cast.school)
    cast.set_conflict(cast.school, cast.school.conflicted, child)
    return in_hand(cast)


def covered(cast: Cast, away: UUID, by_post: UUID, days: int = 10, starts_in: int = 0) -> Cover:
    by = cast.become(cast.school.representative)
    starts = by.at + timedelta(days=starts_in)
    return set_cover(
        by=by, away=away, covered_by=by_post, starts_at=starts, ends_at=starts + timedelta(days=days)
    )


def test_it_is_handed_to_a_colleague_and_is_theirs_by_name(cast: Cast) -> None:
    request = in_hand(cast)
    assign_request(by=cast.become(cast.school.duty), request_id=request, to_post=cast.school.practitioner)
    by = cast.become(cast.school.practitioner)
    with pytest.raises(Invalid):
        hand_over_request(by=by, request_id=request, to=by.post)
    hand_over_request(by=cast.become(cast.school.duty), request_id=request, to=cast.school.colleague)
    assert sees(cast, cast.school.colleague, request)
    view = request_page(cast.become(cast.school.duty), request)
    assert view.with_whom.startswith("Col Colleague")


def test_it_is_handed_to_a_team_and_whoever_gave_it_has_it_no_more_by_name(cast: Cast) -> None:
    request = in_hand(cast)
    duty = cast.become(cast.school.duty)
    assign_request(by=duty, request_id=request, to_post=duty.post)
    hand_over_request(by=cast.become(cast.school.duty), request_id=request, to=cast.school.other_team)
    assert sees(cast, cast.school.colleague, request)
    assert sees(cast, cast.school.duty, request), "the desk has it still"
    by = cast.become(cast.school.colleague)
    assert request_page(by, request).with_whom == "Other team"


def test_what_named_people_alone_see_goes_to_no_team_and_keeps_its_reader(cast: Cast) -> None:
    request = named_alone(cast)
    by = cast.become(cast.school.duty)
    with pytest.raises(Invalid):
        hand_over_request(by=by, request_id=request, to=cast.school.other_team)
    hand_over_request(by=by, request_id=request, to=cast.school.colleague)
    assert sees(cast, cast.school.duty, request)
    assert sees(cast, cast.school.colleague, request)
    assert not sees(cast, cast.school.conflicted, request)


@pytest.mark.clause("3.7")
def test_nobody_who_could_be_in_conflict_is_given_it_before_it_is_matched(cast: Cast) -> None:
    request = named_alone(cast)
    by = cast.become(cast.school.duty)
    assert cast.school.conflicted not in {one.post for one in request_to_give(by, request)}
    with pytest.raises(Invalid):
        assign_request(by=by, request_id=request, to_post=cast.school.conflicted)
    with pytest.raises(Invalid):
        hand_over_request(by=by, request_id=request, to=cast.school.conflicted)
    assert not sees(cast, cast.school.conflicted, request)


def test_nobody_hands_it_to_another_agency_or_takes_it_from_the_other_side(cast: Cast) -> None:
    request = in_hand(cast)
    with pytest.raises(Invalid):
        hand_over_request(by=cast.become(cast.school.duty), request_id=request, to=cast.stranger.duty)
    with pytest.raises(Missing):
        hand_over_request(by=cast.become(cast.stranger.duty), request_id=request, to=cast.stranger.duty)
    asker = cast.become(cast.social_care.practitioner)
    with pytest.raises(Refused):
        hand_over_request(by=asker, request_id=request, to=cast.social_care.duty)
    cast.become(cast.school.duty)
    assert not Assignment.objects.exists()


def test_whoever_covers_reads_as_the_team_and_has_what_lay_by_name_until_the_end(
    cast: Cast, set_time: Move
) -> None:
    set_time(datetime(2037, 12, 21, 9, tzinfo=UTC))
    request = in_hand(cast)
    assign_request(by=cast.become(cast.school.duty), request_id=request, to_post=cast.school.practitioner)
    child = Stage(cast).child(cast.school)
    assert not sees(cast, cast.school.colleague, child)
    covered(cast, cast.school.practitioner, cast.school.colleague)
    assert sees(cast, cast.school.colleague, child)
    assert sees(cast, cast.school.colleague, request)
    set_time(datetime(2038, 1, 2, 9, tzinfo=UTC))
    assert not sees(cast, cast.school.colleague, child)
    assert not sees(cast, cast.school.colleague, request)


def test_cover_to_come_begins_by_itself_and_ends_when_somebody_is_back(cast: Cast, set_time: Move) -> None:
    set_time(datetime(2037, 12, 21, 9, tzinfo=UTC))
    request = in_hand(cast)
    assign_request(by=cast.become(cast.school.duty), request_id=request, to_post=cast.school.practitioner)
    row = covered(cast, cast.school.practitioner, cast.school.colleague, starts_in=2)
    assert not sees(cast, cast.school.colleague, request)
    set_time(datetime(2037, 12, 24, 9, tzinfo=UTC))
    cast.become(cast.school.representative)
    assert changes.give() == 1
    assert changes.give() == 0
    assert sees(cast, cast.school.colleague, request)
    end_cover(by=cast.become(cast.school.representative), cover_id=row.id)
    assert not sees(cast, cast.school.colleague, request)
    with pytest.raises(Missing):
        end_cover(by=cast.become(cast.school.representative), cover_id=row.id)


def test_what_named_people_alone_see_and_what_conflict_hides_do_not_go_with_cover(cast: Cast) -> None:
    request = named_alone(cast)
    child = Stage(cast).child(cast.school)
    cast.set_conflict(cast.school, cast.school.colleague, child)
    covered(cast, cast.school.duty, cast.school.conflicted)
    covered(cast, cast.school.duty, cast.school.colleague)
    assert sees(cast, cast.school.duty, request)
    for post in (cast.school.conflicted, cast.school.colleague):
        by = cast.become(post)
        assert not access.can_see(request)
        assert access.count(by, ["request.asked"]) == 0
    assert not sees(cast, cast.school.colleague, child)


def test_who_covers_for_two_of_a_team_reads_it_until_the_second_is_back(cast: Cast, set_time: Move) -> None:
    set_time(datetime(2037, 12, 21, 9, tzinfo=UTC))
    child = Stage(cast).child(cast.school)
    first = covered(cast, cast.school.practitioner, cast.school.colleague)
    second = covered(cast, cast.school.conflicted, cast.school.colleague)
    for row, still in ((first, True), (second, False)):
        end_cover(by=cast.become(cast.school.representative), cover_id=row.id)
        assert sees(cast, cast.school.colleague, child) is still


def test_a_desk_that_is_covered_is_staffed(cast: Cast, set_time: Move) -> None:
    covered(cast, cast.school.duty, cast.school.colleague)
    cast.become(cast.stranger.practitioner)
    assert duty_desk_state(cast.school.agency).staffed


def test_a_manager_covers_for_the_teams_managed_and_a_practitioner_for_nobody(cast: Cast) -> None:
    def arrange(who: UUID, away: UUID, by_post: UUID) -> None:
        by = cast.become(who)
        set_cover(by=by, away=away, covered_by=by_post, starts_at=by.at, ends_at=by.at + timedelta(days=1))

    school = cast.school
    arrange(school.manager, school.practitioner, school.colleague)
    with pytest.raises(Missing):
        arrange(school.manager, school.colleague, school.practitioner)
    with pytest.raises(Refused):
        arrange(school.practitioner, school.practitioner, school.colleague)
    with pytest.raises(Missing):
        arrange(cast.stranger.representative, school.practitioner, cast.stranger.duty)
    for other in (school.practitioner, cast.stranger.duty, school.representative):
        with pytest.raises(Invalid):
            arrange(school.representative, school.practitioner, other)
    by = cast.become(school.representative)
    with pytest.raises(Invalid):
        set_cover(by=by, away=school.duty, covered_by=school.colleague, starts_at=by.at, ends_at=by.at)
    cast.become(school.practitioner)
    with pytest.raises(DatabaseError, match="arranged by a manager"):
        changes.give()
