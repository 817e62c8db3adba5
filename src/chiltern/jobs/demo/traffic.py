"""Some requests between the demo's agencies, so that nobody's work is empty: asked, acknowledged, answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chiltern.code_of_practice.sharing.reviewing import USUALLY
from chiltern.code_of_practice.words import Answer, ItemKind, Outcome, PassingOn, Urgency
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.jobs.demo import consents
from chiltern.jobs.demo.agencies import id_of
from chiltern.people.queries.search import search_people
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked, Question
from chiltern.sharing.workings.asking_decided import AskingGiven
from chiltern.sharing.workings.deciding import ITEM_TESTS, AnswersGiven, DecisionGiven, ItemGiven, TermsGiven

SOCIAL_CARE = "Chilternshire Council – Children's Social Care"
EARLY_HELP = "Chilternshire Council – Early Help"


@dataclass(frozen=True, slots=True)
class Scene:
    """One act of one agency. `step` is ask, acknowledge, decide or consent."""

    step: str
    agency: str
    other: str
    child: str = ""
    title: str = ""
    urgency: Urgency = Urgency.STANDARD


_ASKED = (
    (SOCIAL_CARE, "Long Meadow Primary School", "Ollie Shaw", Urgency.STANDARD),
    (SOCIAL_CARE, "Aldbrook Academy", "Nia Clarke", Urgency.ROUTINE),
    (EARLY_HELP, "Cherry Orchard Primary School", "Bea Whitlock", Urgency.ROUTINE),
    (SOCIAL_CARE, "Millstream Surgery", "Amara Whitlock", Urgency.URGENT),
)
SCENES: tuple[Scene, ...] = (
    *(Scene("ask", asker, asked, child, urgency=urgency) for asker, asked, child, urgency in _ASKED),
    Scene("acknowledge", "Long Meadow Primary School", SOCIAL_CARE),
    Scene("acknowledge", "Aldbrook Academy", SOCIAL_CARE),
    Scene("decide", "Long Meadow Primary School", SOCIAL_CARE),
    Scene("consent", "Long Meadow Primary School", "", "Ollie Shaw"),
    Scene("consent", "Kite Youth Counselling", "", "Joel Marsh"),
    Scene("consent", "Aldbrook Academy", "", "Nia Clarke"),
)


def play(by: Actor, number: int) -> None:
    """The scene with this number, counted from 1."""
    scene = SCENES[number - 1]
    {"ask": _ask, "acknowledge": _acknowledge, "decide": _decide, "consent": _consent}[scene.step](by, scene)


def _consent(by: Actor, scene: Scene) -> None:
    consents.record(by, scene.child)


def _ask(by: Actor, scene: Scene) -> None:
    found = search_people(by=by, text=scene.child)
    own = found[0] if found else None
    person = PersonAsked(
        name=scene.child, date_of_birth=own.born if own else None, person=own.id if own else None
    )
    urgent = scene.urgency is Urgency.URGENT
    question = Question(
        people=(person,),
        needed="How they have been over the last month, and anything that worries you.",
        why="To assess what help the family needs.",
        purpose="child-in-need",
        urgency=scene.urgency,
        urgency_reason="We see the family tomorrow morning." if urgent else "",
        period="The last month",
        reach="Duty desk, 01632 960100",
        danger_said=Answer.NO,
        views="The family knows that we ask around, and does not mind.",
    )
    asked = [AgencyAsked(id_of(scene.other))]
    ask_for_information(by=by, question=question, asked=asked, deciding=_ASKING)


def _acknowledge(by: Actor, scene: Scene) -> None:
    (row, *_), _more = access.page(by, ["request.asked"], newest_first=False)
    acknowledge_request(by=by, request_id=row.thing)


def _decide(by: Actor, scene: Scene) -> None:
    (row, *_), _more = access.page(by, ["request.asked"], newest_first=False)
    asked = request_page(by, row.thing)
    found = search_people(by=by, text=asked.people[0].name)
    match_person(
        by=by, request_id=row.thing, matches=[MatchGiven(0, found[0].id if found else None, Answer.YES)]
    )
    answers = replace(_SHARED.answers, review_on=day_in_london(by.at) + USUALLY)
    decide_request(by=by, request_id=row.thing, given=replace(_SHARED, answers=answers))


_YES = dict.fromkeys(ITEM_TESTS, Answer.YES)
_ASKING = AskingGiven(
    answers=AnswersGiven(
        told="We tell them when we see them.",
        safety_if_shared="Safe: nobody at home is worried by it.",
        safety_if_not_shared="We would assess without knowing how they have been.",
        ground_applies=Answer.YES,
        ground="prevents-or-detects-harm-to-child",
        better_than_silence="Early help prevents worse.",
        why_this_much="Their name, and what we ask.",
        basis="public-task",
        confidence="Overriding public interest.",
    ),
    tests=_YES,
)
_SHARED = DecisionGiven(
    outcome=Outcome.SHARE,
    reasons="It helps them to see what the family needs.",
    as_sent="Attendance and how he has been.",
    answers=AnswersGiven(
        danger=Answer.NO,
        child_says="“I would like somebody to know.”",
        family_says="His mother is glad that help is looked for.",
        told="His mother knows that we were asked.",
        safety_if_shared="Safe: his mother agrees.",
        safety_if_not_shared="He would go on without help.",
        ground_applies=Answer.YES,
        ground="prevents-or-detects-harm-to-child",
        better_than_silence="Early help prevents worse.",
        why_this_much="Attendance only.",
        basis="public-task",
        confidence="Overriding public interest.",
    ),
    items=(
        ItemGiven(
            text="He has been late on four mornings, and tired on most.",
            kind=ItemKind.FACT,
            source="Class register",
            about="Ollie Shaw",
            tests=_YES,
        ),
    ),
    terms=TermsGiven(passing_on=PassingOn.ASK_ME),
)
