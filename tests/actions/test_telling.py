"""Telling unasked: who sees it there, what stands in the way, and the answer back. Clauses 3.2, 3.4 to 3.6, 9.3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.sharing.telling import PURPOSE_IN_DANGER
from chiltern.code_of_practice.words import Answer, AnswerBackKind, Outcome, TellingState
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.read_answer_back import read_answer_back
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import AnswerBack, Decision, Disclosure, Item, Telling
from chiltern.sharing.queries.telling_page import telling_page
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven
from chiltern.sharing.workings.telling import AnswerBackGiven
from tests.cast import At
from tests.stage import ANSWERS, BRUISE, OTHERS, REVIEW, WHOLE, Stage

pytestmark = pytest.mark.clause("3.6")
CALM = replace(
    WHOLE,
    items=(BRUISE,),
    answers=replace(
        ANSWERS,
        danger=Answer.NO,
        ground_applies=Answer.YES,
        ground="prevents-or-detects-harm-to-child",
        better_than_silence="They can help her.",
        review_on=REVIEW,
        why_this_much="Only this.",
    ),
)
ASSESSING = AnswerBackGiven(AnswerBackKind.WILL_DO, "A worker visits tomorrow.")
LONDON = ZoneInfo("Europe/London")


def seen_by(stage: Stage, at: At, disclosure: Disclosure) -> set[str]:
    """Which posts of an agency see the items, the telling and its list."""
    posts = ("practitioner", "duty", "colleague", "manager", "conflicted", "representative")
    found = set()
    for name in posts:
        by = stage.cast.become(getattr(at, name))
        sees = (
            access.can_see(disclosure.id),
            Telling.objects.exists(),
            Item.objects.exists(),
            access.count(by, ["telling.received", "telling.given"]) == 1,
        )
        assert len(set(sees)) == 1, (name, sees)
        found |= {name} if sees[0] else set()
    return found


@pytest.mark.clause("2.2", "3.2")
def test_what_is_told_reaches_the_duty_desk_and_the_tellers_own_team_and_nobody_else(stage: Stage) -> None:
    told = stage.told()
    assert seen_by(stage, stage.cast.social_care, told) == {"duty", "manager"}
    assert seen_by(stage, stage.cast.school, told) == {"practitioner", "manager", "conflicted"}
    for other in (stage.cast.stranger, stage.cast.police, stage.cast.health):
        assert seen_by(stage, other, told) == set()


@pytest.mark.clause("2.2", "3.7")
def test_what_is_told_to_named_posts_is_not_there_for_the_rest_of_the_desk(stage: Stage) -> None:
    care = stage.cast.social_care
    told = stage.told(posts=(care.manager,))
    assert seen_by(stage, care, told) == {"manager"}
    assert telling_page(stage.cast.become(care.duty), told.id) is None
    with pytest.raises(Missing):
        acknowledge_disclosure(by=stage.cast.become(care.duty), disclosure_id=told.id)


@pytest.mark.parametrize("whose", ["nobody", "colleague", "teller"])
def test_only_posts_of_that_duty_desk_can_be_named(stage: Stage, whose: str) -> None:
    cast = stage.cast
    post = {"nobody": uuid4(), "colleague": cast.social_care.colleague, "teller": cast.school.duty}[whose]
    with pytest.raises(Invalid) as told:
        stage.told(posts=(post,))
    assert told.value.field == "posts"
    assert not Disclosure.objects.exists()


@pytest.mark.clause("2.2", "3.7")
@pytest.mark.parametrize("named", [True, False])
def test_somebody_in_conflict_with_whom_it_could_mean_never_sees_it(stage: Stage, named: bool) -> None:
    care = stage.cast.social_care
    stage.cast.set_conflict(care, care.duty, stage.child(care))
    told = stage.told(posts=(care.duty,) if named else ())
    assert seen_by(stage, care, told) == {"manager"}


@pytest.mark.clause("3.7")
def test_where_everybody_there_is_in_conflict_nothing_is_sent_and_a_number_is_said(stage: Stage) -> None:
    care = stage.cast.social_care
    child = stage.child(care)
    for post in ("practitioner", "duty", "colleague", "manager", "conflicted"):
        stage.cast.set_conflict(care, getattr(care, post), child)
    with pytest.raises(Refused, match="nobody_there") as told:
        stage.told()
    assert "Ring them" in told.value.says
    assert not Disclosure.objects.exists()


@pytest.mark.clause("2.2")
def test_a_tellers_own_colleague_in_conflict_sees_neither_what_was_told_nor_the_answer(stage: Stage) -> None:
    school = stage.cast.school
    child = stage.child(school)
    stage.cast.set_conflict(school, school.conflicted, child)
    told = stage.told(people=(PersonAsked("Amara Whitlock", True, date(2016, 3, 9), person=child),))
    assert seen_by(stage, school, told) == {"practitioner", "manager"}
    answered(stage, told)
    by = stage.cast.become(school.conflicted)
    assert not AnswerBack.objects.exists()
    with pytest.raises(Missing):
        read_answer_back(by=by, disclosure_id=told.id)


@pytest.mark.clause("9.3")
def test_in_danger_one_person_tells_at_once_and_nothing_but_the_item_is_needed(stage: Stage) -> None:
    bare = DecisionGiven(
        Outcome.SHARE, "", answers=AnswersGiven(danger=Answer.YES), items=(replace(BRUISE, tests={}),)
    )
    told = stage.told(recipient=stage.cast.police.agency, decision=bare, purpose="", why="")
    decision = Decision.objects.with_keys().get(about=told.id)
    assert (decision.kind, decision.state, decision.outcome) == ("telling", "made", "share")
    assert Telling.objects.get(disclosure=told).purpose == PURPOSE_IN_DANGER
    assert "purpose.filled_in" in decision.trace["reasons"]


@pytest.mark.clause("3.5")
def test_what_is_known_to_be_false_is_not_told_in_danger_either(stage: Stage) -> None:
    false = replace(WHOLE, items=(replace(BRUISE, known_false=True),))
    with pytest.raises(Refused) as told:
        stage.told(decision=false)
    assert "do not share" in told.value.says
    assert not Item.objects.exists()


@pytest.mark.clause("3.3", "3.4")
def test_outside_danger_the_conditions_are_answered_and_the_code_must_let_it_go(stage: Stage) -> None:
    calm = replace(ANSWERS, danger=Answer.NO)
    with pytest.raises(Invalid):
        stage.told(decision=replace(WHOLE, answers=replace(calm, told=""), items=(BRUISE,)))
    unasked = replace(BRUISE, tests={**BRUISE.tests, "proportionate": Answer.NO})
    answers = replace(calm, ground_applies=Answer.NO)
    with pytest.raises(Refused):
        stage.told(decision=replace(WHOLE, answers=answers, items=(unasked,)))
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"why": " ", "decision": CALM}, "why"),
        ({"purpose": "", "decision": CALM}, "purpose"),
        ({"why": "x" * 200_000}, "why"),
        ({"people": ()}, "people"),
        ({"purpose": "because"}, "purpose"),
        ({"decision": replace(WHOLE, items=())}, "items"),
        ({"decision": replace(WHOLE, outcome=Outcome.SHARE_IN_PART, items=(BRUISE, OTHERS))}, "items"),
        ({"recipient": uuid4()}, "recipient"),
    ],
)
def test_what_lacks_something_says_where(stage: Stage, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as told:
        stage.told(**changes)
    assert told.value.field == field
    assert not Disclosure.objects.exists()


def test_nobody_tells_their_own_agency_or_one_that_has_left(stage: Stage) -> None:
    stranger = stage.cast.stranger
    stage.cast.become(stranger.representative)
    Agency.objects.filter(id=stranger.agency).update(state="left")
    for recipient, says in ((stage.cast.school, "your own agency"), (stranger, "no signatory any more")):
        with pytest.raises(Invalid, match="recipient") as told:
            stage.told(recipient=recipient.agency)
        assert says in told.value.says


@pytest.mark.clause("4.1")
def test_a_representative_tells_nothing_and_it_is_on_the_record(stage: Stage) -> None:
    by = stage.cast.become(stage.cast.school.representative)
    with pytest.raises(Refused):
        tell_agency(by=by, given=stage.telling())
    assert Opening.objects.filter(kind="agency.told.refused", post=by.post).count() == 1


@pytest.mark.clause("3.8")
def test_telling_is_one_entry_and_the_recipient_learns_its_own_part(stage: Stage) -> None:
    told = stage.told()
    for post in (stage.cast.school.practitioner, stage.cast.social_care.duty):
        by = stage.cast.become(post)
        assert Opening.objects.filter(kind="agency.told", thing=told.id, keeper=by.agency).count() == 1
    stage.cast.become(stage.cast.social_care.duty)
    assert not Decision.objects.exists()


def answered(stage: Stage, told: Disclosure, given: AnswerBackGiven = ASSESSING) -> AnswerBack:
    """Acknowledged by the desk, and answered back by its manager."""
    care = stage.cast.social_care
    acknowledge_disclosure(by=stage.cast.become(care.duty), disclosure_id=told.id)
    return answer_back(by=stage.cast.become(care.manager), disclosure_id=told.id, given=given)


@pytest.mark.clause("3.4")
def test_what_is_asked_on_one_side_is_what_is_asked_on_the_other_until_it_is_answered_and_read(
    stage: Stage,
) -> None:
    care, school = stage.cast.social_care, stage.cast.school
    told = stage.told()
    pages = [telling_page(stage.cast.become(post), told.id) for post in (school.practitioner, care.duty)]
    assert [(page.asks, page.state) for page in pages if page] == [("asked to assess", TellingState.TOLD)] * 2
    answered(stage, told)
    by = stage.cast.become(school.practitioner)
    page = telling_page(by, told.id)
    assert page is not None
    assert (page.answer, page.answer_words, page.to_read) == (
        "this is what we will do",
        "A worker visits tomorrow.",
        True,
    )
    read_answer_back(by=by, disclosure_id=told.id)
    assert access.count(by, ["telling.given"]) == 0
    assert access.count(by, ["telling.done"]) == 1
    with pytest.raises(AlreadyDone):
        read_answer_back(by=stage.cast.become(school.manager), disclosure_id=told.id)


def test_it_is_answered_once_by_somebody_who_sees_it_after_it_was_acknowledged(stage: Stage) -> None:
    care = stage.cast.social_care
    told = stage.told()
    for post in (care.colleague, stage.cast.stranger.duty):
        with pytest.raises(Missing):
            answer_back(by=stage.cast.become(post), disclosure_id=told.id, given=ASSESSING)
    for post in (care.duty, stage.cast.school.practitioner):
        with pytest.raises(Refused):
            answer_back(by=stage.cast.become(post), disclosure_id=told.id, given=ASSESSING)
    with pytest.raises(Missing):
        read_answer_back(by=stage.cast.become(stage.cast.school.practitioner), disclosure_id=told.id)
    answered(stage, told)
    with pytest.raises(AlreadyDone):
        answer_back(by=stage.cast.become(care.duty), disclosure_id=told.id, given=ASSESSING)
    assert AnswerBack.objects.count() == 1


@pytest.mark.clause("3.8")
@pytest.mark.parametrize("kind", AnswerBackKind)
def test_no_further_action_says_why_and_an_action_says_what(stage: Stage, kind: AnswerBackKind) -> None:
    told = stage.told()
    with pytest.raises(Invalid) as wrong:
        answered(stage, told, AnswerBackGiven(kind, "  "))
    assert wrong.value.field == "words"
    assert not AnswerBack.objects.exists()


def test_silence_is_shown_as_overdue_to_both_sides_by_its_clock(
    stage: Stage, set_time: Callable[[datetime], None]
) -> None:
    school, care = stage.cast.school, stage.cast.social_care
    set_time(datetime(2026, 12, 24, 7, 30, tzinfo=LONDON))
    told = stage.told()
    for day, late in ((29, False), (30, True)):
        set_time(datetime(2026, 12, day, 9, 0, tzinfo=LONDON))
        for post in (school.practitioner, care.duty):
            page = telling_page(stage.cast.become(post), told.id)
            assert page is not None
            assert page.overdue is late
            assert "Boxing" in page.worked_out or "28 December" in page.worked_out
