"""What one person shares alone in danger: who looks afterwards, what they see of it, what they say. Clauses 3.3, 9.3."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.agencies.actions.name_second_looker import name_second_looker
from chiltern.agencies.models import Agency
from chiltern.agencies.queries.second_look import named_to_look, somebody_looks
from chiltern.code_of_practice.words import Answer, LookAnswer, LookedBy
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.sharing.actions.look_afterwards import look_afterwards
from chiltern.sharing.actions.place_look import place_look
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import Decision, SecondLook
from chiltern.sharing.queries.looks import LookView, look_page
from chiltern.sharing.queries.unplaced import somebody_can_look
from chiltern.sharing.workings.looking import LookGiven, without_names
from tests.cast import At
from tests.stage import AMARA, ANSWERS, BRUISE, REVIEW, WHOLE, Stage

pytestmark = pytest.mark.clause("3.3", "9.3")
SAME = LookGiven(LookAnswer.AGREES)
FEAR = replace(ANSWERS, danger_rests_on="Amara says that Mrs Whitlock's partner is back.", why_this_much="")


def shared(stage: Stage, by: UUID | None = None, danger: Answer = Answer.YES) -> SecondLook | None:
    """The school tells social care; the look, as its own side finds it."""
    given = replace(WHOLE, items=(BRUISE,), answers=replace(FEAR, danger=danger), reasons="Amara is afraid.")
    acting = stage.cast.become(by or stage.cast.school.practitioner)
    made = tell_agency(by=acting, given=stage.telling(decision=given))
    return SecondLook.objects.filter(about=made.id).first()


def lookers(look: SecondLook | None) -> tuple[set[UUID], str]:
    assert look is not None
    return set(look.lookers), look.because


def belongs(stage: Stage, at: At, **changes: object) -> None:
    """The office changes whose an agency is, or who commissions it."""
    stage.cast.become(stage.cast.officer)
    assert Agency.objects.filter(id=at.agency).update(**changes) == 1


def page(stage: Stage, post: UUID, look: SecondLook) -> LookView:
    return look_page(stage.cast.become(post), look.id)


def test_she_shares_at_once_and_alone_and_a_manager_looks_within_a_working_day(stage: Stage) -> None:
    look = shared(stage)
    assert look is not None
    assert lookers(look) == ({stage.cast.school.manager}, LookedBy.MANAGER)
    assert look.worked_out.startswith("1 working day after")
    by = stage.cast.become(stage.cast.school.manager)
    assert access.count(by, ["look.asked"]) == 1
    assert Decision.objects.get(id=look.decision).state == "made"


def test_what_is_shared_without_danger_waits_for_no_second_look(stage: Stage) -> None:
    calm = replace(ANSWERS, danger=Answer.NO, ground_applies=Answer.YES, ground="prevents-or-detects-harm-to-child",
                   better_than_silence="It helps.", why_this_much="Only this.", review_on=REVIEW)  # fmt: skip
    stage.told(decision=replace(WHOLE, items=(BRUISE,), answers=calm))
    assert not SecondLook.objects.exclude(because=LookedBy.REVIEW).exists()


def test_where_she_is_the_only_manager_it_is_the_commissioner_then_the_trust_then_whom_the_officer_names(
    stage: Stage,
) -> None:
    cast, lead = stage.cast, stage.cast.school.manager
    assert lookers(shared(stage, lead)) == (set(), LookedBy.NOBODY)
    name_second_looker(by=cast.become(cast.officer), post=cast.police.duty)
    assert lookers(shared(stage, lead)) == ({cast.police.duty}, LookedBy.OFFICER)
    name_second_looker(by=cast.become(cast.officer), post=cast.health.manager, agency=cast.school.agency)
    assert lookers(shared(stage, lead)) == ({cast.health.manager}, LookedBy.OFFICER)
    belongs(stage, cast.school, legal_body=Agency.objects.get(id=cast.stranger.agency).legal_body)
    assert lookers(shared(stage, lead)) == ({cast.stranger.manager}, LookedBy.TRUST)
    belongs(stage, cast.school, commissioner=cast.social_care.agency)
    assert lookers(shared(stage, lead)) == ({cast.social_care.manager}, LookedBy.COMMISSIONER)


@pytest.mark.clause("3.7")
def test_whoever_looks_from_elsewhere_sees_the_answers_and_neither_the_name_nor_the_item(
    stage: Stage,
) -> None:
    cast = stage.cast
    belongs(stage, cast.school, commissioner=cast.social_care.agency)
    look = shared(stage, cast.school.manager)
    assert look is not None
    seen = page(stage, cast.social_care.manager, look)
    said = repr(seen)
    assert "[name] is afraid." in said
    assert "says that Mrs [name]" in said
    for hidden in ("Amara", "Whitlock", BRUISE.text, BRUISE.source, "2016"):
        assert hidden not in said
    assert seen.verdict.find_out_afterwards
    assert not Decision.objects.exists()
    for stranger in (cast.health.manager, cast.social_care.duty, cast.school.colleague):
        with pytest.raises(Missing):
            page(stage, stranger, look)


def test_the_answer_is_given_once_and_whoever_shared_reads_it(stage: Stage) -> None:
    cast, look = stage.cast, shared(stage)
    assert look is not None
    with pytest.raises(Refused):
        look_afterwards(by=cast.become(cast.school.practitioner), look_id=look.id, given=SAME)
    by = cast.become(cast.school.manager)
    with pytest.raises(Invalid):
        look_afterwards(by=by, look_id=look.id, given=LookGiven(LookAnswer.OTHERWISE))
    words = "I would have rung the police first."
    look_afterwards(by=by, look_id=look.id, given=LookGiven(LookAnswer.OTHERWISE, words))
    with pytest.raises(AlreadyDone):
        look_afterwards(by=by, look_id=look.id, given=SAME)
    assert access.count(by, ["look.asked"]) == 0
    read = page(stage, cast.school.practitioner, look)
    assert (read.answer, read.words) == (LookAnswer.OTHERWISE, words)


@pytest.mark.clause("2.2")
def test_nobody_in_conflict_with_the_child_looks(stage: Stage) -> None:
    cast = stage.cast
    belongs(stage, cast.school, commissioner=cast.social_care.agency)
    cast.set_conflict(cast.social_care, cast.social_care.manager, stage.child(cast.social_care))
    assert cast.social_care.manager not in lookers(shared(stage, cast.school.manager))[0]


def test_what_is_decided_on_a_request_in_danger_is_looked_at_too(stage: Stage) -> None:
    decision = stage.decided(stage.cast.social_care, stage.cast.school)
    stage.cast.become(stage.cast.school.duty)
    assert SecondLook.objects.get(decision=decision.id).about == decision.about


def test_the_officer_names_posts_that_stand_and_nobody_else_names(stage: Stage) -> None:
    cast = stage.cast
    officer = cast.become(cast.officer)
    assert not somebody_looks(officer)
    for wrong in (cast.police.representative, cast.officer):
        with pytest.raises(Invalid):
            name_second_looker(by=officer, post=wrong)
    with pytest.raises(Invalid):
        name_second_looker(by=officer, post=cast.school.duty, agency=cast.school.agency)
    name_second_looker(by=officer, post=cast.police.duty)
    assert somebody_looks(officer)
    assert "Chiltern Vale Police" in named_to_look(officer)[0].says
    with pytest.raises(Missing):
        name_second_looker(by=cast.become(cast.school.manager), post=cast.police.duty)


def test_every_part_of_a_name_is_taken_out_of_what_was_written() -> None:
    said = "AMARA Whitlock-Jones, of 4 Mill Lane, amara's mother; Amaranth tea."
    people = [replace(AMARA, name="Amara Whitlock-Jones", address="4 Mill Lane")]
    taken = without_names(said, people)
    assert taken == "[name]-[name], of [name], [name]'s mother; Amaranth tea."


def test_what_nobody_could_look_at_goes_to_whoever_can_later_and_to_nobody_in_conflict(stage: Stage) -> None:
    cast, lead = stage.cast, stage.cast.school.manager
    look = shared(stage, lead)
    assert look is not None
    with pytest.raises(Refused):
        place_look(by=cast.become(lead), look_id=look.id)
    assert "nobody is named yet" in page(stage, lead, look).because.says
    cast.set_conflict(cast.police, cast.police.duty, stage.child(cast.police))
    name_second_looker(by=cast.become(cast.officer), post=cast.police.duty)
    assert not somebody_can_look(cast.become(lead), look.id)
    name_second_looker(by=cast.become(cast.officer), post=cast.health.manager)
    assert somebody_can_look(cast.become(lead), look.id)
    place_look(by=cast.become(lead), look_id=look.id)
    with pytest.raises(AlreadyDone):
        place_look(by=cast.become(lead), look_id=look.id)
    assert page(stage, lead, look).because is LookedBy.SINCE
    by = cast.become(cast.health.manager)
    assert access.count(by, ["look.asked"]) == 1
    seen = page(stage, cast.health.manager, look)
    assert seen.can_answer and not seen.overdue and "Amara" not in repr(seen)
    look_afterwards(by=cast.become(cast.health.manager), look_id=look.id, given=SAME)
    assert page(stage, lead, look).answer is LookAnswer.AGREES
    with pytest.raises(Missing):
        page(stage, cast.police.duty, look)
