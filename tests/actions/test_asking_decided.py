"""Asking is sharing: for each agency a decision on what it may know in order to answer. Clauses 3.2 to 3.5, 3.8, 9.1, 9.3."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Q

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.words import Answer, InfoClass, LookedBy
from chiltern.foundation.gate import Invalid, Refused
from chiltern.ledger.models import Opening
from chiltern.people.workings import given
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.models import (
    AgencyRequest,
    Decision,
    RequestForInformation,
    SecondLook,
)
from chiltern.sharing.queries.looks import look_page
from chiltern.sharing.queries.replaying import replayed
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.timeline import timeline
from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked
from chiltern.sharing.workings.asking_decided import AskingGiven
from tests.stage import AMARA, ASKING, QUESTION, Stage

pytestmark = pytest.mark.clause("3.3", "3.8")
DANGER = replace(QUESTION, danger_said=Answer.YES)


@pytest.fixture
def amara(stage: Stage) -> PersonAsked:
    """A child on social care's own record."""
    return replace(AMARA, person=stage.child(stage.cast.social_care))


def ask(
    stage: Stage, question: Any, *asked: AgencyAsked, deciding: AskingGiven = ASKING
) -> RequestForInformation:
    """Social care asks; by default the school, which is told nothing besides."""
    by = stage.cast.become(stage.cast.social_care.practitioner)
    chosen = asked or (AgencyAsked(stage.cast.school.agency),)
    return ask_for_information(by=by, question=question, asked=chosen, deciding=deciding)


def decisions() -> dict[UUID, Decision]:
    """Those on asking that the acting post sees, by the agency asked."""
    return {row.recipient: row for row in Decision.objects.with_keys().filter(kind="asking")}


def texts(decision: Decision) -> str:
    return "\n".join(item["text"] for item in decision.answers["said"]["items"])


def test_each_agency_has_a_decision_of_what_it_is_told_and_of_nothing_that_another_is(stage: Stage) -> None:
    school, clinic = stage.cast.school, stage.cast.sensitive
    one = AgencyAsked(school.agency, tell=("worries",))
    ask(stage, QUESTION, one, AgencyAsked(clinic.agency, also="Ring first."))
    made = decisions()
    assert made.keys() == {school.agency, clinic.agency}
    assert {row.standing for row in made.values()} == {"may_with_reason"}
    assert QUESTION.worries in texts(made[school.agency]) and "Ring first." not in texts(made[school.agency])
    assert "Ring first." in texts(made[clinic.agency]) and QUESTION.worries not in texts(made[clinic.agency])
    assert all("Amara Whitlock" in texts(row) and QUESTION.needed in texts(row) for row in made.values())
    assert all(row.reasons == QUESTION.why for row in made.values())


def test_whoever_is_asked_sees_nothing_of_the_decision(stage: Stage) -> None:
    ask(stage, QUESTION)
    request = AgencyRequest.objects.get()
    for post in (stage.cast.school.duty, stage.cast.school.manager, stage.cast.stranger.duty):
        by = stage.cast.become(post)
        assert not Decision.objects.exists()
        if post != stage.cast.stranger.duty:
            assert ASKING.answers.why_this_much not in str(request_page(by, request.id))
    by = stage.cast.become(stage.cast.social_care.manager)
    assert request_page(by, request.id).asked_by_decision == decisions()[stage.cast.school.agency].id


@pytest.mark.clause("3.5", "9.3")
@pytest.mark.parametrize(
    ("question", "answers", "field"),
    [
        ({"danger_said": Answer.NOT_KNOWN}, {}, "danger_said"),
        ({"views": " "}, {}, "views"),
        ({}, {"told": ""}, "told"),
        ({}, {"ground_applies": Answer.NOT_KNOWN}, "ground_applies"),
        ({}, {"safety_if_not_shared": ""}, "safety_if_not_shared"),
        ({}, {"basis": ""}, "basis"),
        ({}, {"basis": "because"}, "basis"),
    ],
)
def test_without_danger_what_is_not_answered_is_said_at_its_question_and_in_danger_it_goes(
    stage: Stage, question: dict[str, Any], answers: dict[str, Any], field: str
) -> None:
    deciding = replace(ASKING, answers=replace(ASKING.answers, **answers))
    with pytest.raises(Invalid) as told:
        ask(stage, replace(QUESTION, **question), deciding=deciding)
    assert told.value.field == field
    assert not AgencyRequest.objects.exists() and not Decision.objects.exists()
    if answers != {"basis": "because"}:
        ask(stage, replace(QUESTION, **{**question, "danger_said": Answer.YES}), deciding=deciding)
        assert decisions()


def test_a_test_that_nobody_answered_or_with_no_holds_the_request_back(stage: Stage) -> None:
    with pytest.raises(Invalid) as told:
        ask(stage, QUESTION, deciding=replace(ASKING, tests={}))
    assert told.value.field == "necessary"
    with pytest.raises(Refused) as no:
        ask(stage, QUESTION, deciding=replace(ASKING, tests={**ASKING.tests, "proportionate": Answer.NO}))
    assert no.value.says.startswith("St Osyth’s School: you cannot tell them this in order to ask.")
    assert "Tell them less" in no.value.says
    assert not AgencyRequest.objects.exists()


