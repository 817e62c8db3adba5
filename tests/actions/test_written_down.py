"""What happened elsewhere can always be written down; only the giver makes it its own. Clauses 3.6, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chiltern.code_of_practice.words import (
    Answer,
    CallSide,
    DisclosureState,
    Function,
    IdentityCheck,
    Method,
    RequesterState,
    Standing,
)
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Entry
from chiltern.people.queries import person_page, search_people
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.confirm_reported import confirm_reported
from chiltern.sharing.actions.correct_reported import correct_reported
from chiltern.sharing.actions.explain_call import explain_call
from chiltern.sharing.actions.write_down import write_down
from chiltern.sharing.models import (
    AgencyRequest,
    CallExplanation,
    DisclosedItem,
    Disclosure,
    Handling,
    Item,
    Reply,
    ReportAnswer,
    WrittenDown,
)
from chiltern.sharing.queries.call_page import call_page
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.workings.calling import METHODS, CallGiven, PersonTold, ReportGiven
from tests.cast import At
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.6", "3.8", "3.10")
MOTHER = PersonTold("Mia Canary", is_child=False)
WORDS = "She missed two appointments, last week and this."
REPORT = ReportGiven(reasons="She may be avoiding us.")


def told(stage: Stage, giver: At | None, writer: At, **changes: Any) -> WrittenDown:
    """A call that the writer's practitioner took, ten minutes ago."""
    by = stage.cast.become(writer.practitioner)
    given = CallGiven(
        side=CallSide.RECEIVED,
        agency=giver.agency if giver else None,
        outside="" if giver else "Wexbury General Hospital",
        identity=IdentityCheck.CALLED_BACK,
        number="01632 960001",
        happened_at=by.at - timedelta(minutes=10),
        whom="Jo, community midwife",
        words=WORDS,
        people=(MOTHER,),
    )
    return write_down(by=by, given=replace(given, **changes))


@pytest.mark.parametrize("method", METHODS)
def test_a_meeting_a_letter_and_a_message_are_written_down_as_a_call_is(stage: Stage, method: Method) -> None:
    cast = stage.cast
    call = told(stage, cast.health, cast.social_care, method=method)
    giver = cast.become(cast.health.duty)
    assert access.count(giver, ["call.reported"]) == 1
    assert call_page(giver, call.id).method is method
    confirm_reported(by=giver, call_id=call.id, given=REPORT)
    cast.become(cast.social_care.practitioner)
    assert Disclosure.objects.get().method == method


def test_a_call_is_reported_by_its_receiver_and_waits_at_the_givers_duty_desk(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.health, cast.social_care)
    view = call_page(cast.become(cast.social_care.manager), call.id)
    assert (view.state, view.giver, view.words) == (
        DisclosureState.REPORTED_BY_RECEIVER,
        "Riverside Health Trust",
        WORDS,
    )
    desk = cast.become(cast.health.duty)
    (row,) = one_page(desk, "reported").rows
    assert (row.thing, row.kind, row.state) == (call.id, "call", "reported by receiver")
    assert call_page(desk, call.id).words == WORDS
    assert not Item.objects.exists()
    assert not Disclosure.objects.exists()


@pytest.mark.clause("2.2")
def test_nobody_else_sees_a_call_and_nobody_else_answers_for_the_giver(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.health, cast.social_care)
    for post in (cast.school.duty, cast.health.colleague, cast.social_care.colleague, cast.stranger.manager):
        by = cast.become(post)
        assert not WrittenDown.objects.exists()
        for act in (
            lambda by=by: call_page(by, call.id),
            lambda by=by: confirm_reported(by=by, call_id=call.id, given=REPORT),
            lambda by=by: explain_call(by=by, call_id=call.id, text="Because."),
        ):
            with pytest.raises(Missing):
                act()
    with pytest.raises(Missing):
        confirm_reported(by=cast.become(cast.social_care.practitioner), call_id=call.id, given=REPORT)


def test_confirming_makes_it_the_givers_own_with_its_decision_and_its_terms(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.health, cast.social_care)
    answer = confirm_reported(by=cast.become(cast.health.duty), call_id=call.id, given=REPORT)
    assert not one_page(cast.become(cast.health.duty), "reported").rows
    by = cast.become(cast.social_care.practitioner)
    item = Item.objects.with_keys().get()
    assert (item.keeper, item.text) == (cast.health.agency, WORDS)
    came = Disclosure.objects.get(id=answer.disclosure)
    assert (came.keeper, came.state, came.method) == (cast.health.agency, "confirmed", "telephone")
    assert call_page(by, call.id).state is DisclosureState.CONFIRMED
    assert [row.thing for row in access.page(by, ["disclosure.received"])[0]] == [came.id]
    acknowledge_disclosure(by=by, disclosure_id=came.id)


