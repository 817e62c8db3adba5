"""Asking: what each agency may know, who else was asked, possible conflicts, and what is refused. Clauses 1.1, 3.2, 3.6."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from chiltern.code_of_practice.words import Urgency
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.models import AgencyRequest, RequestForInformation
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked
from tests.stage import ASKING, QUESTION, Stage

SECRET = "He is released today."


@pytest.mark.clause("1.1", "3.2")
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"purpose": "because"}, "purpose"),
        ({"needed": "  "}, "needed"),
        ({"why": ""}, "why"),
        ({"people": ()}, "people"),
        ({"urgency_reason": ""}, "urgency_reason"),
        ({"needed": "x" * 200_000}, "needed"),
    ],
)
def test_a_question_that_lacks_something_says_where(
    stage: Stage, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as told:
        stage.asked(stage.cast.social_care, stage.cast.school, question=replace(QUESTION, **change))
    assert told.value.field == field
    assert not RequestForInformation.objects.exists()


def test_nobody_asks_their_own_agency_or_one_twice(stage: Stage) -> None:
    care, school = stage.cast.social_care, stage.cast.school
    for asked in ([care], [school, school], []):
        with pytest.raises(Invalid):
            stage.asked(care, *asked)


def test_each_agency_sees_what_was_chosen_for_it_and_not_who_else_was_asked(stage: Stage) -> None:
    care, school, clinic = stage.cast.social_care, stage.cast.school, stage.cast.sensitive
    by = stage.cast.become(care.practitioner)
    asked = [AgencyAsked(school.agency), AgencyAsked(clinic.agency, tell=("worries",), also="Ring first.")]
    ask_for_information(by=by, question=QUESTION, asked=asked, deciding=ASKING)
    pages = {}
    for at in (school, clinic):
        reader = stage.cast.become(at.duty)
        (row,) = access.page(reader, ["request.asked"])[0]
        pages[at.agency] = request_page(reader, row.thing)
        assert AgencyRequest.objects.count() == 1
        assert not RequestForInformation.objects.exists()
    assert pages[school.agency].told == ()
    assert pages[clinic.agency].told == (("what worries us", "Her mother's partner is released today."),)
    assert SECRET not in str(pages[school.agency])
    assert SECRET not in str(pages[clinic.agency])
    assert pages[clinic.agency].also == "Ring first."
    assert pages[school.agency].people[0].name == "Amara Whitlock"


def test_a_request_reaches_the_duty_desk_and_no_other_team(stage: Stage) -> None:
    stage.asked(stage.cast.social_care, stage.cast.school)
    counts = {}
    for post in ("duty", "manager", "practitioner", "colleague", "representative"):
        by = stage.cast.become(getattr(stage.cast.school, post))
        counts[post] = access.count(by, ["request.asked"])
    assert counts == {"duty": 1, "manager": 1, "practitioner": 0, "colleague": 0, "representative": 0}


@pytest.mark.clause("2.2", "3.7")
@pytest.mark.parametrize(("named", "hidden"), [("Amara Whitlock", True), ("Someone Else", False)])
def test_somebody_in_conflict_with_whom_it_could_mean_never_sees_it(
    stage: Stage, named: str, hidden: bool
) -> None:
    school = stage.cast.school
    child = stage.child(school)
    stage.cast.set_conflict(school, school.duty, child)
    question = replace(
        QUESTION, people=(PersonAsked(name=named, date_of_birth=date(2016, 3, 9) if hidden else None),)
    )
    stage.asked(stage.cast.social_care, school, question=question)
    assert access.count(stage.cast.become(school.duty), ["request.asked"]) == (0 if hidden else 1)
    assert access.count(stage.cast.become(school.manager), ["request.asked"]) == 1
    assert not access.count(stage.cast.become(school.colleague), ["request.asked"])


def test_the_due_time_follows_from_the_urgency_and_says_how(
    stage: Stage, set_time: Callable[[datetime], None]
) -> None:
    set_time(datetime(2026, 12, 23, 15, 0, tzinfo=ZoneInfo("Europe/London")))
    routine = replace(QUESTION, urgency=Urgency.ROUTINE)
    (request,) = stage.asked(stage.cast.social_care, stage.cast.school, question=routine)
    assert request.due_at.astimezone(ZoneInfo("Europe/London")).date() == date(2027, 1, 4)
    assert "bank holidays" in request.worked_out
    (urgent,) = stage.asked(stage.cast.social_care, stage.cast.school)
    assert (urgent.due_at - urgent.made_at).total_seconds() == 6 * 3600


def test_a_representative_does_not_ask(stage: Stage) -> None:
    by = stage.cast.become(stage.cast.social_care.representative)
    with pytest.raises(Refused) as told:
        ask_for_information(
            by=by, question=QUESTION, asked=[AgencyAsked(stage.cast.school.agency)], deciding=ASKING
        )
    assert told.value.says
    assert Opening.objects.filter(kind="request.sent.refused", post=by.post).count() == 1


@pytest.mark.clause("3.8")
def test_asking_is_one_entry_for_every_agency_and_each_learns_its_own_part(stage: Stage) -> None:
    care, school, clinic = stage.cast.social_care, stage.cast.school, stage.cast.sensitive
    stage.asked(care, school, clinic)
    by = stage.cast.become(care.practitioner)
    assert Opening.objects.filter(kind="request.sent").values_list("keeper", flat=True).get() == by.agency
