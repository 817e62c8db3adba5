"""Advice without a name: which question comes next, in the Code's order, and who asks and gives advice. 3.3 to 3.5, 9.1."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiltern.code_of_practice.facts import ActorFacts, AgencyFacts, DecisionFacts, RequestFacts, SharingFacts
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.sharing.advising import (
    AdviceInHand,
    advice_due,
    asks_necessary,
    may_ask_advice,
    may_do_on_advice,
    may_write_note,
    steps,
)
from chiltern.code_of_practice.words import Act, AdviceStep, Answer, Function, Role, Standing
from tests.code_of_practice.arbitrary import facts_from
from tests.code_of_practice.build import BODIES, book

pytestmark = pytest.mark.clause("3.3", "3.4", "9.1", "9.3")
YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
ORDER = list(AdviceStep)
A = AdviceStep


def asked(
    to: str = "social care",
    *,
    confirmed: bool = True,
    would_no_change: Answer = NOT_KNOWN,
    already: Answer = NOT_KNOWN,
    **answers: object,
) -> tuple[AdviceStep, ...]:
    """The pages for the school that would tell somebody unasked."""
    facts = SharingFacts(
        provider=BODIES["school"],
        recipient=BODIES[to],
        request=RequestFacts(unasked=True),
        decision=DecisionFacts(**answers),  # type: ignore[arg-type]
    )
    return steps(facts, book(confirmed=confirmed), would_no_change=would_no_change, already_asked=already)


def test_in_danger_nothing_is_asked_but_who_gets_it_and_the_two_bars() -> None:
    assert asked(danger=YES) == (A.DANGER, A.WHOM, A.BARS)
    assert asked("charity", danger=YES) == (A.DANGER, A.WHOM, A.CAN_ACT, A.BARS)


def test_where_nobody_who_gets_it_can_act_the_questions_go_on() -> None:
    pages = asked("charity", danger=YES, recipient_can_act=NO)
    assert A.CAN_ACT in pages
    assert A.GROUND in pages


def test_a_duty_that_binds_asks_neither_for_consent_nor_for_a_ground() -> None:
    pages = asked(danger=NO, relevant_to_welfare=YES, may_help=YES)
    assert {A.DETRIMENT, A.PURPOSE, A.TESTS, A.BARS} <= {*pages}
    assert not {A.ASKING, A.CONSENT, A.GROUND} & {*pages}


def test_a_duty_that_is_not_confirmed_asks_its_detriment_test_and_goes_on_to_consent_and_ground() -> None:
    pages = asked(danger=NO, relevant_to_welfare=YES, may_help=YES, confirmed=False)
    assert {A.DETRIMENT, A.ASKING, A.GROUND} <= {*pages}


def test_a_court_asks_for_no_consent_and_no_detriment() -> None:
    pages = asked("charity", danger=NO, court_order=True)
    assert not {A.DETRIMENT, A.ASKING, A.CONSENT, A.GROUND} & {*pages}


def test_consent_comes_after_would_a_no_change_what_you_do_and_only_if_it_would() -> None:
    pages = asked("charity", danger=NO, would_no_change=NO, already=NO)
    assert A.ASKING in pages
    assert A.CONSENT not in pages
    for would, already in ((YES, NO), (NO, YES), (NOT_KNOWN, NO)):
        pages = asked("charity", danger=NO, would_no_change=would, already=already)
        assert pages.index(A.ASKING) < pages.index(A.CONSENT) < pages.index(A.GROUND)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.binary(min_size=64, max_size=64).map(facts_from), st.sampled_from(Answer), st.sampled_from(Answer))
def test_the_order_is_the_codes_for_all_facts(facts, would: Answer, already: Answer) -> None:
    pages = steps(facts, book(confirmed=True), would_no_change=would, already_asked=already)
    assert [ORDER.index(page) for page in pages] == sorted({ORDER.index(page) for page in pages})
    assert {A.DANGER, A.WHOM, A.BARS} <= {*pages}


ANN = ActorFacts(post="p1", practitioner="ann", agency="school", legal_body="trust", role=Role.PRACTITIONER)
HEAD = dataclasses.replace(ANN, post="p2", practitioner="head", role=Role.MANAGER)
ADVISER = dataclasses.replace(ANN, post="p3", practitioner="dpo", role=Role.GOVERNANCE_ADVISER)
REP = dataclasses.replace(ANN, post="p4", practitioner="rep", role=Role.REPRESENTATIVE)


def does(act: Act, who: ActorFacts, **changes: bool) -> bool:
    in_hand = AdviceInHand(**{"asked_by": "ann", "asked": True, **changes})  # type: ignore[arg-type]
    return may_do_on_advice(act, who, in_hand, book()).standing is Standing.MAY


def test_whoever_shares_may_write_a_note_and_ask_about_their_own_alone() -> None:
    may = {
        who.role: may_write_note(who, book()).standing is Standing.MAY for who in (ANN, HEAD, ADVISER, REP)
    }
    assert may == {
        Role.PRACTITIONER: True,
        Role.MANAGER: True,
        Role.GOVERNANCE_ADVISER: False,
        Role.REPRESENTATIVE: False,
    }
    assert may_ask_advice(ANN, "ann", book()).standing is Standing.MAY
    assert may_ask_advice(HEAD, "ann", book()).standing is Standing.MUST_NOT


def test_whom_it_was_put_to_advises_once_and_nobody_advises_themselves() -> None:
    assert does(Act.GIVE_ADVICE, HEAD)
    assert does(Act.GIVE_ADVICE, ADVISER)
    assert not does(Act.GIVE_ADVICE, HEAD, asked=False)
    assert not does(Act.GIVE_ADVICE, HEAD, answered=True)
    assert not does(Act.GIVE_ADVICE, dataclasses.replace(HEAD, practitioner="ann"))
    assert not does(Act.GIVE_ADVICE, REP)


def test_whoever_asked_puts_the_answer_away_once() -> None:
    assert does(Act.READ_ADVICE, ANN, answered=True)
    assert not does(Act.READ_ADVICE, ANN)
    assert not does(Act.READ_ADVICE, ANN, answered=True, read=True)
    assert not does(Act.READ_ADVICE, HEAD, answered=True)


def test_an_adviser_has_a_working_day() -> None:
    assert advice_due(datetime(2026, 11, 16, 9, tzinfo=UTC), book()).worked_out.startswith(
        "1 working day after"
    )


def test_a_body_that_is_not_on_the_list_gets_an_answer_too() -> None:
    outside = AgencyFacts(agency="x", legal_body="x", function=Function.EMERGENCY_HEALTH)
    facts = SharingFacts(provider=BODIES["school"], recipient=outside, decision=DecisionFacts(danger=YES))
    assert steps(facts, book(), would_no_change=NOT_KNOWN, already_asked=NOT_KNOWN)[-1] is A.BARS


def test_necessary_is_a_question_of_its_own_unless_a_duty_that_reaches_both_has_answered_it() -> None:
    def apart(to: str, may_help: Answer) -> bool:
        decision = DecisionFacts(danger=NO, may_help=may_help)
        facts = SharingFacts(provider=BODIES["school"], recipient=BODIES[to], decision=decision)
        return asks_necessary(facts, may_share(facts, book(confirmed=True)))

    assert not apart("social care", YES)
    assert apart("social care", NOT_KNOWN)
    assert apart("charity", YES)
    assert apart("unchecked nursery", YES)
