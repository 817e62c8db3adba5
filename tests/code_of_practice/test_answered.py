"""What was answered stands in one order, and no question of section 3 can be forgotten there. Clauses 2.1 and 3.8."""

from __future__ import annotations

import pytest

from chiltern.code_of_practice.facts import SharingFacts
from chiltern.code_of_practice.sharing import CONDITIONS, asked_besides, may_share
from chiltern.code_of_practice.sharing.answered import (
    ASKED,
    ASKED_OF_ITEMS,
    answered,
    answered_of_item,
    asks_of,
)
from chiltern.code_of_practice.stored_facts import read_back
from chiltern.code_of_practice.words import Outcome
from chiltern.sharing.workings.plain import plain
from tests.code_of_practice.build import book, item, sharing

pytestmark = pytest.mark.clause("3.8")


def test_every_condition_of_section_3_is_shown_in_the_words_of_its_question() -> None:
    shown = {(each.fact, each.asks) for each in (*ASKED, *ASKED_OF_ITEMS)}
    assert {(each.fact, each.asks) for each in CONDITIONS} <= shown
    assert asks_of("detriment") == "Would sharing do this child more harm than not sharing?"
    assert len({each.fact for each in ASKED}) == len(ASKED)


def test_answers_stand_in_the_order_of_their_questions_and_what_nobody_answered_is_left_out() -> None:
    said = {"reasons": "It helps.", "danger": "no", "told": "", "detriment": "not_known", "conditions": []}
    assert [(each.fact, value) for each, value in answered(said)] == [
        ("danger", "no"),
        ("reasons", "It helps."),
    ]


def test_that_nobody_knows_whether_anyone_is_in_danger_is_an_answer() -> None:
    assert [each.fact for each, _ in answered({"danger": "not_known"})] == ["danger"]


def test_the_tests_of_an_item_stand_in_their_order() -> None:
    tests = {"need_to_know": "yes", "relevant": "no", "accurate": "not_known"}
    assert [(each.fact, value) for each, value in answered_of_item(tests)] == [
        ("relevant", "no"),
        ("need_to_know", "yes"),
    ]


@pytest.mark.clause("3.1", "9.1")
def test_the_childs_words_stand_before_the_familys_and_what_was_asked_in_one_keeps_its_answer() -> None:
    said = {"family_says": "Her mother agrees.", "child_says": "“Tell them.”"}
    assert [each.fact for each, _ in answered(said)] == ["child_says", "family_says"]
    ((old, text),) = answered({"views": "Both agree."})
    assert (old.asks, text) == (
        "What do the child and the family say about sharing, or why were they not asked?",
        "Both agree.",
    )


@pytest.mark.clause("3.1")
def test_facts_stored_before_the_two_were_apart_read_back_and_weigh_as_they_did() -> None:
    stored = plain(sharing(decision={"views": True}, items=[item("a")]))
    for later in ("child_says", "family_says", "review_on"):
        del stored["decision"][later]
    facts = read_back(SharingFacts, stored)
    assert "views" in {reason.key.removesuffix(".yes") for reason in may_share(facts, book()).reasons}


@pytest.mark.clause("3.3")
def test_whether_an_order_covers_it_is_an_answer_only_where_there_is_an_order() -> None:
    ordered = {"court_order": "yes", "within_order": "yes"}
    assert "within_order" in {each.fact for each, _ in answered(ordered)}
    for order in ("no", "not_known"):
        without = {**ordered, "court_order": order}
        assert "within_order" not in {each.fact for each, _ in answered(without)}
    assert "within_order" in {each.fact for each, _ in answered({"within_order": "yes"})}


def test_every_question_of_the_whole_stands_with_what_belongs_beside_it() -> None:
    facts = [each.fact for each in ASKED]
    assert facts.index("second_person") + 1 == facts.index("second_words")
    assert facts.index("basis") + 1 == facts.index("conditions")


@pytest.mark.clause("3.1", "3.3")
def test_what_no_decision_waits_for_is_asked_all_the_same() -> None:
    verdict = may_share(sharing("school", "charity", items=[item()]), book())
    besides = {outcome: {each.fact for each in asked_besides(verdict, outcome)} for outcome in Outcome}
    assert besides[Outcome.SHARE] == {"family_work", "advice"}
    assert besides[Outcome.DECLINE] == {"advice"}
    assert besides[Outcome.NOT_HELD] == set()
