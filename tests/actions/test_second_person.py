"""A second person where the agency's own procedure asks for one; danger, duty and court never wait. Clauses 1.3 and 3.3."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.agencies.actions.set_second_person import set_second_person
from chiltern.code_of_practice.words import Answer, PassingOn
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import Decision, Disclosure
from chiltern.sharing.queries.second import seconds_to_name
from chiltern.sharing.workings.deciding import AnswersGiven
from tests.actions.test_courts import ORDERED
from tests.actions.test_passing_on import CALM, PASSING, go, received
from tests.stage import AMARA, ANSWERS, BRUISE, WHOLE, Stage

pytestmark = pytest.mark.clause("1.3", "3.3")
WORDS = "Mina Manager read it: share the bruise and no more."


def asks_for_second(stage: Stage, representative: UUID) -> None:
    set_second_person(by=stage.cast.become(representative), needed=True)


def told(stage: Stage, answers: AnswersGiven) -> Decision:
    """The school tells another school, which no duty reaches."""
    given = replace(WHOLE, items=(BRUISE,), answers=answers)
    whole = stage.telling(recipient=stage.cast.stranger.agency, decision=given)
    made = tell_agency(by=stage.cast.become(stage.cast.school.practitioner), given=whole)
    row: Decision = Decision.objects.with_keys().get(about=made.id)
    return row


def colleague(stage: Stage) -> UUID:
    return seconds_to_name(stage.cast.become(stage.cast.school.practitioner))[0][0]


def test_on_a_ground_it_waits_for_a_colleague_and_their_words(stage: Stage) -> None:
    told(stage, CALM)
    asks_for_second(stage, stage.cast.school.representative)
    named = replace(CALM, second_person=colleague(stage))
    for answers in (CALM, named, replace(CALM, second_words=WORDS)):
        with pytest.raises(Invalid) as waits:
            told(stage, answers)
        assert waits.value.field == "second_person"
    decision = told(stage, replace(named, second_words=WORDS))
    assert "ground.second_person.yes" in decision.trace["reasons"]
    assert decision.answers["said"]["decision"]["answers"]["second_words"] == WORDS


def test_nobody_names_themselves_or_somebody_of_another_agency(stage: Stage) -> None:
    asks_for_second(stage, stage.cast.school.representative)
    me = stage.cast.become(stage.cast.school.practitioner).practitioner
    other = stage.cast.become(stage.cast.police.duty).practitioner
    for named in (me, other):
        with pytest.raises(Invalid) as wrong:
            told(stage, replace(CALM, second_person=named, second_words=WORDS))
        assert wrong.value.field == "second_person"
    assert not Disclosure.objects.exists()


@pytest.mark.clause("9.3")
@pytest.mark.parametrize("answers", [replace(ANSWERS, danger=Answer.YES), ORDERED], ids=["danger", "court"])
def test_danger_and_a_court_never_wait_for_one(stage: Stage, answers: AnswersGiven) -> None:
    asks_for_second(stage, stage.cast.school.representative)
    assert told(stage, answers).state == "made"


@pytest.mark.clause("9.3")
def test_in_danger_whoever_was_named_by_mistake_stops_nothing_and_else_does(stage: Stage) -> None:
    me = stage.cast.become(stage.cast.school.practitioner).practitioner
    danger = replace(CALM, danger=Answer.YES, second_person=me, second_words=WORDS)
    with pytest.raises(Invalid):
        told(stage, replace(danger, recipient_can_act=Answer.NO))
    assert told(stage, replace(danger, recipient_can_act=Answer.YES)).state == "made"


@pytest.mark.clause("3.10")
def test_passing_on_asks_for_one_by_the_holders_procedure_and_not_by_the_recipients(stage: Stage) -> None:
    what = received(stage, PassingOn.PROTECTS)
    on = replace(PASSING, protects_this_child=Answer.YES)
    asks_for_second(stage, stage.cast.stranger.representative)
    go(stage, what, on)
    asks_for_second(stage, stage.cast.social_care.representative)
    with pytest.raises(Invalid) as waits:
        go(stage, what, on)
    assert waits.value.field == "second_person"


def test_only_a_representative_says_so(stage: Stage) -> None:
    with pytest.raises(Refused):
        asks_for_second(stage, stage.cast.school.manager)
    told(stage, CALM)


@pytest.mark.clause("2.2", "3.7")
def test_nobody_in_conflict_with_whom_it_is_about_is_offered_or_taken_as_a_second_person(
    stage: Stage,
) -> None:
    cast = stage.cast
    asks_for_second(stage, cast.school.representative)
    child = stage.child(cast.school)
    named = cast.become(cast.school.manager).practitioner
    about = (replace(AMARA, person=child),)
    answers = replace(CALM, second_person=named, second_words=WORDS)
    given = replace(WHOLE, items=(BRUISE,), answers=answers)
    whole = stage.telling(recipient=cast.stranger.agency, decision=given, people=about)
    cast.set_conflict(cast.school, cast.school.manager, child)
    by = cast.become(cast.school.practitioner)
    assert named in dict(seconds_to_name(by))
    assert named not in dict(seconds_to_name(by, {child}))
    with pytest.raises(Invalid) as wrong:
        tell_agency(by=by, given=whole)
    assert wrong.value.field == "second_person"
