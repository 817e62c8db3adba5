"""Before an answer: something new is said, or how urgent it is changes, and the due time with it. 3.3, 3.5, 3.6 and 8.4."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from chiltern.code_of_practice.reasons import REQUESTER_ACTS_NOW, REQUESTER_SAYS_DANGER
from chiltern.code_of_practice.words import Answer, FollowUpKind, Outcome, RequestState, Urgency
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.people.workings import given as given_people
from chiltern.sharing.actions.add_to_request import add_to_request
from chiltern.sharing.actions.agree_to_decline import agree_to_decline
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.actions.assign_request import assign_request
from chiltern.sharing.actions.clarify_request import clarify_request
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.models import AgencyRequest, FollowUp
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.rows import rows_of
from chiltern.sharing.queries.sifted import Sift, sifted_page
from chiltern.sharing.queries.under_decision import under_decision
from chiltern.sharing.workings.deciding import DecisionGiven
from chiltern.sharing.workings.following import FollowUpGiven, Identified, Stated
from tests.actions.test_asking_decided import ask
from tests.actions.test_asking_on_consent import ON_CONSENT
from tests.actions.test_asking_outside import asked as asked_outside
from tests.actions.test_following import NHS, ROUTINE, acknowledged, asked_back, care, school, state
from tests.consenting import SUPPORT, YES, answered
from tests.stage import AMARA, ANSWERS, SHARED, Stage

pytestmark = pytest.mark.clause("3.6", "8.4")
MONDAY = datetime(2030, 6, 3, 10, tzinfo=UTC)
NEW = FollowUpGiven("Her mother's partner is back in the house.")
CALM = replace(ROUTINE, danger_said=Answer.NO)
NOW = Stated(Urgency.URGENT, Answer.YES, Answer.YES)
AS_IT_WAS = Stated(Urgency.ROUTINE, Answer.NO, Answer.NO)


def added(stage: Stage, request: UUID, given: FollowUpGiven = NEW, stated: Stated = NOW) -> FollowUp:
    return add_to_request(by=care(stage), request_id=request, given=given, stated=stated)


@pytest.mark.clause("9.3")
def test_made_urgent_it_is_due_from_the_change_and_the_agency_asked_weighs_the_danger(
    stage: Stage, set_time: Any
) -> None:
    set_time(MONDAY)
    stage.child(stage.cast.school)
    request = acknowledged(stage, CALM)
    before = under_decision(school(stage), request, SHARED).verdict.reasons
    assert {REQUESTER_ACTS_NOW, REQUESTER_SAYS_DANGER}.isdisjoint(before)
    set_time(MONDAY + timedelta(days=1))
    added(stage, request)
    for by in (care(stage), school(stage)):
        page = request_page(by, request)
        assert page.stated == NOW
        assert page.due_at.replace(microsecond=0) == MONDAY + timedelta(days=1, hours=6)
        assert "Changed from routine to urgent at 11:00 am on Tuesday 4 June 2030: 6 hours" in page.worked_out
        (said,) = page.since
        assert (said.what, said.says) == ("changed how urgent it is", NEW.says)
        assert ("urgency from then on", "Urgent") in said.added
    by = school(stage)
    assert {REQUESTER_ACTS_NOW, REQUESTER_SAYS_DANGER} <= set(
        under_decision(by, request, SHARED).verdict.reasons
    )
    (listed,), _ = access.page(by, ["request.asked"], newest_first=False)
    assert listed.sort_at == page.due_at
    assert rows_of(by, [listed])[request].urgency == "urgent"
    assert sifted_page(by, "asked", Sift(urgency=Urgency.URGENT)).count == 1
    assert sifted_page(by, "asked", Sift(urgency=Urgency.ROUTINE)).count == 0
    assert AgencyRequest.objects.get().urgency == "routine", "what was asked first stays as it was"
    assert Opening.objects.filter(kind="request.added_to", thing=request).count() == 1


def test_something_new_leaves_the_due_time_and_a_decider_who_has_not_read_it_is_asked_to(
    stage: Stage, set_time: Any
) -> None:
    set_time(MONDAY)
    stage.child(stage.cast.school)
    request = acknowledged(stage, CALM)
    due = request_page(care(stage), request).due_at
    set_time(MONDAY + timedelta(days=1))
    made = added(stage, request, FollowUpGiven("", people=(Identified(nhs_number=NHS),)), AS_IT_WAS)
    assert (made.kind, made.due_at) == (FollowUpKind.BRINGS_NEW, due)
    page = request_page(school(stage), request)
    assert (page.people[0].nhs_number, page.due_at) == (NHS, due)
    with pytest.raises(Refused, match=r"request\.written_since"):
        decide_request(by=school(stage), request_id=request, given=replace(SHARED, seen_up_to=0))


@pytest.mark.parametrize(
    ("given", "stated", "field"),
    [
        (FollowUpGiven(" "), AS_IT_WAS, "says"),
        (FollowUpGiven("", people=(Identified(nhs_number=NHS),)), NOW, "says"),
        (FollowUpGiven("x" * 10_001), NOW, "says"),
    ],
    ids=["nothing new", "no reason", "far too long"],
)
def test_a_change_takes_its_reason_and_nothing_is_sent_without_words(
    stage: Stage, given: FollowUpGiven, stated: Stated, field: str
) -> None:
    request = acknowledged(stage, CALM)
    with pytest.raises(Invalid) as told:
        added(stage, request, given, stated)
    assert told.value.field == field
    assert not FollowUp.objects.exists()


def test_while_they_wait_for_our_answer_a_clock_that_stood_runs_once_it_is_urgent(
    stage: Stage, set_time: Any
) -> None:
    set_time(MONDAY)
    request, question = asked_back(stage, CALM)
    set_time(MONDAY + timedelta(days=30))
    assert request_page(care(stage), request).clock_stands
    added(stage, request)
    page = request_page(school(stage), request)
    assert (page.clock_stands, page.state) == (False, RequestState.CLARIFYING)
    assert page.due_at.replace(microsecond=0) == MONDAY + timedelta(days=30, hours=6), (
        "not the day that passed while it stood"
    )
    clarify_request(by=care(stage), clarification_id=question.id, given=FollowUpGiven("The elder."))
    assert request_page(school(stage), request).due_at == page.due_at


def test_what_is_added_after_an_answer_to_a_question_does_not_open_the_question_again(stage: Stage) -> None:
    request, question = asked_back(stage, CALM)
    clarify_request(by=care(stage), clarification_id=question.id, given=FollowUpGiven("The elder."))
    added(stage, request, stated=AS_IT_WAS)
    by = school(stage)
    assert state(by, request) is RequestState.ACKNOWLEDGED
    listed, _ = access.page(by, ["request.asked"], newest_first=False)
    assert rows_of(by, listed)[request].state == RequestState.ACKNOWLEDGED.says


@pytest.mark.clause("3.7", "9.3")
def test_a_place_that_our_record_hides_does_not_go_so_and_in_danger_says_from_whom(stage: Stage) -> None:
    hidden = (given_people.Whom(name="Mr Whitlock"),)
    home = given_people.Address("Rose House, Mill Lane", "HP22 6DU", hidden_from=hidden)
    child = stage.child(stage.cast.social_care, addresses=(home,))
    people = (replace(AMARA, person=child),)
    (asked,) = stage.asked(stage.cast.social_care, stage.cast.school, question=replace(CALM, people=people))
    place = FollowUpGiven("She is at Rose House, Mill Lane.")
    with pytest.raises(Invalid):
        added(stage, asked.id, place, replace(NOW, danger_said=Answer.NO))
    assert "It stays hidden from: Mr Whitlock." in added(stage, asked.id, place).says


@pytest.mark.clause("3.3", "9.1", "9.3")
def test_once_consent_is_withdrawn_nothing_is_added_on_it_and_in_danger_it_is(stage: Stage) -> None:
    at = stage.cast.social_care
    amara = replace(AMARA, person=stage.child(at))
    consent = answered(stage, at, amara.person, YES, stage.cast.school)  # type: ignore[arg-type]
    ask(stage, replace(SUPPORT, people=(amara,)), deciding=ON_CONSENT)
    request = AgencyRequest.objects.get()
    withdraw_consent(by=stage.cast.become(at.manager), consent=consent, stated=Withdrawal())
    calm = Stated(Urgency.URGENT, Answer.NO, Answer.NO)
    with pytest.raises(Refused, match=r"asking\.over"):
        added(stage, request.id, stated=calm)
    added(stage, request.id, stated=replace(calm, danger_said=Answer.YES))


def test_neither_after_an_answer_nor_of_a_body_outside_the_code_nor_by_who_is_asked(stage: Stage) -> None:
    outside = asked_outside(stage).id
    with pytest.raises(Refused) as told:
        added(stage, outside)
    assert "see nothing here" in told.value.says
    decision = stage.decided(stage.cast.social_care, stage.cast.school)
    with pytest.raises(Refused):
        added(stage, decision.about)
    request = acknowledged(stage, CALM)
    for by in (school(stage), stage.cast.become(stage.cast.stranger.duty)):
        with pytest.raises((Refused, Missing)):
            add_to_request(by=by, request_id=request, given=NEW, stated=NOW)
    assert not FollowUp.objects.exists()


def test_a_manager_does_not_agree_to_what_was_proposed_before_something_new_was_said(stage: Stage) -> None:
    stage.child(stage.cast.school)
    request = acknowledged(stage, CALM)
    answers = replace(ANSWERS, relevant_to_welfare=Answer.YES, may_help=Answer.YES, detriment=Answer.NO)
    declined = DecisionGiven(Outcome.DECLINE, "Not now.", "Not now.", answers, seen_up_to=0)
    assert decide_request(by=school(stage), request_id=request, given=declined).state == "proposed"
    added(stage, request)
    with pytest.raises(Refused) as told:
        agree_to_decline(by=stage.cast.become(stage.cast.school.manager), request_id=request)
    assert "send the decision back" in told.value.says


def test_a_colleague_who_is_given_it_later_has_it_by_the_due_time_that_holds(stage: Stage) -> None:
    request = acknowledged(stage, CALM)
    due = added(stage, request).due_at
    assign_request(by=school(stage), request_id=request, to_post=stage.cast.school.practitioner)
    by = stage.cast.become(stage.cast.school.practitioner)
    (listed,), _ = access.page(by, ["request.asked"], newest_first=False)
    assert listed.sort_at == due


def test_a_request_that_was_asked_back_is_said_more_of_too(stage: Stage) -> None:
    request = acknowledged(stage, CALM)
    added(stage, request, stated=AS_IT_WAS)
    ask_to_clarify(by=school(stage), request_id=request, asks="Since when?")
    added(stage, request, FollowUpGiven("Since Sunday."), AS_IT_WAS)
    assert state(care(stage), request) is RequestState.CLARIFYING
    assert [one.says for one in request_page(school(stage), request).since] == [
        NEW.says,
        "Since when?",
        "Since Sunday.",
    ]
