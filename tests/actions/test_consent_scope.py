"""Consent for something else is not consent, by whatever way it would leave. Clauses 3.3, 3.10 and 9.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import (
    Answer,
    CallSide,
    ConsentBy,
    Delegated,
    IdentityCheck,
    InfoClass,
    PassingOn,
    Standing,
)
from chiltern.consent.queries.page import consent_page
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.calls import weigh_given
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.under_passing import under_passing
from chiltern.sharing.queries.under_telling import weigh_telling
from chiltern.sharing.queries.verdicts import weigh
from chiltern.sharing.queries.weighing_meetings import weigh_contribution
from chiltern.sharing.workings.calling import CallGiven, PersonTold
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.sharing.workings.passing import PassingGiven
from tests.consenting import NO_DANGER, ON_CONSENT, PURPOSE, SUPPORT, YES, answered, to_decide
from tests.meeting import Conference
from tests.stage import AMARA, BRUISE, WHOLE, Stage
from tests.stage import YES as PASSES

Weighs = Callable[[Actor], Any]
"""What the Code says of telling the leisure centre now."""


def answering(stage: Stage, child: UUID) -> Weighs:
    request = to_decide(stage, stage.cast.stranger, stage.cast.school, child)
    return lambda by: weigh(by, fetch.agency_request(by, request), ON_CONSENT).verdict


def telling(stage: Stage, child: UUID) -> Weighs:
    about = replace(AMARA, person=child)
    told = stage.telling(
        recipient=stage.cast.stranger.agency, purpose=PURPOSE, people=(about,), decision=ON_CONSENT
    )
    return lambda by: weigh_telling(by, told).verdict


def calling(stage: Stage, child: UUID) -> Weighs:
    def weighs(by: Actor) -> Any:
        call = CallGiven(
            side=CallSide.GIVEN,
            agency=stage.cast.stranger.agency,
            identity=IdentityCheck.CALLED_BACK,
            happened_at=by.at,
            words="A place in the summer scheme.",
            people=(PersonTold("Amara Whitlock", person=child),),
            danger=Answer.NO,
            purpose=PURPOSE,
        )
        return weigh_given(by, call, None).verdict

    return weighs


def passing_on(stage: Stage, child: UUID) -> Weighs:
    cast, question = stage.cast, replace(SUPPORT, people=(replace(AMARA, person=child),))
    given = replace(WHOLE, terms=TermsGiven(PassingOn.PROTECTS))
    (request,) = stage.asked(cast.school, cast.social_care, question=question)
    theirs = stage.child(cast.social_care)
    desk = cast.become(cast.social_care.duty)
    acknowledge_request(by=desk, request_id=request.id)
    match_person(by=desk, request_id=request.id, matches=[MatchGiven(0, theirs)])
    decision = decide_request(by=cast.become(cast.social_care.duty), request_id=request.id, given=given)
    came = stage.disclosure(cast.school, decision)
    items = [item.id for item in disclosure_page(cast.become(cast.school.practitioner), came.id).items]
    passing = PassingGiven(PURPOSE, "They run it.", NO_DANGER, PASSES, protects_this_child=Answer.YES)
    return lambda by: under_passing(by, came.id, items, cast.stranger.agency, passing).weighed.verdict


def meeting(stage: Stage, child: UUID) -> Weighs:
    room = Conference(stage, at=stage.cast.school)
    made = room.called(stage.cast.stranger, people=(replace(AMARA, person=child),), purpose=PURPOSE)
    given = room.own(stage.cast.stranger, answers=NO_DANGER)
    return lambda by: weigh_contribution(by, made, given)[0].verdict


@pytest.mark.clause("3.3", "9.1")
@pytest.mark.parametrize("way", [answering, telling, calling, passing_on, meeting])
def test_consent_for_something_else_is_not_consent(stage: Stage, way: Callable[..., Weighs]) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    weighs = way(stage, child)
    at = cast.become(cast.school.duty).at - timedelta(hours=1)
    # Whose the thing in hand is: the desk answers, and a worker starts what nobody asked for.
    post = cast.school.duty if way is answering else cast.school.practitioner
    for changes in (
        {"purposes": ("prevent-crime",)},
        {"until": date(2020, 1, 2), "since": date(2020, 1, 1)},
        {"recipients": (cast.health.agency,)},
        {"classes": (InfoClass.HEALTH,)},
    ):
        answered(stage, cast.school, child, YES, cast.stranger, **{"happened_at": at, **changes})
        assert weighs(cast.become(post)).standing is not Standing.MAY, changes
    answered(stage, cast.school, child, YES, cast.stranger, happened_at=at)
    assert weighs(cast.become(post)).standing is Standing.MAY


@pytest.mark.clause("9.2")
def test_a_carers_yes_counts_within_what_was_left_to_them_and_until_its_day(stage: Stage) -> None:
    cast = stage.cast
    child, today = stage.child(cast.school), cast.become(cast.school.duty).at.date()

    def carer(**left: Any) -> UUID:
        whole = {"by": ConsentBy.CARER, "delegated": Answer.YES, "delegated_by": "The council", **left}
        return answered(stage, cast.school, child, YES, cast.stranger, **whole)

    for wrong in ({}, {"delegated_for": (Delegated.SCHOOL,), "delegated_by": " "}):
        with pytest.raises(Invalid):
            carer(**wrong)
    weighs = telling(stage, child)
    ends = today - timedelta(days=1)
    first = carer(delegated_for=(Delegated.SCHOOL,), delegated_until=ends)
    assert weighs(cast.become(cast.school.practitioner)).standing is not Standing.MAY
    carer(delegated_for=(Delegated.SCHOOL,), delegated_until=today, instead_of=first)
    by = cast.become(cast.school.practitioner)
    assert weighs(by).standing is Standing.MAY
    about = replace(AMARA, person=child)
    health = replace(ON_CONSENT, items=(replace(BRUISE, classes=frozenset({InfoClass.HEALTH})),))
    told = stage.telling(recipient=cast.stranger.agency, purpose=PURPOSE, people=(about,), decision=health)
    assert weigh_telling(by, told).verdict.standing is not Standing.MAY
    (view,) = consent_page(by, child).standing
    assert (view.delegated_for, view.delegated_by) == ((Delegated.SCHOOL,), "The council")
    # From then on it has lapsed, for those who have something on it too.
    assert view.until == today
    with pytest.raises(Invalid) as wrong_day:
        carer(delegated_for=(Delegated.SCHOOL,), delegated_until=ends, since=today)
    assert wrong_day.value.field == "delegated_until"
