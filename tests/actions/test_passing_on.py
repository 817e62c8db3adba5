"""Passing on: by terms, by leave, within one body, exceptionally; and not otherwise. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from chiltern.code_of_practice.words import Answer, ExceptionalGround, PassingOn
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.models import Passage
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import Disclosure, Item, OnwardAnswer
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.deciding import AnswersGiven, TermsGiven
from chiltern.sharing.workings.passing import PassingGiven
from tests.stage import ANSWERS, REVIEW, WHOLE, YES, Stage

pytestmark = pytest.mark.clause("3.10")
PURPOSE = "protect-from-harm"
CALM = replace(ANSWERS, danger=Answer.NO, ground_applies=Answer.YES, ground="prevents-or-detects-harm-to-child",
               better_than_silence="It helps.", why_this_much="Only this.", review_on=REVIEW)  # fmt: skip
PASSING = PassingGiven(purpose=PURPOSE, reasons="They mentor her.", answers=CALM, tests=YES)


def received(stage: Stage, passing_on: PassingOn, **terms: object) -> tuple[UUID, list[UUID]]:
    """What social care received from the school under these terms: the disclosure and its items."""
    given = replace(WHOLE, terms=TermsGiven(passing_on=passing_on, **terms))  # type: ignore[arg-type]
    disclosure = stage.disclosure(
        stage.cast.social_care, stage.decided(stage.cast.social_care, stage.cast.school, given)
    )
    return disclosure.id, list(Item.objects.values_list("id", flat=True))


def go(stage: Stage, what: tuple[UUID, list[UUID]], given: PassingGiven = PASSING) -> Disclosure:
    by = stage.cast.become(stage.cast.social_care.practitioner)
    disclosure, items = what
    return pass_on(
        by=by, disclosure_id=disclosure, items=items, recipient=stage.cast.stranger.agency, given=given
    )


def third_sees(stage: Stage) -> int:
    return access.count(stage.cast.become(stage.cast.stranger.duty), ["item.received"])


@pytest.mark.parametrize("passing_on", [PassingOn.ASK_ME, PassingOn.NOT_AT_ALL])
def test_without_leave_nothing_goes_and_the_attempt_is_refused(stage: Stage, passing_on: PassingOn) -> None:
    what = received(stage, passing_on)
    with pytest.raises(Refused) as told:
        go(stage, what)
    assert "3.10" in told.value.clauses
    assert third_sees(stage) == 0
    assert not Passage.objects.exists()


def test_terms_for_those_who_protect_let_it_go_to_them_alone(stage: Stage) -> None:
    what = received(stage, PassingOn.PROTECTS)
    with pytest.raises(Refused):
        go(stage, what)
    go(stage, what, replace(PASSING, protects_this_child=Answer.YES))
    assert third_sees(stage) == 2


def test_terms_that_name_bodies_let_it_go_to_those_bodies(stage: Stage) -> None:
    go(stage, received(stage, PassingOn.THESE_BODIES, bodies=(stage.cast.stranger.agency,)))
    assert third_sees(stage) == 2


def test_terms_that_name_another_body_do_not(stage: Stage) -> None:
    what = received(stage, PassingOn.THESE_BODIES, bodies=(stage.cast.police.agency,))
    with pytest.raises(Refused):
        go(stage, what)
    assert third_sees(stage) == 0


def test_significant_harm_passes_it_on_without_leave_and_the_owner_sees_so(stage: Stage) -> None:
    what = received(stage, PassingOn.ASK_ME)
    harm = replace(PASSING, answers=replace(ANSWERS, recipient_can_act=Answer.YES),
                   exception=ExceptionalGround.SIGNIFICANT_HARM, exception_reason="She is with them now.")  # fmt: skip
    gone = go(stage, what, harm)
    assert set(Passage.objects.values_list("ground", flat=True)) == {"exceptional"}
    assert third_sees(stage) == 2
    owner = stage.cast.become(stage.cast.school.duty)
    assert [row.thing for row in access.page(owner, ["disclosure.of_ours"])[0]] == [gone.id]


@pytest.mark.clause("9.3")
def test_in_danger_it_goes_on_without_words_or_a_purpose_and_otherwise_both_are_asked_for(
    stage: Stage,
) -> None:
    what = received(stage, PassingOn.ASK_ME)
    for field in ("purpose", "reasons"):
        with pytest.raises(Invalid) as asked:
            go(stage, what, replace(PASSING, **{field: ""}))
        assert asked.value.field == field
    bare = PassingGiven(purpose="", reasons="", answers=AnswersGiven(danger=Answer.YES))
    go(stage, what, bare)
    assert third_sees(stage) == 2


KEPT_BACK = {
    "not_to_be_mentioned_to": "Mr Whitlock",
    "keep_out_of_online_access": True,
    "expires_on": date(2027, 5, 16),
}
LOOSER = TermsGiven(passing_on=PassingOn.PROTECTS, keep_out_of_online_access=False)


@pytest.mark.parametrize(
    ("added", "reads"),
    [
        ("", "Mr Whitlock"),
        ("Her cousin", "Mr Whitlock; Her cousin"),
        ("Mr Whitlock, Gran", "Mr Whitlock, Gran"),
    ],
)
def test_what_its_owner_keeps_back_stays_kept_back_one_hop_on(stage: Stage, added: str, reads: str) -> None:
    what = received(stage, PassingOn.PROTECTS, **KEPT_BACK)
    terms = replace(LOOSER, not_to_be_mentioned_to=added)
    made = go(stage, what, replace(PASSING, protects_this_child=Answer.YES, terms=terms))
    came = disclosure_page(stage.cast.become(stage.cast.stranger.duty), made.id).terms
    assert came.not_to_be_mentioned_to == reads
    assert came.keep_out_of_online_access
    assert came.ask_first
    assert came.expires_at is not None
    assert came.expires_at.date() == KEPT_BACK["expires_on"]


def test_what_may_not_be_passed_on_at_all_says_so_one_hop_on_and_in_danger_nothing_ends_with_its_owners_terms(
    stage: Stage,
) -> None:
    what = received(stage, PassingOn.NOT_AT_ALL, **KEPT_BACK)
    made = go(stage, what, replace(PASSING, answers=replace(ANSWERS, recipient_can_act=Answer.YES)))
    came = disclosure_page(stage.cast.become(stage.cast.stranger.duty), made.id).terms
    assert (came.passing_on, came.expires_at) == (PassingOn.NOT_AT_ALL.says, None)
    assert came.not_to_be_mentioned_to == "Mr Whitlock"


def test_leave_counts_for_its_item_its_agency_and_until_its_day(stage: Stage) -> None:
    disclosure, items = received(stage, PassingOn.ASK_ME)
    third = stage.cast.stranger.agency
    by = stage.cast.become(stage.cast.social_care.practitioner)
    (question,) = ask_to_pass_on(
        by=by, disclosure_id=disclosure, items=items[:1], recipient=third, purpose=PURPOSE, why="Mentor."
    )
    with pytest.raises(Refused, match=r"permission\.asked_already"):
        ask_to_pass_on(
            by=by, disclosure_id=disclosure, items=items[:1], recipient=third, purpose=PURPOSE, why="Again."
        )
    owner = stage.cast.become(stage.cast.school.duty)
    answer_passing_on(
        by=owner, permission_id=question.id, permit=True, until=owner.at.date() + timedelta(days=9)
    )
    with pytest.raises(Refused):
        go(stage, (disclosure, items))
    go(stage, (disclosure, items[:1]))
    assert third_sees(stage) == 1


def test_leave_and_terms_end_with_their_day_in_london_in_summer_too(stage: Stage) -> None:
    last = date(2027, 5, 16)
    disclosure, items = received(stage, PassingOn.ASK_ME, expires_on=last)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    (question,) = ask_to_pass_on(
        by=by,
        disclosure_id=disclosure,
        items=items[:1],
        recipient=stage.cast.stranger.agency,
        purpose=PURPOSE,
        why="Mentor.",
    )
    ends = [Disclosure.objects.get(id=disclosure).expires_at]
    owner = stage.cast.become(stage.cast.school.duty)
    ends.append(answer_passing_on(by=owner, permission_id=question.id, permit=True, until=last).until)
    ends.append(Passage.objects.get(thing=items[0]).until)
    for end in ends:
        assert end is not None
        local = end.astimezone(ZoneInfo("Europe/London"))
        assert (local.date(), local.hour) == (last, 23)


def test_a_refusal_keeps_it_where_it_is_and_says_why(stage: Stage) -> None:
    disclosure, items = received(stage, PassingOn.ASK_ME)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    (question, _) = ask_to_pass_on(
        by=by,
        disclosure_id=disclosure,
        items=items,
        recipient=stage.cast.stranger.agency,
        purpose=PURPOSE,
        why="Mentor.",
    )
    owner = stage.cast.become(stage.cast.school.duty)
    with pytest.raises(Invalid):
        answer_passing_on(by=owner, permission_id=question.id, permit=False, reasons=" ")
    answer_passing_on(by=owner, permission_id=question.id, permit=False, reasons="Not theirs to know.")
    with pytest.raises(AlreadyDone):
        answer_passing_on(
            by=stage.cast.become(stage.cast.school.manager), permission_id=question.id, permit=True
        )
    with pytest.raises(Refused):
        go(stage, (disclosure, items))
    assert OnwardAnswer.objects.with_keys().get().reasons == "Not theirs to know."


def test_nobody_asks_about_what_they_do_not_hold_nor_answers_for_another(stage: Stage) -> None:
    disclosure, items = received(stage, PassingOn.ASK_ME)
    stranger = stage.cast.become(stage.cast.police.duty)
    with pytest.raises(Missing):
        ask_to_pass_on(
            by=stranger,
            disclosure_id=disclosure,
            items=items,
            recipient=stage.cast.stranger.agency,
            purpose=PURPOSE,
            why="x",
        )
    by = stage.cast.become(stage.cast.social_care.practitioner)
    (question, _) = ask_to_pass_on(
        by=by,
        disclosure_id=disclosure,
        items=items,
        recipient=stage.cast.stranger.agency,
        purpose=PURPOSE,
        why="x",
    )
    for post in (stage.cast.stranger.duty, stage.cast.social_care.practitioner, stage.cast.school.colleague):
        with pytest.raises(Missing):
            answer_passing_on(by=stage.cast.become(post), permission_id=question.id, permit=True)
