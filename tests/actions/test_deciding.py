"""Deciding: what the Code says stands in the way, and nothing else does. Clauses 3.3 to 3.5, 3.8, 9.3."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chiltern.code_of_practice.words import Answer, Outcome
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.agree_to_decline import agree_to_decline
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.send_back_decision import send_back_decision
from chiltern.sharing.models import (
    AgencyRequest,
    Decision,
    Disclosure,
    Handling,
    Item,
    Reply,
    SecondLook,
)
from chiltern.sharing.queries.looks import look_page
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven
from tests.stage import ANSWERS, BRUISE, LATE, REVIEW, SHARED, WHOLE, Stage
from tests.web.test_ask_code import both_are_bound

DECLINED = DecisionGiven(
    outcome=Outcome.DECLINE,
    reasons="It could not help them.",
    as_sent="We do not share this.",
    answers=replace(ANSWERS, relevant_to_welfare=Answer.YES, may_help=Answer.YES, detriment=Answer.NO),
)


@pytest.mark.clause("3.5")
def test_what_is_known_to_be_false_does_not_go_in_danger_either(stage: Stage) -> None:
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    false = replace(BRUISE, known_false=True)
    with pytest.raises(Refused) as told:
        decide_request(
            by=stage.cast.become(stage.cast.school.duty),
            request_id=request,
            given=replace(WHOLE, items=(false,)),
        )
    assert "do not share" in told.value.says
    assert told.value.clauses
    assert not Item.objects.exists()


@pytest.mark.clause("9.3")
def test_in_danger_nothing_but_the_item_itself_is_needed(stage: Stage) -> None:
    bare = DecisionGiven(
        outcome=Outcome.SHARE,
        reasons="",
        answers=AnswersGiven(danger=Answer.YES),
        items=(replace(BRUISE, tests={}),),
    )
    decision = stage.decided(stage.cast.social_care, stage.cast.school, bare)
    assert decision.state == "made"
    assert stage.reply(stage.cast.social_care, decision).disclosure is not None


@pytest.mark.clause("3.3", "3.4", "3.8")
def test_without_danger_a_decision_needs_its_conditions_answered(stage: Stage) -> None:
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    bare = replace(WHOLE, answers=replace(ANSWERS, danger=Answer.NO, safety_if_shared=""))
    with pytest.raises(Invalid) as told:
        decide_request(by=stage.cast.become(stage.cast.school.duty), request_id=request, given=bare)
    assert told.value.field
    assert not Decision.objects.exists()


@pytest.mark.clause("9.3", "3.8")
def test_declining_in_danger_waits_for_a_manager_and_is_late_until_then(stage: Stage) -> None:
    care, school = stage.cast.social_care, stage.cast.school
    decision = stage.decided(care, school, DECLINED)
    assert decision.state == "proposed"
    assert Handling.objects.get().state == "acknowledged"
    stage.cast.become(care.practitioner)
    assert not Reply.objects.exists()
    with pytest.raises(Refused):
        agree_to_decline(by=stage.cast.become(school.duty), request_id=decision.about)
    agree_to_decline(by=stage.cast.become(school.manager), request_id=decision.about)
    assert Handling.objects.get().state == "decided"
    reply = stage.reply(care, decision)
    assert (reply.told, reply.disclosure, reply.as_sent) == ("decline", None, "We do not share this.")


KEPT = replace(LATE, share=False, withheld_because="Mina Manager looks into it first.")


@pytest.mark.clause("9.3", "3.8")
def test_in_danger_what_is_shared_goes_at_once_and_what_stays_behind_is_looked_at_afterwards(
    stage: Stage,
) -> None:
    part = replace(WHOLE, outcome=Outcome.SHARE_IN_PART, items=(BRUISE, KEPT))
    decision = stage.decided(stage.cast.social_care, stage.cast.school, part)
    assert decision.state == "made"
    stage.cast.become(stage.cast.social_care.practitioner)
    assert Item.objects.count() == 1
    by = stage.cast.become(stage.cast.school.manager)
    look = SecondLook.objects.get(decision=decision.id)
    assert [why for _, why in look_page(by, look.id).stayed] == ["Mina Manager looks into it first."]


@pytest.mark.clause("3.4", "9.3")
def test_withholding_what_must_go_asks_the_detriment_test_and_waits_for_a_manager(stage: Stage) -> None:
    both_are_bound(stage.cast, stage.cast.school)
    answers = replace(ANSWERS, danger=Answer.NO, review_on=REVIEW)
    part = replace(WHOLE, outcome=Outcome.SHARE_IN_PART, items=(BRUISE, KEPT), answers=answers)
    with pytest.raises(Invalid) as asked:
        stage.decided(stage.cast.social_care, stage.cast.school, part)
    assert asked.value.field == "detriment"
    tested = replace(part, answers=replace(answers, detriment=Answer.NO))
    request = AgencyRequest.objects.get().id
    by = stage.cast.become(stage.cast.school.duty)
    assert decide_request(by=by, request_id=request, given=tested).state == "proposed"


def test_a_manager_who_does_not_agree_sends_it_back_and_it_can_be_decided_afresh(stage: Stage) -> None:
    school = stage.cast.school
    decision = stage.decided(stage.cast.social_care, school, DECLINED)
    manager = stage.cast.become(school.manager)
    with pytest.raises(Invalid):
        send_back_decision(by=manager, request_id=decision.about, why=" ")
    send_back_decision(by=manager, request_id=decision.about, why="It does help them.")
    again = decide_request(by=stage.cast.become(school.duty), request_id=decision.about, given=SHARED)
    assert (again.number, again.state) == (2, "made")


def test_whoever_decides_second_is_told_so(stage: Stage) -> None:
    school = stage.cast.school
    decision = stage.decided(stage.cast.social_care, school)
    with pytest.raises(AlreadyDone) as told:
        decide_request(by=stage.cast.become(school.manager), request_id=decision.about, given=WHOLE)
    assert told.value.by_thing == decision.id
    assert Decision.objects.count() == 1


def test_nobody_decides_what_they_cannot_see(stage: Stage) -> None:
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    for post in (stage.cast.school.colleague, stage.cast.stranger.duty, stage.cast.police.manager):
        with pytest.raises(Missing):
            decide_request(by=stage.cast.become(post), request_id=request, given=SHARED)


def test_the_requester_does_not_decide_its_own_request(stage: Stage) -> None:
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    with pytest.raises(Refused):
        decide_request(
            by=stage.cast.become(stage.cast.social_care.practitioner), request_id=request, given=SHARED
        )


@pytest.mark.clause("3.8")
def test_a_refusal_writes_one_entry_and_nothing_else(stage: Stage) -> None:
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    by = stage.cast.become(stage.cast.school.duty)
    before = Opening.objects.count()
    with pytest.raises(Refused):
        decide_request(
            by=by, request_id=request, given=replace(WHOLE, items=(replace(BRUISE, known_false=True),))
        )
    assert Opening.objects.count() == before + 1
    assert Opening.objects.filter(kind="request.decided.refused", post=by.post).count() == 1
    assert not Decision.objects.exists()


def test_no_statement_says_nothing_more(stage: Stage) -> None:
    care = stage.cast.social_care
    silent = replace(
        DECLINED, outcome=Outcome.NO_STATEMENT, answers=replace(DECLINED.answers, danger=Answer.NO)
    )
    request = stage.acknowledged(care, stage.cast.sensitive)
    decision = decide_request(
        by=stage.cast.become(stage.cast.sensitive.duty), request_id=request, given=silent
    )
    if decision.state == "proposed":
        agree_to_decline(by=stage.cast.become(stage.cast.sensitive.manager), request_id=request)
    reply = stage.reply(care, decision)
    assert (reply.told, reply.as_sent, reply.disclosure) == ("no_statement", "", None)


@pytest.mark.clause("3.5")
def test_withheld_items_stay_at_home_with_their_reasons(stage: Stage) -> None:
    school, care = stage.cast.school, stage.cast.social_care
    decision = stage.decided(care, school)
    stage.cast.become(school.duty)
    assert Item.objects.count() == 4
    by = stage.cast.become(care.practitioner)
    assert Item.objects.count() == 2
    assert access.count(by, ["item.received", "item.own"]) == 2
    assert not Decision.objects.filter(id=decision.id).exists()
    assert Disclosure.objects.count() == 1
