"""Whatever is cited exists: clauses in the register, law in the Book, facts behind the conditions."""

from __future__ import annotations

import dataclasses
import re

import pytest

from chiltern.code_of_practice import facts as all_facts
from chiltern.code_of_practice import verdict  # noqa: F401  (makes every reason known)
from chiltern.code_of_practice.clauses import UnknownClauseError, clause, register
from chiltern.code_of_practice.reason import Reason, UnknownReasonError, known_reasons, reason, reason_for
from chiltern.code_of_practice.sharing import CONDITIONS
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import Answer
from tests.code_of_practice.build import book


@pytest.mark.parametrize("said", known_reasons(), ids=lambda said: said.key)
def test_every_reason_cites_clauses_and_law_that_exist(said: Reason) -> None:
    assert said.clauses or said.law
    assert all(clause(clause_id) for clause_id in said.clauses)
    assert all(book().row(row_id) for row_id in said.law)


def test_every_reason_that_is_not_known_names_who_could_say() -> None:
    assert [r.key for r in known_reasons() if r.answer is Answer.NOT_KNOWN and not r.who_could_say] == []


def test_every_key_is_lower_snake_with_dots_and_every_reason_is_a_sentence() -> None:
    assert all(re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)*", r.key) for r in known_reasons())
    assert [r.key for r in known_reasons() if r.says[-1] not in ".?"] == []


def test_a_key_cannot_be_used_twice_and_an_unknown_one_is_refused() -> None:
    with pytest.raises(ValueError, match=r"danger\.yes"):
        reason("danger.yes", Answer.YES, "Again.")
    with pytest.raises(UnknownReasonError):
        reason_for("danger.perhaps")


def test_an_unknown_clause_is_refused() -> None:
    with pytest.raises(UnknownClauseError):
        clause("3.99")


def test_the_register_holds_every_section_of_the_code_in_order() -> None:
    ids = list(register())
    assert ids[0] == "sign.1"
    assert {i.split(".")[0] for i in ids} == {"sign", *"123456789"}
    assert [i for i in ids if i.startswith("3.")] == [f"3.{n}" for n in range(1, 11)]


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda c: c.key)
def test_every_condition_cites_clauses_and_has_a_fact_that_holds_its_answer(condition) -> None:
    holder = {
        About.ITEM: all_facts.ItemFacts,
        About.DECISION: all_facts.DecisionFacts,
        About.REQUEST: all_facts.RequestFacts,
    }[condition.about]
    assert all(clause(clause_id) for clause_id in condition.clauses)
    assert condition.fact in {field.name for field in dataclasses.fields(holder)}
    assert condition.asks.endswith("?")
