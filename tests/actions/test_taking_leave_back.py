"""The owner takes its leave back: nothing goes on by it from then on, and what went before stands. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

import pytest

from chiltern.code_of_practice.words import PassingOn, PermissionState
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.models import Passage
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.withdraw_permission import withdraw_permission
from chiltern.sharing.models import OnwardPermission, OnwardWithdrawal
from chiltern.sharing.queries.permission_page import permission_page
from tests.actions.test_passing_on import PURPOSE, go, received, third_sees
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.10")
WHY = "They have left the mentoring scheme."


def asked(stage: Stage) -> tuple[tuple[UUID, list[UUID]], OnwardPermission]:
    """Social care holds two items of the school's and asks about the first."""
    disclosure, items = received(stage, PassingOn.ASK_ME)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    third = stage.cast.stranger.agency
    (question,) = ask_to_pass_on(
        by=by, disclosure_id=disclosure, items=items[:1], recipient=third, purpose=PURPOSE, why="Mentor."
    )
    return (disclosure, items[:1]), question


def permitted(stage: Stage) -> tuple[tuple[UUID, list[UUID]], OnwardPermission]:
    """The same, and the school has said yes."""
    what, question = asked(stage)
    answer_passing_on(by=stage.cast.become(stage.cast.school.duty), permission_id=question.id, permit=True)
    return what, question


def test_leave_taken_back_lets_nothing_more_go_and_what_went_stays(stage: Stage) -> None:
    what, question = permitted(stage)
    go(stage, what)
    by = stage.cast.become(stage.cast.school.manager)
    withdraw_permission(by=by, permission_id=question.id, reasons=WHY)
    assert Passage.objects.get(thing=what[1][0]).until == by.at
    with pytest.raises(Refused):
        go(stage, what)
    assert third_sees(stage) == 1


def test_the_asker_reads_that_it_was_taken_back_and_why_and_can_ask_again(stage: Stage) -> None:
    what, question = permitted(stage)
    withdraw_permission(by=stage.cast.become(stage.cast.school.duty), permission_id=question.id, reasons=WHY)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    view = permission_page(by, question.id)
    assert (view.state, view.taken_back) == (PermissionState.WITHDRAWN, WHY)
    third = stage.cast.stranger.agency
    again = ask_to_pass_on(
        by=by, disclosure_id=what[0], items=what[1], recipient=third, purpose=PURPOSE, why="New mentor."
    )
    answer_passing_on(by=stage.cast.become(stage.cast.school.duty), permission_id=again[0].id, permit=True)
    go(stage, what)
    assert third_sees(stage) == 1


def test_only_leave_that_stands_is_taken_back_once_by_its_owner_and_with_a_reason(stage: Stage) -> None:
    what, question = asked(stage)
    cast = stage.cast
    owner = cast.become(cast.school.duty)
    with pytest.raises(Refused, match=r"permission\.not_given"):
        withdraw_permission(by=owner, permission_id=question.id, reasons=WHY)
    answer_passing_on(by=owner, permission_id=question.id, permit=True)
    for post in (cast.social_care.practitioner, cast.stranger.duty, cast.school.colleague):
        with pytest.raises(Missing):
            withdraw_permission(by=cast.become(post), permission_id=question.id, reasons=WHY)
    owner = cast.become(cast.school.duty)
    with pytest.raises(Invalid):
        withdraw_permission(by=owner, permission_id=question.id, reasons="  ")
    withdraw_permission(by=owner, permission_id=question.id, reasons=WHY)
    with pytest.raises(AlreadyDone):
        withdraw_permission(by=cast.become(cast.school.manager), permission_id=question.id, reasons=WHY)
    assert OnwardWithdrawal.objects.count() == 1
    assert access.can_see(what[1][0])


def test_a_refusal_is_not_taken_back(stage: Stage) -> None:
    _, question = asked(stage)
    owner = stage.cast.become(stage.cast.school.duty)
    answer_passing_on(by=owner, permission_id=question.id, permit=False, reasons="Not theirs.")
    with pytest.raises(Refused, match=r"permission\.not_given"):
        withdraw_permission(by=owner, permission_id=question.id, reasons=WHY)
