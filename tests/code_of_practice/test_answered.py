"""What was answered stands in one order, and no question of section 3 can be forgotten there. Clauses 2.1 and 3.8."""

from __future__ import annotations

import pytest

from chiltern.code_of_practice.sharing import CONDITIONS
from chiltern.code_of_practice.sharing.answered import (
    ASKED,
    ASKED_OF_ITEMS,
    answered,
    answered_of_item,
    asks_of,
)

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