def test_a_correction_stands_beside_the_text_and_both_are_read_by_both(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.health, cast.social_care)
    by = cast.become(cast.health.duty)
    for nothing in ("", "  \n"):
        with pytest.raises(Invalid):
            correct_reported(by=by, call_id=call.id, correction=nothing, given=REPORT)
    correct_reported(by=by, call_id=call.id, correction="She missed one.", given=REPORT)
    for post in (cast.health.duty, cast.social_care.practitioner):
        view = call_page(cast.become(post), call.id)
        assert (view.words, view.correction, view.state) == (
            WORDS,
            "She missed one.",
            DisclosureState.CORRECTED,
        )
    assert Item.objects.with_keys().get().text == "She missed one."


def test_the_giver_answers_once_and_a_colleague_a_moment_later_is_told_so(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.health, cast.social_care)
    confirm_reported(by=cast.become(cast.health.duty), call_id=call.id, given=REPORT)
    with pytest.raises((AlreadyDone, Refused)):
        correct_reported(by=cast.become(cast.health.manager), call_id=call.id, correction="No.", given=REPORT)
    assert ReportAnswer.objects.count() == 1
    assert DisclosedItem.objects.count() == 1


def test_what_we_told_is_our_own_item_and_decision_and_stands_at_the_other_desk(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.social_care, cast.school, side=CallSide.GIVEN, danger=Answer.YES)
    assert Item.objects.with_keys().get().keeper == cast.school.agency
    by = cast.become(cast.social_care.duty)
    (row,) = one_page(by, "received").rows
    assert (row.thing, row.state) == (call.disclosure, "information shared by telephone")
    with pytest.raises(Missing):
        call_page(by, call.id)


@pytest.mark.clause("9.3")
def test_in_danger_one_person_told_alone_and_what_is_not_known_is_for_afterwards(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.social_care, cast.school, side=CallSide.GIVEN, danger=Answer.YES)
    verdict = call_page(cast.become(cast.school.practitioner), call.id).verdict
    assert verdict.in_danger
    assert verdict.standing in (Standing.MUST, Standing.MAY_WITH_REASON)
    assert verdict.find_out_afterwards
    assert not verdict.open_questions


def test_whatever_the_code_would_have_said_it_is_written_down_and_can_be_explained(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.social_care, cast.stranger, side=CallSide.GIVEN, danger=Answer.NO)
    by = cast.become(cast.stranger.practitioner)
    assert call_page(by, call.id).verdict.standing in (Standing.UNKNOWN, Standing.MUST_NOT)
    with pytest.raises(Invalid):
        explain_call(by=by, call_id=call.id, text=" ")
    explain_call(by=by, call_id=call.id, text="She asked us to.")
    assert [text for _, text in call_page(by, call.id).explanations] == ["She asked us to."]
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"disclosure.written_down", "disclosure.explained"} <= kinds


def test_why_we_explain_stays_at_home(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.health, cast.social_care, explanation="Our own reasons.")
    assert CallExplanation.objects.count() == 1
    assert call_page(cast.become(cast.health.duty), call.id).explanations == ()
    assert not CallExplanation.objects.exists()


@pytest.mark.parametrize("identity", [IdentityCheck.NOT_CHECKED, IdentityCheck.CALLED_BACK])
def test_somebody_outside_the_list_is_recorded_as_outside_the_code(
    stage: Stage, identity: IdentityCheck
) -> None:
    care = stage.cast.social_care
    call = told(stage, None, care, identity=identity, function=Function.EMERGENCY_HEALTH)
    view = call_page(stage.cast.become(care.practitioner), call.id)
    assert view.outside
    assert view.giver == "Wexbury General Hospital, outside the Code"
    assert view.verdict.outside_the_code
    assert (view.confirm_by, view.acts) == (None, ())


def test_our_request_is_answered_and_the_confirmation_answers_it_at_the_provider_too(stage: Stage) -> None:
    cast = stage.cast
    (asked,) = stage.asked(cast.social_care, cast.health)
    call = told(stage, cast.health, cast.social_care, request=asked.id)
    assert AgencyRequest.objects.get().requester_state == RequesterState.ANSWERED
    confirm_reported(by=cast.become(cast.health.duty), call_id=call.id, given=REPORT)
    assert Handling.objects.get().state == "decided"
    cast.become(cast.social_care.practitioner)
    assert Reply.objects.get().disclosure == Disclosure.objects.get().id


def test_a_call_answers_only_a_request_of_ours_to_that_agency(stage: Stage) -> None:
    cast = stage.cast
    (asked,) = stage.asked(cast.social_care, cast.health)
    with pytest.raises(Invalid):
        told(stage, cast.school, cast.social_care, request=asked.id)
    with pytest.raises(Missing):
        told(stage, cast.health, cast.police, request=asked.id)


