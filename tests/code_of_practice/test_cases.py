"""Every row of cases*.toml, the tables that a governance officer reads: the standing, and its reasons."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from chiltern.code_of_practice.clauses import clause
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.verdict import Verdict, from_trace
from tests.code_of_practice.build import from_case

CASES: list[dict[str, Any]] = [
    case
    for table in sorted(Path(__file__).parent.glob("cases*.toml"))
    for case in tomllib.loads(table.read_text())["case"]
]
KNOWN_KEYS = {
    "title",
    "on",
    "duty_confirmed",
    "provider",
    "recipient",
    "recipient_suspended",
    "request",
    "decision",
    "items",
    "consents",
    "about",
    "match",
    "standing",
    "if_in_force",
    "declining",
    "by_item",
    "withholding",
    "reasons",
    "not_reasons",
    "afterwards",
    "notes",
    "clauses",
}


def _keys(verdict: Verdict) -> set[str]:
    return {r.key for r in (*verdict.reasons, *(r for item in verdict.items for r in item.reasons))}


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c["title"], marks=pytest.mark.clause(*c["clauses"])) for c in CASES],
)
def test_the_code_says(case: dict[str, Any]) -> None:
    assert set(case) <= KNOWN_KEYS
    facts, book = from_case(case)
    verdict = may_share(facts, book)
    assert verdict.standing == case["standing"]
    assert (verdict.if_in_force or "") == case.get("if_in_force", "")
    assert verdict.declining == case.get("declining", verdict.declining)
    if "by_item" in case:
        assert {item.item: item.standing for item in verdict.items} == case["by_item"]
    if "withholding" in case:
        assert {item.item: item.declining for item in verdict.items} == case["withholding"]
    assert set(case["reasons"]) <= _keys(verdict)
    assert not set(case.get("not_reasons", ())) & _keys(verdict)
    assert set(case.get("afterwards", ())) <= {r.key for r in verdict.find_out_afterwards}
    assert set(case.get("notes", ())) <= {r.key for r in verdict.notes}
    assert from_trace(json.loads(json.dumps(verdict.to_trace()))) == verdict


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_case_cites_clauses_that_its_reasons_rest_on(case: dict[str, Any]) -> None:
    verdict = may_share(*from_case(case))
    every = (*verdict.reasons, *verdict.notes, *(r for item in verdict.items for r in item.reasons))
    rests_on = {clause_id for reason in every for clause_id in reason.clauses}
    assert all(clause(clause_id) for clause_id in case["clauses"])
    assert set(case["clauses"]) <= rests_on


def test_the_table_is_long_enough_to_be_a_table_and_no_title_is_used_twice() -> None:
    titles = [case["title"] for case in CASES]
    assert len(set(titles)) == len(titles) >= 120
