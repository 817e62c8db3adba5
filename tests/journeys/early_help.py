"""An early-help request to a school, below danger: how it comes about, and how the school answers it in the browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from chiltern.code_of_practice.words import Answer, Outcome, Urgency
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven
from tests.journeys.conftest import Somebody
from tests.journeys.steps import Held, hold
from tests.stage import ASKING, CHILD, QUESTION
from tests.stage import LATE as LATE_ITEM

EARLY = replace(
    QUESTION,
    purpose="early-help",
    why="We offer her family help before it gets worse.",
    worries="She comes to school tired.",
    urgency=Urgency.STANDARD,
    urgency_reason="",
    acts_now=Answer.NO,
)
LATE = Held("Late on nine mornings since September.")
ANSWERS = {
    "child_says": "Not asked: nobody has spoken with her yet.",
    "family_says": "Not sought: nobody has spoken with the family yet.",
    "told": "The family is told on Thursday.",
    "better_than_silence": "They can offer help early.",
    "why_this_much": "Attendance, and no more.",
    "safety_if_shared": "Nobody is put at risk.",
    "safety_if_not_shared": "She goes on coming tired.",
    "confidence": "The public interest in helping her early.",
}
CHOICES = {
    "ground_applies": "yes",
    "ground": "prevents-or-detects-harm-to-child",
    "detriment": "no",
    "basis": "public-task",
    "court_order": "no",
    "sexual_abuse": "no",
}

GIVEN = DecisionGiven(
    outcome=Outcome.SHARE,
    reasons="It helps them to help her early.",
    as_sent="What we hold on attendance.",
    answers=AnswersGiven(
        danger=Answer.NO,
        danger_rests_on="She is safe; she is tired.",
        relevant_to_welfare=Answer.YES,
        may_help=Answer.YES,
        detriment=Answer.NO,
        ground_applies=Answer.YES,
        ground=CHOICES["ground"],
        basis=CHOICES["basis"],
        **ANSWERS,
    ),
    items=(LATE_ITEM,),
)


def asked_of_the_school(
    worker: UUID, school: str, lead: UUID, known: UUID | None = None
) -> tuple[UUID, UUID]:
    """The request, acknowledged and matched there: all that comes before the decision.

    `known`: the child's record at the school. Gives the request's id and that record's.
    """
    from django.db import transaction

    from chiltern.agencies.models import Agency
    from chiltern.jobs.demo.places import team_and_desk
    from chiltern.people.actions.record_person import record_person
    from chiltern.sharing.actions.acknowledge_request import acknowledge_request
    from chiltern.sharing.actions.ask_for_information import ask_for_information
    from chiltern.sharing.actions.match_person import MatchGiven, match_person
    from chiltern.sharing.models import AgencyRequest
    from chiltern.sharing.workings.asking import AgencyAsked
    from tests.conftest import enter_as_post

    with transaction.atomic():
        by = enter_as_post(worker)
        provider = Agency.objects.get(name=school)
        made = ask_for_information(by=by, question=EARLY, asked=[AgencyAsked(provider.id)], deciding=ASKING)
        request: UUID = AgencyRequest.objects.get(parent=made).id
    with transaction.atomic():
        by = enter_as_post(lead)
        child = known or record_person(by=by, stated=CHILD, readers=team_and_desk(by))
        acknowledge_request(by=by, request_id=request)
        match_person(by=by, request_id=request, matches=[MatchGiven(0, child)])
    return request, child


def answered(lead: UUID, request: UUID) -> None:
    """The same answer as on the pages, by the act alone."""
    from django.db import transaction

    from chiltern.sharing.actions.decide_request import decide_request
    from tests.conftest import enter_as_post

    with transaction.atomic():
        by = enter_as_post(lead)
        answers = replace(GIVEN.answers, review_on=(by.at + timedelta(weeks=8)).date())
        decide_request(by=by, request_id=request, given=replace(GIVEN, answers=answers))


def answer(school: Somebody, request: str) -> str:
    """Everything up to the last look; gives what the page says then."""
    page = school.page
    school.go(f"{request}decide/danger/")
    page.check("[name=danger][value=no]")
    page.fill("[name=danger_rests_on]", "She is safe; she is tired.")
    school.press("Save and continue")
    hold(school, request, LATE)
    fill(school, f"{request}decide/tests/")
    school.go(f"{request}decide/answer/")
    page.check("[name=outcome][value=share]")
    school.press("Save and continue")
    fill(school, f"{request}decide/conditions/")
    school.go(f"{request}decide/words/")
    page.fill("[name=reasons]", "It helps them to help her early.")
    page.fill("[name=as_sent]", "What we hold on attendance.")
    school.press("Save and continue")
    school.go(f"{request}decide/terms/")
    school.press("Save and continue")
    school.go(f"{request}decide/check/")
    return school.text()


def fill(school: Somebody, path: str) -> None:
    """Every question that a page asks about the whole: yes to each test, what stands above to the rest. No court orders it:
    what a yes to that would ask is not seen.
    """
    page = school.page
    school.go(path)
    for box in page.locator("main textarea").all():
        name = box.get_attribute("name") or ""
        if name in ANSWERS:
            box.fill(ANSWERS[name])
    names = {one.get_attribute("name") or "" for one in page.locator("main input[type=radio]").all()}
    names = {one for one in names if not one.startswith("item-") and one != "within_order"}
    for name in sorted(names):
        page.check(f"[name='{name}'][value='{CHOICES.get(name, 'yes')}']")
    school.press("Save and continue")
