"""What goes without consent is looked at again on its day, by whoever sees it at home. Clauses 3.3 and 9.5."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import Answer, LookedBy, Outcome, PassingOn, ReviewAnswer
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.decide_again import decide_again
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.look_afterwards import look_afterwards
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.review_decision import review_decision
from chiltern.sharing.models import DisclosedItem, SecondLook
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.looks import look_page
from chiltern.sharing.queries.reviews import ReviewView, review_page
from chiltern.sharing.workings.deciding import DecisionGiven, TermsGiven
from chiltern.sharing.workings.looking import LookGiven, ReviewGiven
from chiltern.sharing.workings.passing import PassingGiven
from tests.stage import ANSWERS, BRUISE, QUESTION, REVIEW, WHOLE, YES, Stage

pytestmark = pytest.mark.clause("3.3", "9.5")
CALM = replace(
    ANSWERS,
    danger=Answer.NO,
    ground_applies=Answer.YES,
    ground="prevents-or-detects-harm-to-child",
    better_than_silence="Amara is not safe with silence.",
    why_this_much="Only this.",
    review_on=REVIEW,
)
GIVEN = replace(WHOLE, items=(BRUISE,), answers=CALM)
CHILD_IN_NEED = replace(QUESTION, acts_now=Answer.NO, purpose="child-in-need")
RIGHT = ReviewGiven(ReviewAnswer.STILL_RIGHT, "She is still at home.")
LISTED = ["review.asked"]


def told(stage: Stage, given: DecisionGiven = GIVEN) -> SecondLook | None:
    """The school tells social care; the review, as its own side finds it."""
    made = stage.told(decision=given)
    stage.cast.become(stage.cast.school.practitioner)
    return SecondLook.objects.filter(about=made.id).first()


def review(stage: Stage) -> SecondLook:
    found = told(stage)
    assert found is not None
    return found


def page(stage: Stage, post: UUID, found: SecondLook) -> ReviewView:
    return review_page(stage.cast.become(post), found.id)


def test_what_goes_on_a_ground_names_a_day_to_come_within_a_year(stage: Stage) -> None:
    days = (None, REVIEW - timedelta(weeks=9), REVIEW + timedelta(days=400))
    for day in days:
        with pytest.raises(Invalid) as no:
            told(stage, replace(GIVEN, answers=replace(CALM, review_on=day)))
        assert no.value.field == "review_on"


def test_on_its_day_it_stands_on_the_list_of_its_own_side_alone(stage: Stage) -> None:
    cast, found = stage.cast, review(stage)
    assert (found.because, found.due_at.date()) == (LookedBy.REVIEW, REVIEW)
    (row,) = one_page(cast.become(cast.school.practitioner), "reviews").rows
    assert (row.sort_at, row.state, row.overdue) == (found.due_at, "to be looked at again", False)
    assert "Amara" not in repr(row)
    for other in (cast.social_care.practitioner, cast.social_care.duty, cast.school.colleague):
        assert access.count(cast.become(other), LISTED) == 0
        with pytest.raises(Missing):
            page(stage, other, found)


def test_in_danger_and_with_nothing_shared_no_day_is_kept(stage: Stage) -> None:
    found = told(stage, replace(GIVEN, answers=replace(CALM, danger=Answer.YES)))
    assert found is not None
    assert found.because != LookedBy.REVIEW
    refused = replace(
        GIVEN, outcome=Outcome.DECLINE, items=(replace(BRUISE, share=False, withheld_because="No."),)
    )
    stage.decided(stage.cast.health, stage.cast.school, refused)
    stage.cast.become(stage.cast.school.manager)
    assert not SecondLook.objects.filter(because=LookedBy.REVIEW).exists()


def test_it_is_answered_once_with_words_and_is_no_second_look(stage: Stage) -> None:
    cast, found = stage.cast, review(stage)
    by = cast.become(cast.school.practitioner)
    with pytest.raises(Missing):
        look_page(by, found.id)
    with pytest.raises(Missing):
        look_afterwards(by=by, look_id=found.id, given=LookGiven(answer=RIGHT.answer, words="."))  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        review_decision(by=by, look_id=found.id, given=ReviewGiven(ReviewAnswer.NO_LONGER))
    review_decision(
        by=by, look_id=found.id, given=ReviewGiven(ReviewAnswer.NO_LONGER, "We ask her mother now.")
    )
    with pytest.raises(AlreadyDone):
        review_decision(by=by, look_id=found.id, given=RIGHT)
    assert access.count(by, LISTED) == 0
    seen = page(stage, cast.school.practitioner, found)
    assert (seen.answer, seen.words) == (ReviewAnswer.NO_LONGER, "We ask her mother now.")
    assert not seen.can_answer
    assert Opening.objects.filter(kind="decision.reviewed").count() == 1


def test_the_page_says_what_was_weighed_and_names_nobody(stage: Stage) -> None:
    seen = page(stage, stage.cast.school.practitioner, review(stage))
    said = repr(seen)
    assert "[name] is not safe with silence." in said
    assert "Only this." in said
    for hidden in ("Amara", "Whitlock", BRUISE.text):
        assert hidden not in said
    assert seen.can_answer


def test_a_request_that_is_decided_again_waits_for_the_later_day_alone(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    assert child
    (request,) = stage.asked(cast.social_care, cast.school, question=CHILD_IN_NEED)
    decision = decided(stage, request.id, child)
    later = replace(GIVEN, replaces=decision, answers=replace(CALM, review_on=REVIEW + timedelta(days=7)))
    decide_again(by=cast.become(cast.school.duty), request_id=request.id, given=later)
    by = cast.become(cast.school.duty)
    assert access.count(by, LISTED) == 1
    first = SecondLook.objects.get(decision=decision)
    assert review_page(by, first.id).replaced
    with pytest.raises(Refused):
        review_decision(by=by, look_id=first.id, given=RIGHT)


def decided(stage: Stage, request: UUID, child: UUID) -> UUID:
    by = stage.cast.become(stage.cast.school.duty)
    acknowledge_request(by=by, request_id=request)
    match_person(by=by, request_id=request, matches=[MatchGiven(0, child)])
    return decide_request(by=by, request_id=request, given=GIVEN).id


def test_what_is_passed_on_without_consent_names_a_day_too(stage: Stage) -> None:
    cast = stage.cast
    bodies = TermsGiven(passing_on=PassingOn.THESE_BODIES, bodies=(cast.health.agency,))
    made = stage.told(decision=replace(GIVEN, terms=bodies))
    by = cast.become(cast.social_care.duty)
    items = list(DisclosedItem.objects.filter(disclosure=made.id).values_list("item", flat=True))
    given = PassingGiven(purpose="child-in-need", reasons="They help.", answers=CALM, tests=YES)

    def on(day: PassingGiven) -> object:
        return pass_on(by=by, disclosure_id=made.id, items=items, recipient=cast.health.agency, given=day)

    with pytest.raises(Invalid):
        on(replace(given, answers=replace(CALM, review_on=None)))
    on(given)
    assert access.count(by, LISTED) == 1
