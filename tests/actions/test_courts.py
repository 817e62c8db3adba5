"""Question 2: what a court orders must be shared; to a court a hidden place goes in its form alone. Clauses 3.3 to 3.5."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.agencies.models import OutsideBody
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.verdict import from_trace
from chiltern.code_of_practice.words import (
    Answer,
    Function,
    Method,
    OrderQuestion,
    Outcome,
    PassingOn,
    Standing,
    StatutoryDuty,
)
from chiltern.foundation import access
from chiltern.foundation.gate import Refused
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.tell_owner import tell_owner
from chiltern.sharing.models import Decision, HeldNotice
from chiltern.sharing.queries.went import went_page
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven
from tests.actions.test_hidden_places import PLACE
from tests.actions.test_outside import asked
from tests.actions.test_passing_on import CALM, PASSING, go, received
from tests.holding_back import hold
from tests.stage import BRUISE, WHOLE, Stage

pytestmark = pytest.mark.clause("3.3", "3.4", "3.5")
ORDERED = replace(CALM, ground_applies=Answer.NO, ground="", court_order=Answer.YES, within_order=Answer.YES)


def told(stage: Stage, answers: AnswersGiven) -> Decision:
    given = replace(WHOLE, items=(BRUISE,), answers=answers)
    made = stage.told(recipient=stage.cast.stranger.agency, decision=given)
    row: Decision = Decision.objects.with_keys().get(about=made.id)
    return row


def court(stage: Stage) -> UUID:
    """A court asks social care about Amara."""
    by = stage.cast.become(stage.cast.social_care.practitioner)
    body = BodyGiven("Vale Family Court", Function.COURT, StatutoryDuty.NONE, reach="01632 960800")
    return asked(stage, name_outside_body(by=by, given=body).id)


def test_what_a_court_orders_must_be_shared_and_the_decision_says_so(stage: Stage) -> None:
    decision = told(stage, ORDERED)
    verdict = from_trace(decision.trace)
    assert (decision.standing, verdict.question) == (Standing.MUST, OrderQuestion.COMPULSION)
    assert "court_order" in decision.trace["reasons"]
    assert "item.within_order" in decision.trace["items"][0]["reasons"]
    assert decision.answers["said"]["decision"]["answers"]["court_order"] == "yes"


@pytest.mark.parametrize("within", [Answer.NO, Answer.NOT_KNOWN])
def test_what_the_order_does_not_cover_is_decided_like_anything_else(stage: Stage, within: Answer) -> None:
    with pytest.raises(Refused):
        told(stage, replace(ORDERED, within_order=within))
    assert not Decision.objects.exists()


def test_declining_what_a_court_orders_waits_for_a_manager(stage: Stage) -> None:
    request = stage.acknowledged(stage.cast.social_care, stage.cast.school)
    answers = replace(ORDERED, detriment=Answer.NO)
    given = DecisionGiven(Outcome.DECLINE, "It would harm her.", answers=answers, items=(BRUISE,))
    decision = decide_request(by=stage.cast.become(stage.cast.school.duty), request_id=request, given=given)
    assert decision.state == "proposed"


def test_a_hidden_place_goes_to_a_court_in_its_confidential_form_alone(stage: Stage) -> None:
    request = court(stage)
    place = replace(PLACE, hidden_there=Answer.NOT_KNOWN)
    answers = replace(ORDERED, method=Method.PAPER)
    given = replace(WHOLE, items=(place,), answers=answers)
    by = stage.cast.become(stage.cast.social_care.duty)
    with pytest.raises(Refused) as stays:
        decide_request(by=by, request_id=request, given=given)
    assert "confidential form" in stays.value.says
    in_form = replace(given, answers=replace(answers, court_confidential_form=Answer.YES))
    decision = decide_request(by=by, request_id=request, given=in_form)
    assert "place.court_confidential" in decision.trace["items"][0]["reasons"]


@pytest.mark.clause("3.10")
def test_what_a_court_orders_is_passed_on_without_its_owners_leave(stage: Stage) -> None:
    what = received(stage, PassingOn.NOT_AT_ALL)
    with pytest.raises(Refused):
        go(stage, what)
    go(stage, what, replace(PASSING, answers=ORDERED))
    (decision,) = Decision.objects.filter(kind="passing_on")
    assert decision.standing == Standing.MUST


@pytest.mark.clause("3.10")
@pytest.mark.parametrize("held_back", [False, True])
def test_what_an_order_takes_from_others_goes_without_leave_and_who_represents_the_owner_learns_to_which_court(
    stage: Stage, held_back: bool
) -> None:
    cast = stage.cast
    disclosure, items = received(stage, PassingOn.NOT_AT_ALL)
    by = cast.become(cast.social_care.practitioner)
    body = BodyGiven("Vale Family Court", Function.COURT, StatutoryDuty.NONE, reach="01632 960800")
    to = name_outside_body(by=by, given=body).id
    by = cast.become(cast.social_care.practitioner)
    answers = replace(ORDERED, method=Method.PAPER)
    said = replace(PASSING, answers=answers, method=Method.PAPER, exception_reference="FD26P00114")
    if held_back:
        said = replace(said, hold=hold(by, cast.social_care.manager))
    gone = pass_on(by=by, disclosure_id=disclosure, items=items, recipient=to, given=said)
    if held_back:
        rep = cast.become(cast.school.representative)
        assert access.count(rep, ["disclosure.excepted"]) == 0
        assert not OutsideBody.objects.exists()
        cast.become(cast.social_care.manager)
        notice = HeldNotice.objects.get().id
        tell_owner(by=cast.become(cast.social_care.manager), notice_id=notice, because="The court allows it.")
    rep = cast.become(cast.school.representative)
    assert [row.thing for row in access.page(rep, ["disclosure.excepted"])[0]] == [gone.id]
    for item in went_page(rep, gone.id).items:
        assert item.hops[-1].exceptional
    desk = cast.become(cast.school.duty)
    assert {row.name for row in OutsideBody.objects.all()} == {"Vale Family Court"}
    assert {item.hops[-1].to_agency for item in went_page(desk, gone.id).items} != {"a body outside the Code"}
