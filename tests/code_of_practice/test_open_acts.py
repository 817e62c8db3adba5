"""Which acts are open on a request: role, side, state, self-dealing, suspension."""

from __future__ import annotations

import dataclasses

import pytest

from chiltern.code_of_practice.both_sides import put_outside
from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.sharing import RequestInHand, open_acts
from chiltern.code_of_practice.sharing.open_acts import may_ask, may_do
from chiltern.code_of_practice.words import (
    Act,
    DecisionState,
    DisclosureState,
    RequesterState,
    RequestState,
    Role,
    Urgency,
)
from tests.code_of_practice.build import BODIES, book

TEACHER = ActorFacts("post 1", "ann", "school", "school", Role.PRACTITIONER)
HEAD = ActorFacts("post 2", "mo", "school", "school", Role.MANAGER)
SOCIAL_WORKER = ActorFacts("post 3", "sam", "social care", "council", Role.PRACTITIONER)
SENT = RequestInHand("school", "social care", RequestState.SENT, asked_by="sam")
LATE = dataclasses.replace(SENT, late=True)
ACKNOWLEDGED = dataclasses.replace(SENT, state=RequestState.ACKNOWLEDGED)
PROPOSED = dataclasses.replace(ACKNOWLEDGED, decision_state=DecisionState.PROPOSED, decided_by="ann")
ANSWERED = dataclasses.replace(
    SENT,
    state=RequestState.DECIDED,
    requester_state=RequesterState.ANSWERED,
    decision_state=DecisionState.MADE,
    decided_by="ann",
    disclosure_state=DisclosureState.SHARED,
)


def _open(actor: ActorFacts, facts: RequestInHand) -> set[Act]:
    return {found.act for found in open_acts(actor, facts, book()) if found.open}


def _against(act: Act, actor: ActorFacts, facts: RequestInHand) -> set[str]:
    return {r.key for r in may_do(act, actor, facts, book()).reasons}


@pytest.mark.clause("3.6")
@pytest.mark.parametrize(
    ("actor", "facts", "acts"),
    [
        (TEACHER, SENT, {Act.ACKNOWLEDGE_REQUEST, Act.DECIDE_REQUEST}),
        (
            TEACHER,
            ACKNOWLEDGED,
            {Act.ASSIGN_REQUEST, Act.HAND_OVER_REQUEST, Act.ASK_TO_CLARIFY, Act.DECIDE_REQUEST},
        ),
        (
            TEACHER,
            PROPOSED,
            {Act.ASSIGN_REQUEST, Act.HAND_OVER_REQUEST, Act.ASK_TO_CLARIFY, Act.DECIDE_AGAIN},
        ),
        (
            HEAD,
            PROPOSED,
            {
                Act.ASSIGN_REQUEST,
                Act.HAND_OVER_REQUEST,
                Act.ASK_TO_CLARIFY,
                Act.DECIDE_AGAIN,
                Act.AGREE_TO_DECLINE,
                Act.SEND_BACK_DECISION,
            },
        ),
        (TEACHER, ANSWERED, {Act.DECIDE_AGAIN, Act.RECALL_DISCLOSURE}),
        (HEAD, ANSWERED, {Act.DECIDE_AGAIN, Act.RECALL_DISCLOSURE, Act.LOOK_AFTERWARDS}),
        (SOCIAL_WORKER, SENT, {Act.ADD_TO_REQUEST, Act.WITHDRAW_REQUEST}),
        (
            SOCIAL_WORKER,
            LATE,
            {Act.ADD_TO_REQUEST, Act.WITHDRAW_REQUEST, Act.CHALLENGE_DECISION},
        ),
        (
            SOCIAL_WORKER,
            ANSWERED,
            {Act.ACKNOWLEDGE_DISCLOSURE, Act.CLOSE_REQUEST, Act.ASK_AGAIN, Act.CHALLENGE_DECISION},
        ),
    ],
    ids=[
        "teacher sent",
        "teacher",
        "teacher proposed",
        "head proposed",
        "teacher answered",
        "head answered",
        "social worker sent",
        "social worker late",
        "social worker answered",
    ],
)
def test_what_is_open_to_whom(actor, facts, acts) -> None:
    assert _open(actor, facts) == acts


def test_an_agency_on_neither_side_is_shown_nothing() -> None:
    stranger = ActorFacts("post 9", "eve", "landlord", "landlord", Role.MANAGER)
    assert open_acts(stranger, SENT, book()) == ()
    assert "act.not_this_side" in _against(Act.DECIDE_REQUEST, stranger, SENT)


@pytest.mark.clause("3.8")
def test_nobody_decides_in_one_post_what_they_asked_in_another() -> None:
    both = dataclasses.replace(TEACHER, practitioner="sam")
    assert Act.DECIDE_REQUEST not in _open(both, ACKNOWLEDGED)
    assert _against(Act.DECIDE_REQUEST, both, ACKNOWLEDGED) == {"act.self_dealing"}


@pytest.mark.clause("3.3", "9.3")
def test_the_decider_does_not_agree_to_or_look_at_their_own_decision() -> None:
    own = dataclasses.replace(PROPOSED, decided_by="mo")
    assert _against(Act.AGREE_TO_DECLINE, HEAD, own) == {"act.own_decision"}
    assert _against(Act.LOOK_AFTERWARDS, TEACHER, ANSWERED) == {"act.own_decision"}