@pytest.mark.parametrize("field", ["better_than_silence", "why_this_much"])
def test_a_ground_that_nobody_argued_carries_nothing(stage: Stage, field: str) -> None:
    with pytest.raises(Refused) as no:
        ask(stage, QUESTION, deciding=replace(ASKING, answers=replace(ASKING.answers, **{field: " "})))
    assert "not enough is known to tell them this" in no.value.says
    assert not AgencyRequest.objects.exists()


def test_where_our_procedure_takes_a_second_person_on_a_ground_asking_does_too(stage: Stage) -> None:
    care = stage.cast.social_care
    manager = stage.cast.become(care.manager).practitioner
    stage.cast.become(care.representative)
    assert Agency.objects.filter(id=care.agency).update(second_on_grounds=True)
    with pytest.raises(Invalid) as told:
        ask(stage, QUESTION)
    assert told.value.field == "second_person"
    second = replace(ASKING.answers, second_person=manager, second_words="I have read it, and agree.")
    ask(stage, QUESTION, deciding=replace(ASKING, answers=second))
    assert decisions()


def test_what_is_told_of_health_waits_for_a_condition(stage: Stage) -> None:
    health = replace(ASKING, classes=frozenset({InfoClass.HEALTH}))
    with pytest.raises(Refused):
        ask(stage, QUESTION, deciding=health)
    ask(stage, QUESTION, deciding=replace(health, answers=replace(ASKING.answers, conditions=("sch1-18",))))
    assert decisions()


@pytest.mark.clause("3.4", "3.7")
def test_a_hidden_place_is_asked_about_in_danger_alone_and_only_of_whoever_can_act(stage: Stage) -> None:
    home = given.Address("Rose House, Mill Lane", "HP22 6DU", hidden_from=(given.Whom(name="Mr Whitlock"),))
    child = stage.child(stage.cast.social_care, addresses=(home,))
    question = replace(
        DANGER, people=(replace(AMARA, person=child),), needed="Who calls at Rose House, Mill Lane?"
    )
    with pytest.raises(Invalid) as wrong:
        ask(stage, replace(question, danger_said=Answer.NO))
    assert wrong.value.field == "needed"
    cannot = replace(ASKING, answers=replace(ASKING.answers, recipient_can_act=Answer.NO))
    with pytest.raises(Refused):
        ask(stage, question, deciding=cannot)
    assert not Decision.objects.exists()
    ask(stage, question, deciding=AskingGiven())
    (made,) = decisions().values()
    item, also = made.answers["facts"]["items"]
    assert not also["hidden_from"]
    assert item["hidden_from"] == ["Mr Whitlock"]


@pytest.mark.clause("9.3")
def test_in_danger_one_person_looks_afterwards_at_all_that_was_asked_together(stage: Stage) -> None:
    care = stage.cast.social_care
    ask(stage, QUESTION)
    assert not SecondLook.objects.exclude(because=LookedBy.REVIEW).exists()
    chosen = [
        AgencyAsked(stage.cast.school.agency),
        AgencyAsked(stage.cast.health.agency, also="Ring first."),
    ]
    ask(stage, DANGER, *chosen, deciding=AskingGiven())
    look = SecondLook.objects.with_keys().get(~Q(because=LookedBy.REVIEW))
    view = look_page(stage.cast.become(care.manager), look.id)
    assert view.can_answer and len(view.items) == 2
    assert "St Osyth’s School" in view.recipient and "Riverside" in view.recipient
    assert "Amara" not in json.dumps(look.shows) and "Ring first." not in json.dumps(look.shows)
    assert view.decided_href == f"/decisions/{look.decision}/"


def test_the_entry_says_how_each_stands_and_its_decision_comes_out_the_same_when_it_is_made_again(
    stage: Stage, amara: PersonAsked
) -> None:
    made = ask(stage, replace(QUESTION, people=(amara,)), AgencyAsked(stage.cast.school.agency))
    (opening,) = Opening.objects.filter(thing=made.id, kind="request.sent")
    assert opening.keeper == stage.cast.social_care.agency
    assert {one.names for one in replayed()} == {()}
    by = stage.cast.become(stage.cast.social_care.manager)
    lines = {line.says: line.path for line in timeline(by, amara.person).events}  # type: ignore[arg-type]
    said = "We decided what St Osyth’s School may know in order to answer us"
    assert lines[said] == f"/decisions/{decisions()[stage.cast.school.agency].id}/"


@pytest.mark.clause("3.2")
def test_a_request_about_crime_names_the_offence_and_who_authorised_it(stage: Stage) -> None:
    crime = replace(QUESTION, purpose="prevent-crime")
    for changes, field in (({}, "offence"), ({"offence": "Cruelty to a child."}, "authorised")):
        with pytest.raises(Invalid) as told:
            ask(stage, replace(crime, **changes))
        assert told.value.field == field
    named = replace(crime, offence="Cruelty to a child.", authorised="Inspector Hale", keep="Seven years.")
    ask(stage, named)
    view = request_page(stage.cast.become(stage.cast.school.duty), AgencyRequest.objects.get().id)
    assert ("Who authorised asking", "Inspector Hale") in view.besides
    assert ("How long they will keep it", "Seven years.") in view.besides
    assert "Cruelty" not in str(view)
