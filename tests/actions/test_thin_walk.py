"""The thin walk, end to end: ask, acknowledge, decide, receive, ask to pass on, permit, pass on; and it still belongs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chiltern.code_of_practice.words import Answer
from chiltern.foundation import access
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.acknowledge_reply import acknowledge_reply
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import DisclosedItem, Item
from chiltern.sharing.queries.received_page import disclosure_page, reply_page
from chiltern.sharing.workings.passing import PassingGiven
from tests.stage import ANSWERS, YES, Stage

PASSING = PassingGiven(purpose="protect-from-harm", reasons="They mentor her.", answers=ANSWERS, tests=YES)


@pytest.mark.clause("3.10", "3.6", "3.8")
def test_what_was_shared_moves_with_leave_and_still_belongs_to_the_first(stage: Stage) -> None:
    school, care, third = stage.cast.school, stage.cast.social_care, stage.cast.stranger
    decision = stage.decided(care, school)
    reply = stage.reply(care, decision)
    by = stage.cast.become(care.practitioner)
    assert acknowledge_reply(by=by, reply_id=reply.id).of == reply.id
    page = disclosure_page(by, reply.disclosure)
    assert [item.text for item in page.items] == [
        "A bruise on her left arm, seen on Friday.",
        "Late on nine mornings since September.",
    ]
    assert {item.belongs_to for item in page.items} == {"St Osyth’s School"}

    first = page.items[0].id
    (question,) = ask_to_pass_on(
        by=by,
        disclosure_id=page.id,
        items=[first],
        recipient=third.agency,
        purpose="protect-from-harm",
        why="Mentor.",
    )
    owner = stage.cast.become(school.duty)
    answer_passing_on(
        by=owner, permission_id=question.id, permit=True, until=owner.at.date() + timedelta(days=180)
    )
    by = stage.cast.become(care.practitioner)
    gone = pass_on(by=by, disclosure_id=page.id, items=[first], recipient=third.agency, given=PASSING)

    receiver = stage.cast.become(third.duty)
    came = disclosure_page(receiver, gone.id)
    assert [item.text for item in came.items] == ["A bruise on her left arm, seen on Friday."]
    assert came.items[0].belongs_to == "St Osyth’s School"
    assert came.from_agency == "Children’s Social Care"
    assert acknowledge_disclosure(by=receiver, disclosure_id=gone.id).keeper == third.agency
    assert Item.objects.get().keeper == school.agency
    stage.cast.become(school.duty)
    assert set(DisclosedItem.objects.filter(item=first).values_list("disclosure", flat=True)) == {
        page.id,
        gone.id,
    }


@pytest.mark.clause("3.5", "3.8")
def test_share_in_part_and_share_are_one_answer_and_nothing_withheld_is_seen(stage: Stage) -> None:
    care = stage.cast.social_care
    decision = stage.decided(care, stage.cast.school)
    by = stage.cast.become(care.practitioner)
    page = reply_page(by, stage.reply(care, decision).id)
    assert page.told == "shared"
    assert len(page.disclosure.items) == 2
    assert Item.objects.count() == 2
    assert access.count(by, ["item.received"]) == 2


def test_a_colleague_of_another_team_at_the_school_sees_none_of_it(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school)
    stage.reply(stage.cast.social_care, decision)
    for post in (stage.cast.school.colleague, stage.cast.social_care.colleague, stage.cast.stranger.duty):
        stage.cast.become(post)
        assert not Item.objects.exists()
        assert not access.can_see(decision.about)


def test_the_danger_that_was_stated_makes_it_a_must(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school)
    assert decision.standing in ("must", "may_with_reason")
    assert ANSWERS.danger is Answer.YES