@pytest.mark.clause("9.3")
def test_a_named_second_person_may_agree_where_there_is_no_manager() -> None:
    colleague = dataclasses.replace(TEACHER, practitioner="bea")
    assert _against(Act.AGREE_TO_DECLINE, colleague, PROPOSED) == {"act.not_this_role"}
    named = dataclasses.replace(PROPOSED, second_person="bea")
    assert Act.AGREE_TO_DECLINE in _open(colleague, named)


@pytest.mark.clause("4.1")
def test_every_reason_against_an_act_is_listed() -> None:
    representative = dataclasses.replace(TEACHER, role=Role.REPRESENTATIVE, practitioner="sam")
    withdrawn = dataclasses.replace(SENT, state=RequestState.WITHDRAWN)
    assert _against(Act.DECIDE_REQUEST, representative, withdrawn) == {
        "act.not_this_role",
        "act.withdrawn",
        "act.self_dealing",
    }


@pytest.mark.clause("3.6", "3.8")
def test_a_withdrawn_request_opens_nothing_to_either_side_and_says_so() -> None:
    withdrawn = dataclasses.replace(PROPOSED, state=RequestState.WITHDRAWN)
    for actor in (TEACHER, HEAD, SOCIAL_WORKER):
        assert _open(actor, withdrawn) == set()
    assert "act.withdrawn" in _against(Act.AGREE_TO_DECLINE, HEAD, withdrawn)


@pytest.mark.clause("3.8")
def test_what_waits_to_be_told_is_not_told_while_another_decision_is_proposed() -> None:
    untold = dataclasses.replace(ANSWERED, state=RequestState.DECIDED_NOT_TOLD)
    assert Act.DISCLOSE in _open(TEACHER, untold)
    for state in (DecisionState.PROPOSED, DecisionState.SENT_BACK):
        assert Act.DISCLOSE not in _open(TEACHER, dataclasses.replace(untold, decision_state=state))


@pytest.mark.clause("3.8")
def test_what_is_asked_again_is_decided_again_and_not_for_the_first_time() -> None:
    again = dataclasses.replace(ANSWERED, state=RequestState.ASKED_AGAIN)
    assert Act.DECIDE_AGAIN in _open(TEACHER, again)
    assert Act.DECIDE_REQUEST not in _open(TEACHER, again)
    assert Act.ASK_AGAIN not in _open(SOCIAL_WORKER, again)


@pytest.mark.clause("sign.1", "9.3")
@pytest.mark.parametrize("urgency", Urgency)
def test_a_suspension_holds_back_what_is_not_urgent(urgency: Urgency) -> None:
    suspended = dataclasses.replace(BODIES["social care"], suspended=True)
    asking = may_ask(SOCIAL_WORKER, suspended, urgency, book())
    waits = urgency in (Urgency.STANDARD, Urgency.ROUTINE)
    assert (asking.standing == "must_not") is waits
    assert may_ask(SOCIAL_WORKER, BODIES["social care"], urgency, book()).standing == "may"


@pytest.mark.clause("3.6")
def test_nothing_is_asked_back_in_the_service_of_a_body_that_sees_nothing_here() -> None:
    outside = dataclasses.replace(ACKNOWLEDGED, outside=True)
    assert _against(Act.ASK_TO_CLARIFY, TEACHER, outside) == {"act.outside_sees_nothing"}
    assert Act.DECIDE_REQUEST in _open(TEACHER, outside)


def test_a_body_that_sees_nothing_here_is_asked_by_us_and_what_takes_a_reader_there_is_not_open() -> None:
    put = dataclasses.replace(SENT, state=RequestState.TO_PUT, provider="hospital", put_outside=True)
    assert _open(SOCIAL_WORKER, put) == {Act.PUT_TO_OUTSIDE, Act.WITHDRAW_REQUEST}
    asked = dataclasses.replace(put, state=RequestState.PUT, late=True)
    assert _open(SOCIAL_WORKER, asked) == {Act.WITHDRAW_REQUEST}
    assert "act.outside_sees_nothing" in _against(Act.CHALLENGE_DECISION, SOCIAL_WORKER, asked)
    answered = dataclasses.replace(put, state=RequestState.DECIDED, requester_state=RequesterState.ANSWERED)
    assert _open(SOCIAL_WORKER, answered) == {Act.CLOSE_REQUEST}
    assert "act.outside_sees_nothing" in _against(Act.ASK_AGAIN, SOCIAL_WORKER, answered)
    assert Act.PUT_TO_OUTSIDE not in {one.act for one in open_acts(SOCIAL_WORKER, SENT, book())}


def test_where_it_stands_with_them_is_what_we_wrote_down() -> None:
    waiting, answered = RequesterState.WAITING, RequesterState.ANSWERED
    assert put_outside(waiting, reached=False) is RequestState.TO_PUT
    assert put_outside(waiting, reached=True) is RequestState.PUT
    for reached in (True, False):
        assert put_outside(answered, reached=reached) is RequestState.DECIDED
