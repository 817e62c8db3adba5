"""What an owner said by telephone: either side writes it down, the other confirms; heard alone it lets nothing go. 3.6, 3.10."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import PermissionState
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.hear_permission import hear_permission
from chiltern.sharing.actions.withdraw_permission import withdraw_permission
from chiltern.sharing.models import OnwardHeard
from chiltern.sharing.queries.permission_page import permission_page
from tests.actions.test_passing_on import go, third_sees
from tests.actions.test_taking_leave_back import asked
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.10")
WHO = "Mrs Bell, deputy head"


def heard(stage: Stage, question: UUID, *, permits: bool = True, post: UUID | None = None) -> OnwardHeard:
    by = stage.cast.become(post or stage.cast.social_care.practitioner)
    return hear_permission(
        by=by, permission_id=question, permits=permits, who=WHO, at=by.at - timedelta(minutes=5)
    )


def test_what_the_asker_alone_heard_lets_nothing_go_until_its_owner_confirms(stage: Stage) -> None:
    what, question = asked(stage)
    heard(stage, question.id)
    with pytest.raises(Refused):
        go(stage, what)
    assert third_sees(stage) == 0
    owner = stage.cast.become(stage.cast.school.duty)
    view = permission_page(owner, question.id)
    assert view.heard is not None
    assert (view.heard.permits, view.heard.who, view.state) == (True, WHO, PermissionState.ASKED)
    assert Opening.objects.filter(kind="permission.heard").count() == 1
    answer_passing_on(by=owner, permission_id=question.id, permit=True)
    go(stage, what)
    assert third_sees(stage) == 1


def test_where_the_two_differ_its_owner_is_believed(stage: Stage) -> None:
    what, question = asked(stage)
    heard(stage, question.id)
    owner = stage.cast.become(stage.cast.school.duty)
    answer_passing_on(by=owner, permission_id=question.id, permit=False, reasons="I said: not yet.")
    with pytest.raises(Refused):
        go(stage, what)
    view = permission_page(stage.cast.become(stage.cast.social_care.practitioner), question.id)
    assert view.heard is not None
    assert (view.heard.permits, view.state) == (True, PermissionState.REFUSED)


def test_its_owner_writes_it_down_and_the_asker_confirms_afterwards(stage: Stage) -> None:
    what, question = asked(stage)
    owner = stage.cast.become(stage.cast.school.duty)
    answer_passing_on(by=owner, permission_id=question.id, permit=True, told="Ana Reyes, social worker")
    asker = stage.cast.become(stage.cast.social_care.practitioner)
    view = permission_page(asker, question.id)
    assert (view.told, view.heard) == ("Ana Reyes, social worker", None)
    go(stage, what)
    heard(stage, question.id)
    assert permission_page(stage.cast.become(stage.cast.school.duty), question.id).heard is not None


@pytest.mark.clause("2.2")
def test_the_asker_alone_writes_it_down_once_and_says_who_and_when(stage: Stage) -> None:
    _, question = asked(stage)
    cast = stage.cast
    for post in (cast.school.duty, cast.stranger.duty, cast.social_care.colleague):
        with pytest.raises(Missing):
            heard(stage, question.id, post=post)
    by = cast.become(cast.social_care.practitioner)
    for field, said in (
        ("who", {"who": " ", "at": by.at}),
        ("at", {"who": WHO, "at": by.at + timedelta(minutes=1)}),
        ("until", {"who": WHO, "at": by.at, "until": (by.at - timedelta(days=2)).date()}),
    ):
        with pytest.raises(Invalid) as wrong:
            hear_permission(by=by, permission_id=question.id, permits=True, **said)
        assert wrong.value.field == field
    assert not OnwardHeard.objects.exists()
    heard(stage, question.id)
    with pytest.raises(AlreadyDone):
        heard(stage, question.id, permits=False)
    assert OnwardHeard.objects.get().permits


def test_of_a_permission_that_was_taken_back_nothing_more_is_heard(stage: Stage) -> None:
    _, question = asked(stage)
    owner = stage.cast.become(stage.cast.school.duty)
    answer_passing_on(by=owner, permission_id=question.id, permit=True)
    withdraw_permission(by=owner, permission_id=question.id, reasons="They have left.")
    with pytest.raises(Refused, match=r"permission\.taken_back"):
        heard(stage, question.id)
