"""A hidden place that waits for a second person, through the real actions."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from chiltern.code_of_practice.words import Answer, InfoClass
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.models import PlaceRelease
from chiltern.sharing.workings.deciding import DecisionGiven
from tests.cast import At
from tests.stage import ANSWERS, LATE, QUESTION, REVIEW, WHOLE, Stage

CANARY = "Rose House"
PLACE = replace(
    LATE,
    text=f"She lives at {CANARY}.",
    classes=frozenset({InfoClass.LOCATING}),
    hidden_from=("Nadim Haddad (cousin)",),
    hidden_there=Answer.YES,
)
CALM = replace(
    ANSWERS,
    danger=Answer.NO,
    ground_applies=Answer.YES,
    ground="prevents-or-detects-harm-to-child",
    better_than_silence="They operate tomorrow.",
    review_on=REVIEW,
    why_this_much="Only where she is fetched from.",
)
KNOWN = "The named nurse says that he works in the stores."


def given(*posts: UUID, **changes: object) -> DecisionGiven:
    """Shared with these posts alone, in no danger."""
    whole = replace(WHOLE, answers=CALM, items=(PLACE,), to_posts=posts, outside_line=KNOWN)
    return replace(whole, **changes)  # type: ignore[arg-type]


def asked(stage: Stage, requester: At, provider: At) -> UUID:
    """One asks another where she is fetched from; the desk there has matched her."""
    child = stage.child(provider)
    calm = replace(QUESTION, acts_now=Answer.NO, urgency_reason="An operation tomorrow.")
    (request,) = stage.asked(requester, provider, question=calm)
    by = stage.cast.become(provider.duty)
    acknowledge_request(by=by, request_id=request.id)
    match_person(by=by, request_id=request.id, matches=[MatchGiven(0, child, Answer.YES)])
    return request.id


def waiting(stage: Stage, requester: At, provider: At) -> PlaceRelease:
    """Decided by the desk; it waits."""
    request = asked(stage, requester, provider)
    by = stage.cast.become(provider.duty)
    made = decide_request(by=by, request_id=request, given=given(requester.practitioner))
    assert made.state == "to_release"
    return PlaceRelease.objects.get(decision=made.id)
