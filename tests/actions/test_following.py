"""After a request was sent: asked back, answered, withdrawn, closed, asked again, told by telephone. Clauses 3.4 to 3.8."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import (
    Answer,
    FollowUpKind,
    InfoClass,
    Method,
    Outcome,
    RequestState,
    Urgency,
)
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.people.workings import given as given_people
from chiltern.people.workings.kinds import IdentifierKind
from chiltern.sharing.actions.acknowledge_reply import acknowledge_reply
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.agree_to_decline import agree_to_decline
from chiltern.sharing.actions.ask_again import ask_again
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.actions.clarify_request import clarify_request
from chiltern.sharing.actions.close_request import close_request
from chiltern.sharing.actions.decide_again import decide_again
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.disclose import disclose
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.models import (
    Clarification,
    Decision,
    Disclosure,
    FollowUp,
    Handling,
    Item,
    Match,
    Reply,
)
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.decision_page import decision_page
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.workings.deciding import DecisionGiven
from chiltern.sharing.workings.following import FollowUpGiven, Identified, ToldGiven
from tests.stage import ANSWERS, BRUISE, BY_TELEPHONE, LATE, QUESTION, SHARED, WHOLE, Stage

pytestmark = pytest.mark.clause("3.6", "3.8")
NHS = "9990000018"
ROUTINE = replace(QUESTION, urgency=Urgency.ROUTINE, urgency_reason="", acts_now=Answer.NO)
CANNOT_TELL = DecisionGiven(
    outcome=Outcome.CANNOT_TELL, reasons="Two pupils of that name.", settles=("nhs_number",)
)


def acknowledged(stage: Stage, question: Any = QUESTION) -> UUID:
    """A request of social care to the school, acknowledged."""
    (request,) = stage.asked(stage.cast.social_care, stage.cast.school, question=question)
    acknowledge_request(by=stage.cast.become(stage.cast.school.duty), request_id=request.id)
    return request.id


def school(stage: Stage) -> Actor:
    return stage.cast.become(stage.cast.school.duty)


def care(stage: Stage) -> Actor:
    return stage.cast.become(stage.cast.social_care.practitioner)


def asked_back(stage: Stage, question: Any = QUESTION) -> tuple[UUID, Clarification]:
    request = acknowledged(stage, question)
    return request, ask_to_clarify(by=school(stage), request_id=request, asks="Which of the two Amaras?")


def state(by: Actor, request: UUID) -> RequestState:
    return fetch.agency_request(by, request).state


def test_what_is_asked_back_waits_with_who_asked_and_goes_when_it_is_answered(stage: Stage) -> None:
    request, question = asked_back(stage)
    by = care(stage)
    assert state(by, request) is RequestState.CLARIFYING
    assert access.count(by, ["clarification.asked"]) == 1
    clarify_request(by=by, clarification_id=question.id, given=FollowUpGiven("The one born in March."))
    assert access.count(by, ["clarification.asked"]) == 0
    assert state(by, request) is RequestState.ACKNOWLEDGED
    assert Handling.objects.get().state == "clarifying", "the provider's row is the provider's"
    page = request_page(school(stage), request)
    assert [(one.ours, one.says) for one in page.since] == [
        (True, "Which of the two Amaras?"),
        (False, "The one born in March."),
    ]


@pytest.mark.clause("8.4")
def test_a_routine_clock_stands_until_the_answer_and_shows_how_it_was_worked_out(
    stage: Stage, set_time: Any
) -> None:
    monday = datetime(2030, 6, 3, 10, tzinfo=UTC)
    set_time(monday)
    request, question = asked_back(stage, ROUTINE)
    page = request_page(care(stage), request)
    assert (page.clock_stands, page.due_at) == (True, datetime(2030, 6, 10, 16, tzinfo=UTC))
    set_time(monday + timedelta(days=30))
    assert not request_page(school(stage), request).overdue
    set_time(monday + timedelta(days=2))
    clarify_request(by=care(stage), clarification_id=question.id, given=FollowUpGiven("The elder."))
    page = request_page(school(stage), request)
    assert (page.clock_stands, page.due_at) == (False, datetime(2030, 6, 12, 16, tzinfo=UTC))
    assert "The clock stood while clarification was awaited" in page.worked_out
    (listed,), _ = access.page(school(stage), ["request.asked"], newest_first=False)
    assert listed.sort_at == page.due_at


@pytest.mark.clause("8.4", "9.3")
def test_an_urgent_clock_never_stands(stage: Stage, set_time: Any) -> None:
    monday = datetime(2030, 6, 3, 10, tzinfo=UTC)
    set_time(monday)
    request, question = asked_back(stage)
    before = request_page(care(stage), request)
    set_time(monday + timedelta(hours=5))
    clarify_request(by=care(stage), clarification_id=question.id, given=FollowUpGiven("The elder."))
    after = request_page(school(stage), request)
    assert (before.clock_stands, after.due_at, after.worked_out) == (False, before.due_at, before.worked_out)


def test_a_question_has_words_and_one_waits_at_a_time(stage: Stage) -> None:
    request = acknowledged(stage)
    by = school(stage)
    for asks in (" ", "x" * 10_001):
        with pytest.raises(Invalid):
            ask_to_clarify(by=by, request_id=request, asks=asks)
    ask_to_clarify(by=by, request_id=request, asks="Which?")
    with pytest.raises(Refused):
        ask_to_clarify(by=by, request_id=request, asks="And which school?")
    assert Clarification.objects.count() == 1


@pytest.mark.clause("3.7")
def test_whoever_is_in_conflict_at_the_asking_agency_sees_neither_question_nor_number(stage: Stage) -> None:
    at = stage.cast.social_care
    child = stage.child(at)
    person = replace(QUESTION.people[0], person=child)
    stage.cast.set_conflict(at, at.conflicted, child)
    request, question = asked_back(stage, replace(QUESTION, people=(person,)))
    by = stage.cast.become(at.conflicted)
    assert access.count(by, ["clarification.asked", "request.sent"]) == 0
    with pytest.raises(Missing):
        clarify_request(by=by, clarification_id=question.id, given=FollowUpGiven("The elder."))
    assert access.count(care(stage), ["clarification.asked"]) == 1
    assert request


@pytest.mark.clause("2.2", "3.7")
@pytest.mark.parametrize("given", [SHARED, BY_TELEPHONE])
def test_whoever_is_in_conflict_at_the_asking_agency_sees_no_answer_before_it_is_acknowledged(
    stage: Stage, given: DecisionGiven
) -> None:
    at = stage.cast.social_care
    child = stage.child(at)
    stage.cast.set_conflict(at, at.conflicted, child)
    request = acknowledged(stage, replace(QUESTION, people=(replace(QUESTION.people[0], person=child),)))
    by = school(stage)
    decide_request(by=by, request_id=request, given=given)
    if given is BY_TELEPHONE:
        disclose(by=by, request_id=request, told=ToldGiven(Method.TELEPHONE, by.at, "Sam"))
    assert access.count(care(stage), ["reply.received"]) == 1
    assert Disclosure.objects.count() == 1
    by = stage.cast.become(at.conflicted)
    assert access.count(by, ["reply.received", "disclosure.in_reply", "item.received"]) == 0
    assert not (Reply.objects.exists() or Disclosure.objects.exists() or Item.objects.exists())


@pytest.mark.clause("3.5")
def test_an_identifier_that_is_added_counts_when_who_matched_is_worked_out(stage: Stage) -> None:
    identifier = given_people.Identifier(IdentifierKind.NHS_NUMBER, NHS)
    child = stage.child(stage.cast.school, identifiers=(identifier,))
    request, question = asked_back(stage)
    added = FollowUpGiven("", people=(Identified(nhs_number="999 000 0018"),))
    clarify_request(by=care(stage), clarification_id=question.id, given=added)
    assert request_page(school(stage), request).people[0].nhs_number == NHS
    match_person(by=school(stage), request_id=request, matches=[MatchGiven(0, child)])
    assert "nhs_number" in Match.objects.get().agreeing


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (FollowUpGiven(" "), "says"),
        (FollowUpGiven("x" * 10_001), "says"),
        (FollowUpGiven("", people=(Identified(nhs_number="999 000 0019"),)), "nhs_number"),
        (FollowUpGiven("", people=(Identified(upn="X12"),)), "upn"),
        (FollowUpGiven("", people=(Identified(position=3, address="Mill Lane"),)), "position"),
    ],
)
def test_bad_input_in_an_answer_is_said_at_its_field_and_changes_nothing(
    stage: Stage, given: FollowUpGiven, field: str
) -> None:
    request, question = asked_back(stage)
    with pytest.raises(Invalid) as told:
        clarify_request(by=care(stage), clarification_id=question.id, given=given)
    assert told.value.field == field
    assert state(care(stage), request) is RequestState.CLARIFYING
    assert not FollowUp.objects.exists()


def test_a_clarification_after_withdrawal_is_refused_in_clear_words(stage: Stage) -> None:
    request, question = asked_back(stage)
    withdraw_request(by=care(stage), request_id=request, why="The family has moved.")
    with pytest.raises(Refused) as told:
        clarify_request(by=care(stage), clarification_id=question.id, given=FollowUpGiven("The elder."))
    assert "withdrawn" in told.value.says
    assert access.count(care(stage), ["clarification.asked"]) == 0
    assert FollowUp.objects.count() == 1


def test_what_is_withdrawn_is_decided_by_nobody_and_leaves_both_lists(stage: Stage) -> None:
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    with pytest.raises(Invalid):
        withdraw_request(by=care(stage), request_id=request, why="")
    withdraw_request(by=care(stage), request_id=request, why="The family has moved.")
    assert access.count(care(stage), ["request.sent"]) == 0
    by = school(stage)
    assert access.count(by, ["request.asked"]) == 0
    with pytest.raises(Refused) as told:
        decide_request(by=by, request_id=request, given=SHARED)
    assert told.value.says == "This request has been withdrawn."
    assert request_page(by, request).since[-1].says == "The family has moved."
    assert not Reply.objects.exists()


def test_what_was_answered_meanwhile_is_not_withdrawn(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school)
    with pytest.raises(Refused):
        withdraw_request(by=care(stage), request_id=decision.about, why="The family has moved.")
    assert state(care(stage), decision.about) is RequestState.DECIDED


def test_a_decider_who_has_not_read_the_answer_is_asked_to(stage: Stage) -> None:
    stage.child(stage.cast.school)
    request, question = asked_back(stage)
    clarify_request(by=care(stage), clarification_id=question.id, given=FollowUpGiven("The elder."))
    with pytest.raises(Refused) as told:
        decide_request(by=school(stage), request_id=request, given=replace(SHARED, seen_up_to=0))
    assert "written to you since" in told.value.says
    decide_request(by=school(stage), request_id=request, given=replace(SHARED, seen_up_to=1))
    assert state(school(stage), request) is RequestState.DECIDED


def test_a_question_that_was_decided_without_its_answer_is_answered_no_more(stage: Stage) -> None:
    request, question = asked_back(stage)
    decide_request(by=school(stage), request_id=request, given=SHARED)
    with pytest.raises(AlreadyDone) as told:
        clarify_request(by=care(stage), clarification_id=question.id, given=FollowUpGiven("The elder."))
    assert "something new" in told.value.says


def test_an_answered_request_is_closed_and_can_be_asked_again(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school)
    request = decision.about
    close_request(by=care(stage), request_id=request)
    assert state(care(stage), request) is RequestState.CLOSED
    more = FollowUpGiven("Is there anything since half-term?", FollowUpKind.ASKS_FOR_MORE)
    ask_again(by=care(stage), request_id=request, given=more)
    by = school(stage)
    assert state(by, request) is RequestState.ASKED_AGAIN
    assert access.count(by, ["request.asked"]) == 1
    reply = stage.reply(stage.cast.social_care, decision)
    acknowledge_reply(by=care(stage), reply_id=reply.id)
    assert state(school(stage), request) is RequestState.ASKED_AGAIN
    assert access.count(care(stage), ["request.sent"]) == 1


def test_a_later_decision_replaces_the_earlier_which_stays_as_it_was(stage: Stage) -> None:
    first = stage.decided(stage.cast.social_care, stage.cast.school, replace(WHOLE, items=(LATE,)))
    request = first.about
    new = FollowUpGiven("She was in hospital on Friday.", FollowUpKind.BRINGS_NEW)
    ask_again(by=care(stage), request_id=request, given=new)
    by = school(stage)
    with pytest.raises(AlreadyDone):
        decide_request(by=by, request_id=request, given=WHOLE)
    again = replace(WHOLE, items=(BRUISE,), replaces=first.id)
    second = decide_again(by=by, request_id=request, given=again)
    with pytest.raises(AlreadyDone):
        decide_again(by=by, request_id=request, given=again)
    assert (second.number, second.state) == (2, "made")
    assert Decision.objects.get(id=first.id).state == "superseded"
    assert decision_page(by, request, 1).items[0].text == LATE.text
    assert decision_page(by, request).items[0].text == BRUISE.text
    assert state(by, request) is RequestState.DECIDED
    care(stage)
    assert Reply.objects.filter(agency_request=request).count() == 2
    assert Disclosure.objects.count() == 2


def test_until_a_manager_agrees_the_earlier_decision_stands(stage: Stage) -> None:
    first = stage.decided(stage.cast.social_care, stage.cast.school)
    answers = replace(ANSWERS, relevant_to_welfare=Answer.YES, may_help=Answer.YES, detriment=Answer.NO)
    declined = DecisionGiven(Outcome.DECLINE, "No more.", "No more.", answers, replaces=first.id)
    second = decide_again(by=school(stage), request_id=first.about, given=declined)
    assert second.state == "proposed"
    assert Decision.objects.get(id=first.id).state == "made"
    agree_to_decline(by=stage.cast.become(stage.cast.school.manager), request_id=first.about)
    assert Decision.objects.get(id=first.id).state == "superseded"


@pytest.mark.clause("3.5")
def test_cannot_tell_names_what_would_settle_it_and_is_decided_once_that_came(stage: Stage) -> None:
    request = acknowledged(stage)
    with pytest.raises(Invalid) as told:
        decide_request(by=school(stage), request_id=request, given=replace(CANNOT_TELL, settles=()))
    assert told.value.field == "settles"
    first = decide_request(by=school(stage), request_id=request, given=CANNOT_TELL)
    reply = stage.reply(stage.cast.social_care, first)
    assert (reply.told, reply.settles, reply.disclosure) == ("cannot_tell", ["nhs_number"], None)
    settling = FollowUpGiven("", FollowUpKind.BRINGS_NEW, (Identified(nhs_number=NHS),))
    ask_again(by=care(stage), request_id=request, given=settling)
    child = stage.child(
        stage.cast.school, identifiers=(given_people.Identifier(IdentifierKind.NHS_NUMBER, NHS),)
    )
    match_person(by=school(stage), request_id=request, matches=[MatchGiven(0, child)])
    decide_again(by=school(stage), request_id=request, given=replace(SHARED, replaces=first.id))
    assert state(care(stage), request) is RequestState.DECIDED
    assert Disclosure.objects.count() == 1


@pytest.mark.parametrize(
    ("outcome", "field"),
    [
        (Outcome.NOT_HELD, "reasons"),
        (Outcome.CANNOT_TELL, "reasons"),
        (Outcome.WRONG_BODY, "reasons"),
        (Outcome.NOT_THIS_PROCESS, "reasons"),
    ],
)
def test_every_answer_says_why(stage: Stage, outcome: Outcome, field: str) -> None:
    request = acknowledged(stage)
    with pytest.raises(Invalid) as told:
        decide_request(by=school(stage), request_id=request, given=DecisionGiven(outcome, " "))
    assert told.value.field == field


def test_not_this_process_says_how_to_ask_and_not_held_holds_nothing(stage: Stage) -> None:
    request = acknowledged(stage)
    for given, field in (
        (DecisionGiven(Outcome.NOT_THIS_PROCESS, "A solicitor asks."), "as_sent"),
        (DecisionGiven(Outcome.NOT_HELD, "We looked.", items=(LATE,)), "outcome"),
    ):
        with pytest.raises(Invalid) as told:
            decide_request(by=school(stage), request_id=request, given=given)
        assert told.value.field == field


def test_saying_nothing_at_all_is_not_open_to_a_school(stage: Stage) -> None:
    request = acknowledged(stage)
    silent = DecisionGiven(Outcome.NO_STATEMENT, "Our rule.", answers=replace(ANSWERS, danger=Answer.NO))
    with pytest.raises(Refused) as told:
        decide_request(by=school(stage), request_id=request, given=silent)
    assert "sensitive service" in told.value.says


@pytest.mark.clause("3.5")
def test_naming_another_body_is_an_item_tested_like_any_other(stage: Stage) -> None:
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    named = replace(BRUISE, text="Riverside Health Trust sees her.", known_false=True)
    wrong = DecisionGiven(Outcome.WRONG_BODY, "We do not teach her.", answers=ANSWERS, items=(named,))
    with pytest.raises(Refused):
        decide_request(by=school(stage), request_id=request, given=wrong)
    true = replace(wrong, items=(replace(named, known_false=False),))
    decision = decide_request(by=school(stage), request_id=request, given=true)
    reply = stage.reply(stage.cast.social_care, decision)
    assert reply.told == "wrong_body"
    assert reply.disclosure is not None
    assert Item.objects.with_keys().get().text == "Riverside Health Trust sees her."


def test_an_answer_by_telephone_waits_to_be_told_and_its_clock_stands(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school, BY_TELEPHONE)
    request = decision.about
    page = request_page(care(stage), request)
    assert (page.state, page.clock_stands, page.reply) == (RequestState.DECIDED_NOT_TOLD, True, None)
    assert not Item.objects.exists()
    by = school(stage)
    assert access.count(by, ["request.asked"]) == 1
    told = ToldGiven(Method.TELEPHONE, by.at - timedelta(seconds=20), "Sam, duty desk", "Called back")
    disclose(by=by, request_id=request, told=told)
    assert access.count(school(stage), ["request.asked"]) == 0
    page = request_page(care(stage), request)
    assert (page.state, page.told_otherwise[0].says) == (RequestState.DECIDED, "Sam, duty desk")
    assert Disclosure.objects.get().method == "telephone"
    assert Item.objects.count() == 2
    with pytest.raises(Refused):
        disclose(by=school(stage), request_id=request, told=told)


def test_when_how_and_to_whom_an_answer_was_told_has_to_be_possible(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school, BY_TELEPHONE)
    by = school(stage)
    good = ToldGiven(Method.TELEPHONE, by.at, "Sam")
    for told, field in (
        (replace(good, happened_at=by.at + timedelta(minutes=5)), "happened_at"),
        (replace(good, happened_at=by.at - timedelta(days=2)), "happened_at"),
        (replace(good, to_whom=" "), "to_whom"),
        (replace(good, method=Method.SERVICE), "method"),
    ):
        with pytest.raises(Invalid) as wrong:
            disclose(by=by, request_id=decision.about, told=told)
        assert wrong.value.field == field


@pytest.mark.clause("3.5")
def test_a_place_that_was_told_by_voice_is_not_put_into_writing(stage: Stage) -> None:
    place = replace(LATE, text="She sleeps at her aunt’s.", classes=frozenset({InfoClass.LOCATING}))
    facts = replace(BY_TELEPHONE, items=(BRUISE, place))
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    by = school(stage)
    try:
        decide_request(by=by, request_id=request, given=facts)
    except Refused:
        pytest.fail("a place can be told by voice to those who protect the child")
    disclose(by=by, request_id=request, told=ToldGiven(Method.TELEPHONE, by.at, "Sam"))
    care(stage)
    assert [item.text for item in Item.objects.with_keys()] == [BRUISE.text]


def test_what_is_withdrawn_before_it_was_told_is_not_told(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school, BY_TELEPHONE)
    withdraw_request(by=care(stage), request_id=decision.about, why="The family has moved.")
    by = school(stage)
    with pytest.raises(Refused) as told:
        disclose(by=by, request_id=decision.about, told=ToldGiven(Method.TELEPHONE, by.at, "Sam"))
    assert "withdrawn" in told.value.says


def test_a_proposal_is_no_entry_of_the_agency_that_asked(stage: Stage) -> None:
    answers = replace(ANSWERS, relevant_to_welfare=Answer.YES, may_help=Answer.YES, detriment=Answer.NO)
    stage.decided(
        stage.cast.social_care, stage.cast.school, DecisionGiven(Outcome.DECLINE, "No.", "No.", answers)
    )
    care(stage)
    assert not Opening.objects.filter(kind="request.decided").exists()


def test_neither_side_does_the_others_acts_and_strangers_none(stage: Stage) -> None:
    request, question = asked_back(stage)
    said = FollowUpGiven("The elder.")
    with pytest.raises(Refused):
        clarify_request(by=school(stage), clarification_id=question.id, given=said)
    with pytest.raises(Refused):
        ask_to_clarify(by=care(stage), request_id=request, asks="Which?")
    with pytest.raises(Refused):
        withdraw_request(by=school(stage), request_id=request, why="No.")
    for post in (stage.cast.stranger.duty, stage.cast.social_care.colleague, stage.cast.school.colleague):
        by = stage.cast.become(post)
        with pytest.raises(Missing):
            clarify_request(by=by, clarification_id=question.id, given=said)
        with pytest.raises(Missing):
            withdraw_request(by=by, request_id=request, why="No.")
