"""Bodies outside the Code: named, checked, asking, told, and passed on to. Clauses 3.2, 3.6, 3.10 and sign.1."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from chiltern.agencies.actions.change_outside_body import change_outside_body
from chiltern.agencies.actions.check_outside_body import check_outside_body
from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.agencies.models import OutsideBody, OutsideSaid
from chiltern.agencies.queries import names
from chiltern.agencies.queries.outside import body_page
from chiltern.agencies.workings.outside import BodyGiven, CheckGiven
from chiltern.code_of_practice.verdict import from_trace
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    CallSide,
    Function,
    IdentityCheck,
    Method,
    Outcome,
    OutsideCheck,
    RequestState,
    StatutoryDuty,
)
from chiltern.foundation import access
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.disclose import disclose
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.write_down import write_down
from chiltern.sharing.actions.write_down_request import write_down_request
from chiltern.sharing.models import Decision, Disclosure, Reply, WrittenDown
from chiltern.sharing.queries.permission_page import permission_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.rows import rows_of
from chiltern.sharing.workings.calling import CallGiven, PersonTold
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.outside import Heard
from tests.actions.test_passing_on import PASSING, received
from tests.stage import ANSWERS, QUESTION, WHOLE, Stage

pytestmark = pytest.mark.clause("3.6", "sign.1")
HOSPITAL = BodyGiven(
    "Marlow Vale Hospital, emergency department",
    Function.EMERGENCY_HEALTH,
    StatutoryDuty.LISTED,
    reach="Switchboard 01632 960700",
)
NAMED = "Marlow Vale Hospital, emergency department, outside the Code"
BY_TELEPHONE = replace(WHOLE, answers=replace(ANSWERS, method=Method.TELEPHONE))


def named(stage: Stage) -> UUID:
    """Social care names the hospital."""
    by = stage.cast.become(stage.cast.social_care.practitioner)
    return name_outside_body(by=by, given=HOSPITAL).id


CHANGED = replace(HOSPITAL, name="Marlow Vale Hospital, front door", reach="Switchboard 01632 960701")


def test_every_state_of_a_body_is_kept_for_its_own_agency(stage: Stage) -> None:
    body, care = named(stage), stage.cast.social_care
    by = stage.cast.become(care.practitioner)
    assert change_outside_body(by=by, body_id=body, given=CHANGED).number == 2
    shown = body_page(by, body)
    assert (shown.name, shown.reach) == (CHANGED.name, CHANGED.reach)
    assert [one.reach for one in shown.before] == [HOSPITAL.reach]
    with pytest.raises(Refused):
        change_outside_body(by=stage.cast.become(care.representative), body_id=body, given=CHANGED)
    by = stage.cast.become(stage.cast.school.duty)
    with pytest.raises(Missing):
        change_outside_body(by=by, body_id=body, given=CHANGED)
    assert not OutsideSaid.objects.exists()


def test_a_body_named_before_its_states_were_kept_gets_its_first_one_when_it_is_changed(stage: Stage) -> None:
    by = stage.cast.become(stage.cast.social_care.practitioner)
    filing = Filing(by)
    old = OutsideBody(
        id=uuid4(), keeper=by.agency, made_at=by.at, named_by=by.post, name="Vale Court", function="court"
    )
    old.statutory_duty, old.described, old.reach = "not_checked", "", "Usher 01632 960702"
    old.sealed_with(filing.bear_sealed(old.id, "outside_body")).save(force_insert=True)
    filing.write()
    assert change_outside_body(by=by, body_id=old.id, given=CHANGED).number == 2
    assert [one.reach for one in body_page(by, old.id).before] == ["Usher 01632 960702"]


def checked(stage: Stage, body: UUID, how: OutsideCheck = OutsideCheck.CALLED_BACK) -> None:
    by = stage.cast.become(stage.cast.social_care.practitioner)
    given = CheckGiven(how, by.at, "The hospital's public page: 01632 960700", "Sister Okoro")
    check_outside_body(by=by, body_id=body, given=given)


def asked(stage: Stage, body: UUID) -> UUID:
    """The hospital asks about Amara by telephone; gives the request, acknowledged and matched."""
    child = stage.child(stage.cast.social_care)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    heard = Heard(body, "Dr Ivy Reed, consultant", Method.TELEPHONE, by.at - timedelta(minutes=20), QUESTION)
    request = write_down_request(by=by, heard=heard).id
    by = stage.cast.become(stage.cast.social_care.duty)
    acknowledge_request(by=by, request_id=request)
    match_person(by=by, request_id=request, matches=[MatchGiven(0, child)])
    return request


def decided(stage: Stage, request: UUID) -> Decision:
    by = stage.cast.become(stage.cast.social_care.duty)
    return decide_request(by=by, request_id=request, given=BY_TELEPHONE)


def test_a_body_is_named_once_and_kept_by_the_agency_that_deals_with_it(stage: Stage) -> None:
    body = named(stage)
    by = stage.cast.become(stage.cast.social_care.duty)
    assert body_page(by, body).reach == "Switchboard 01632 960700"
    with pytest.raises(Invalid):
        name_outside_body(by=by, given=replace(HOSPITAL, name=HOSPITAL.name.upper()))
    other = stage.cast.become(stage.cast.school.duty)
    assert not OutsideBody.objects.exists()
    with pytest.raises(Missing):
        body_page(other, body)
    assert name_outside_body(by=other, given=HOSPITAL).id != body
    representative = stage.cast.become(stage.cast.school.representative)
    with pytest.raises(Refused):
        name_outside_body(by=representative, given=HOSPITAL)


@pytest.mark.clause("3.7")
def test_that_nobody_checked_is_an_answer_and_a_number_says_where_it_was_found(stage: Stage) -> None:
    body = named(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    with pytest.raises(Invalid) as wrong:
        check_outside_body(by=by, body_id=body, given=CheckGiven(OutsideCheck.CALLED_BACK, by.at))
    assert wrong.value.field == "where_found"
    check_outside_body(by=by, body_id=body, given=CheckGiven(OutsideCheck.NOT_CHECKED, by.at))
    assert [one.how for one in body_page(by, body).checks] == [OutsideCheck.NOT_CHECKED]
    school = stage.cast.become(stage.cast.school.duty)
    with pytest.raises(Missing):
        check_outside_body(by=school, body_id=body, given=CheckGiven(OutsideCheck.SEEN, by.at))


@pytest.mark.clause("3.2")
def test_what_they_ask_waits_at_our_own_desk_and_nobody_else_sees_it(stage: Stage) -> None:
    body = named(stage)
    request = asked(stage, body)
    by = stage.cast.become(stage.cast.social_care.duty)
    page = request_page(by, request)
    assert (page.other_agency, page.ours, page.from_name) == (NAMED, False, "Dr Ivy Reed, consultant")
    (listed,), _ = access.page(by, ["request.asked"])
    assert rows_of(by, [listed])[request].other_agency == NAMED
    assert Act.ASK_TO_CLARIFY not in [act.act for act in page.acts if act.open]
    for post in (stage.cast.school.duty, stage.cast.social_care.colleague):
        with pytest.raises(Missing):
            request_page(stage.cast.become(post), request)


@pytest.mark.clause("3.8", "9.3")
@pytest.mark.parametrize("how", [OutsideCheck.CALLED_BACK, OutsideCheck.NOT_CHECKED])
def test_the_laws_standing_stands_and_the_page_adds_what_holds_outside_the_code(
    stage: Stage, how: OutsideCheck
) -> None:
    body = named(stage)
    checked(stage, body, how)
    decision = decided(stage, asked(stage, body))
    verdict = from_trace(decision.trace)
    assert verdict.in_danger
    assert verdict.outside_the_code
    assert decision.recipient == body
    unchecked = "note.identity_not_checked" in {note.key for note in verdict.notes}
    assert unchecked is (how is OutsideCheck.NOT_CHECKED)


@pytest.mark.clause("3.8", "3.10")
def test_they_are_told_by_their_own_means_and_it_is_recorded_like_any_other_sharing(stage: Stage) -> None:
    body = named(stage)
    request = asked(stage, body)
    decided(stage, request)
    by = stage.cast.become(stage.cast.social_care.duty)
    assert request_page(by, request).state is RequestState.DECIDED_NOT_TOLD
    assert not Disclosure.objects.exists()
    told = ToldGiven(Method.TELEPHONE, by.at, "Dr Ivy Reed", "Called back on the public number")
    with pytest.raises(Invalid) as wrong:
        disclose(by=by, request_id=request, told=told)
    assert wrong.value.field == "terms"
    disclose(by=by, request_id=request, told=replace(told, terms="By secure e-mail at once."))
    made = Disclosure.objects.get()
    page = disclosure_page(by, made.id)
    assert (made.recipient, page.to_agency, len(page.items)) == (body, NAMED, 2)
    assert not page.received
    assert Reply.objects.get().disclosure == made.id
    assert request_page(by, request).state is RequestState.DECIDED


def test_a_refusal_is_told_by_their_own_means_too(stage: Stage) -> None:
    body = named(stage)
    request = asked(stage, body)
    by = stage.cast.become(stage.cast.social_care.duty)
    nothing = replace(WHOLE, outcome=Outcome.NOT_HELD, items=(), reasons="Looked in both systems.")
    decide_request(by=by, request_id=request, given=nothing)
    assert request_page(by, request).state is RequestState.DECIDED_NOT_TOLD
    told = ToldGiven(Method.TELEPHONE, by.at, "Dr Ivy Reed", "Not checked")
    disclose(by=by, request_id=request, told=told)
    assert request_page(by, request).state is RequestState.DECIDED


def test_nothing_goes_in_this_service_to_a_body_that_is_outside_it(stage: Stage) -> None:
    request = asked(stage, named(stage))
    by = stage.cast.become(stage.cast.social_care.duty)
    with pytest.raises(Invalid) as wrong:
        decide_request(by=by, request_id=request, given=WHOLE)
    assert wrong.value.field == "method"


@pytest.mark.clause("3.8", "3.10")
def test_what_is_told_unasked_is_a_decision_and_a_disclosure_with_terms(stage: Stage) -> None:
    body = named(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    call = CallGiven(
        side=CallSide.GIVEN,
        agency=None,
        outside="marlow vale hospital, emergency department",
        identity=IdentityCheck.CALLED_BACK,
        happened_at=by.at,
        words="Her mother's partner is released today.",
        people=(PersonTold("Amara Whitlock"),),
        whom="Dr Ivy Reed",
        danger=Answer.YES,
    )
    written: WrittenDown = write_down(by=by, given=call)
    made = Disclosure.objects.get(id=written.disclosure)
    assert made.recipient == body
    assert disclosure_page(by, made.id).to_agency == NAMED
    decision = Decision.objects.get(about=written.id)
    assert (decision.recipient, decision.standing) == (body, "may_with_reason")
    unknown = replace(call, outside="A court of the next county")
    made = Disclosure.objects.get(id=write_down(by=by, given=unknown).disclosure)
    assert names([made.recipient])[made.recipient] == "A court of the next county, outside the Code"


@pytest.mark.clause("3.10")
def test_passing_on_to_one_asks_the_owner_who_learns_what_it_is_called(stage: Stage) -> None:
    disclosure, items = received(stage, WHOLE.terms.passing_on)
    body = named(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    given = replace(PASSING, method=Method.SECURE_EMAIL)
    go = {"disclosure_id": disclosure, "items": items, "recipient": body}
    with pytest.raises(Refused):
        pass_on(by=by, given=given, **go)
    questions = ask_to_pass_on(by=by, purpose=PASSING.purpose, why="They see her today.", **go)
    school = stage.cast.become(stage.cast.school.duty)
    assert permission_page(school, questions[0].id).third_agency == NAMED
    for question in questions:
        answer_passing_on(by=school, permission_id=question.id, permit=True)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    with pytest.raises(Invalid) as wrong:
        pass_on(by=by, given=PASSING, **go)
    assert wrong.value.field == "method"
    made = pass_on(by=by, given=given, **go)
    assert disclosure_page(by, made.id).to_agency == NAMED
    assert names([body]) == {body: NAMED}
    stage.cast.become(stage.cast.stranger.duty)
    assert names([body]) == {}
