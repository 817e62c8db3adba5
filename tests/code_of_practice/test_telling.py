"""Telling unasked: who may, what the recipient can do about it, and its clock. Clauses 3.2, 3.4, 3.6 and 9.3."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import answer_back_due
from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.lifecycles import NotOpenError, Owner
from chiltern.code_of_practice.machines import TELLING, state_of_telling
from chiltern.code_of_practice.reasons_for_acts import NOT_IN_THIS_STATE, NOT_THIS_ROLE, NOT_THIS_SIDE
from chiltern.code_of_practice.roles import roles_for
from chiltern.code_of_practice.sharing import TellingInHand, may_share, may_tell, open_acts_on_telling
from chiltern.code_of_practice.sharing.telling import may_do_on_telling, may_have
from chiltern.code_of_practice.words import Act, Role, Standing, TellingAsk, TellingState
from tests.code_of_practice.build import book, item, sharing

pytestmark = pytest.mark.clause("3.6")
WORKER = ActorFacts("desk", "ann", "early help", "council", Role.PRACTITIONER)
TOLD = TellingInHand("school", "early help", TellingState.TOLD, told_by="sam")
UNASKED = {"unasked": True, "purpose": "early-help"}
ARGUED = {
    "ground_applies": "yes",
    "ground": "prevents-or-detects-harm-to-child",
    "better_than_silence": True,
    "why_this_much": True,
}


def _open(actor: ActorFacts, facts: TellingInHand) -> set[Act]:
    return {one.act for one in open_acts_on_telling(actor, facts, book()) if one.open}


def test_what_is_told_is_acknowledged_and_then_answered_back_once() -> None:
    acknowledged = dataclasses.replace(TOLD, state=TellingState.ACKNOWLEDGED)
    answered = dataclasses.replace(TOLD, state=TellingState.ANSWERED)
    assert _open(WORKER, TOLD) == {Act.ACKNOWLEDGE_DISCLOSURE}
    assert _open(WORKER, acknowledged) == {Act.ANSWER_BACK, Act.ASSIGN_TELLING, Act.HAND_OVER_TELLING}
    assert _open(WORKER, answered) == set()


def test_each_state_belongs_to_the_recipient_until_it_has_answered() -> None:
    owners = {state: TELLING.owner(state) for state in TellingState}
    assert owners == {
        TellingState.TOLD: Owner.RECIPIENT,
        TellingState.ACKNOWLEDGED: Owner.RECIPIENT,
        TellingState.TOLD_OUTSIDE: Owner.GIVER,
        TellingState.ANSWERED: Owner.NOBODY,
    }
    assert state_of_telling(acknowledged=True, answered=False) is TellingState.ACKNOWLEDGED
    with pytest.raises(NotOpenError):
        state_of_telling(acknowledged=False, answered=True)


def test_the_teller_and_everybody_else_answer_nothing_back() -> None:
    for agency in ("school", "police"):
        assert open_acts_on_telling(dataclasses.replace(WORKER, agency=agency), TOLD, book()) == ()


def test_what_a_body_outside_answers_is_written_down_by_whoever_told_it() -> None:
    outside = dataclasses.replace(TOLD, state=TellingState.TOLD_OUTSIDE, outside=True)
    teller = dataclasses.replace(WORKER, agency="school")
    assert _open(teller, outside) == {Act.WRITE_DOWN_ANSWER_BACK}
    assert open_acts_on_telling(dataclasses.replace(WORKER, agency="police"), outside, book()) == ()
    for act, side in ((Act.WRITE_DOWN_ANSWER_BACK, WORKER), (Act.ANSWER_BACK, teller)):
        verdict = may_do_on_telling(act, side, dataclasses.replace(outside, outside=False), book())
        assert NOT_THIS_SIDE in verdict.reasons
    refused = may_do_on_telling(
        Act.ACKNOWLEDGE_DISCLOSURE, dataclasses.replace(WORKER, role=Role.REPRESENTATIVE), TOLD, book()
    )
    assert refused.reasons == (NOT_THIS_ROLE,)
    too_soon = may_do_on_telling(Act.ANSWER_BACK, WORKER, TOLD, book())
    assert too_soon.reasons == (NOT_IN_THIS_STATE,)


@pytest.mark.clause("3.8")
def test_nobody_answers_back_in_one_post_what_they_told_in_another() -> None:
    acknowledged = dataclasses.replace(TOLD, state=TellingState.ACKNOWLEDGED, told_by="ann")
    answer = next(
        one for one in open_acts_on_telling(WORKER, acknowledged, book()) if one.act is Act.ANSWER_BACK
    )
    assert [reason.key for reason in answer.verdict.reasons] == ["act.self_dealing"]


@pytest.mark.clause("4.1")
@pytest.mark.parametrize("role", Role)
def test_whoever_works_with_children_may_tell_and_nobody_else(role: Role) -> None:
    standing = may_tell(dataclasses.replace(WORKER, role=role), book()).standing
    assert (standing == "may") is (role in roles_for(Act.TELL_AGENCY))
    assert roles_for(Act.TELL_AGENCY) == {Role.PRACTITIONER, Role.MANAGER}


@pytest.mark.clause("9.3")
def test_in_danger_the_tellers_own_answer_is_enough() -> None:
    bare = item("item", **dict.fromkeys(("relevant_to_welfare", "may_help", "necessary"), "not_known"))
    facts = sharing("school", "police", request=UNASKED, decision={"danger": "yes"}, items=[bare])
    verdict = may_share(facts, book())
    assert (verdict.standing, verdict.in_danger) == ("may_with_reason", True)


@pytest.mark.clause("3.4", "9.3")
def test_what_the_recipient_says_of_acting_now_does_not_answer_for_the_teller() -> None:
    stated = {**UNASKED, "acts_now": "yes"}
    facts = sharing("school", "social care", request=stated, decision={"danger": "not_known"}, items=[item()])
    assert not may_share(facts, book()).in_danger


@pytest.mark.clause("3.5")
def test_what_is_known_to_be_false_is_not_told_in_danger_either() -> None:
    false = item("item", known_false=True)
    facts = sharing("school", "police", request=UNASKED, decision={"danger": "yes"}, items=[false])
    assert may_share(facts, book()).item("item").standing == "must_not"


@pytest.mark.clause("3.3")
def test_outside_danger_and_duty_telling_rests_on_an_argued_ground() -> None:
    facts = sharing("school", "charity", request=UNASKED, items=[item()])
    assert may_share(facts, book()).standing == "unknown"
    argued = sharing("school", "charity", request=UNASKED, decision=ARGUED, items=[item()])
    assert may_share(argued, book()).standing == "may_with_reason"


def test_whoever_was_told_answers_back_by_the_end_of_the_next_working_day() -> None:
    morning = datetime(2026, 12, 24, 7, 30, tzinfo=UTC)
    christmas = Book.from_data(date(2026, 12, 24), bank_holidays=(date(2026, 12, 25), date(2026, 12, 28)))
    due = answer_back_due(morning, christmas)
    assert due.at == datetime(2026, 12, 29, 17, 0, tzinfo=UTC)
    assert due.worked_out.startswith("1 working day after Thursday 24 December 2026")


def test_a_scheme_sets_its_own_days_to_answer_back() -> None:
    own = Book.from_data(date(2026, 11, 16), settings={"answer-back.working_days": 3})
    assert answer_back_due(datetime(2026, 11, 16, 9, tzinfo=UTC), own).at == datetime(
        2026, 11, 19, 17, tzinfo=UTC
    )


def test_what_is_asked_reads_alike_on_both_sides() -> None:
    assert [ask.says for ask in TellingAsk] == ["asked to act", "asked to assess", "for your information"]


@pytest.mark.clause("2.2", "3.7")
def test_what_is_told_to_named_people_stays_with_those_and_says_what_to_do() -> None:
    mine = dataclasses.replace(TOLD, state=TellingState.ACKNOWLEDGED, named=frozenset({"desk"}))
    assert _open(WORKER, mine) == {Act.ANSWER_BACK, Act.ASSIGN_TELLING}
    ours = dataclasses.replace(mine, named=frozenset({"desk", "lead"}))
    assert Act.HAND_OVER_TELLING in _open(WORKER, ours)
    assert may_have("lead", ours, book()).standing is Standing.MAY
    refused = may_have("colleague", ours, book())
    assert refused.standing is Standing.MUST_NOT
    assert "ring whoever told you" in refused.reasons[0].says
    assert may_have("colleague", TOLD, book()).standing is Standing.MAY