@pytest.mark.clause("3.4", "3.5")
def test_a_mother_and_her_unborn_child_are_recorded_on_the_spot(stage: Stage) -> None:
    care = stage.cast.social_care
    by = stage.cast.become(care.practitioner)
    unborn = PersonTold(
        "Unborn child of Mia Canary", due=by.at.date() + timedelta(days=90), through=MOTHER.name
    )
    told(stage, stage.cast.health, care, people=(MOTHER, unborn), add_to_people=True)
    by = stage.cast.become(care.manager)
    (mother,) = search_people(by, text="Mia Canary")
    (child,) = search_people(by, born=unborn.due)
    assert not mother.is_child
    (tie,) = person_page(by, child.id).relationships
    assert (tie.kind, tie.whom.id) == ("mother", mother.id)


@pytest.mark.clause("2.2", "3.7")
def test_a_colleague_in_conflict_with_whom_it_is_about_finds_nothing_at_either_agency(stage: Stage) -> None:
    cast = stage.cast
    ours, theirs = stage.child(cast.social_care), stage.child(cast.health)
    cast.set_conflict(cast.social_care, cast.social_care.conflicted, ours)
    cast.set_conflict(cast.health, cast.health.duty, theirs)
    about = PersonTold("Amara Whitlock", date_of_birth=date(2016, 3, 9), person=ours)
    call = told(stage, cast.health, cast.social_care, people=(about,))
    for post in (cast.social_care.conflicted, cast.health.duty):
        with pytest.raises(Missing):
            call_page(cast.become(post), call.id)
    by = cast.become(cast.health.manager)
    confirm_reported(by=by, call_id=call.id, given=REPORT)
    cast.become(cast.social_care.conflicted)
    assert not Disclosure.objects.exists()
    cast.become(cast.social_care.practitioner)
    assert Disclosure.objects.count() == 1


@pytest.mark.clause("2.2", "3.7")
def test_a_name_that_was_only_typed_hides_the_call_from_a_colleague_who_may_be_in_conflict(
    stage: Stage,
) -> None:
    care = stage.cast.social_care
    stage.cast.set_conflict(care, care.conflicted, stage.child(care))
    typed = PersonTold("Amara Whitlock", date_of_birth=date(2016, 3, 9))
    for side in CallSide:
        told(stage, stage.cast.health, care, people=(typed,), side=side)
    stage.cast.become(care.conflicted)
    assert not WrittenDown.objects.exists()
    assert not Item.objects.exists()
    assert not Disclosure.objects.exists()
    stage.cast.become(care.manager)
    assert WrittenDown.objects.count() == 2


def test_the_givers_decision_and_whether_the_family_knows_stay_with_whom_they_belong(stage: Stage) -> None:
    cast = stage.cast
    call = told(stage, cast.health, cast.social_care, told="Not told: it would raise the risk.")
    confirm_reported(by=cast.become(cast.health.duty), call_id=call.id, given=REPORT)
    giver = call_page(cast.become(cast.health.duty), call.id)
    assert (giver.decided, giver.explanations) == ("She may be avoiding us.", ())
    writer = call_page(cast.become(cast.social_care.practitioner), call.id)
    assert writer.decided is None
    assert "Not told: it would raise the risk." in writer.explanations[0][1]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("number", {"number": "01632 CANARY"}),
        ("day", {"happened_at": timedelta(hours=1)}),
        ("words", {"words": "x" * 200_000}),
        ("words", {"words": " "}),
        ("about", {"people": ()}),
        ("about", {"people": (PersonTold("x" * 300),)}),
        ("whom", {"whom": "x" * 300}),
        ("agency", {"agency": None, "outside": " "}),
        ("due", {"people": (PersonTold("Unborn", due=date(2090, 1, 1)),)}),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_written(
    stage: Stage, field: str, changes: dict[str, Any]
) -> None:
    cast = stage.cast
    if "happened_at" in changes:
        by = cast.become(cast.social_care.practitioner)
        changes = {"happened_at": by.at + changes["happened_at"]}
    with pytest.raises(Invalid) as wrong:
        told(stage, cast.health, cast.social_care, **changes)
    assert wrong.value.field == field
    assert not WrittenDown.objects.exists()


@pytest.mark.clause("4.1")
def test_a_representative_writes_down_no_call(stage: Stage) -> None:
    cast = stage.cast
    by = cast.become(cast.school.representative)
    given = CallGiven(
        CallSide.RECEIVED, cast.health.agency, IdentityCheck.KNOWN, by.at, WORDS, people=(MOTHER,)
    )
    with pytest.raises(Refused):
        write_down(by=by, given=given)
