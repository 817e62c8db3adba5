"""Cases in plain words of what is offered to rest on in law, and of what is not, with why. Clauses 2.1 and 3.3."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from chiltern.code_of_practice.sharing import may_share, offered_bases, offered_conditions
from chiltern.code_of_practice.sharing.confidence import confidence_met_by, usual_confidence
from chiltern.code_of_practice.sharing.lawful import not_offered, usual_basis
from tests.code_of_practice.build import book, item, sharing

WRITTEN = tomllib.loads((Path(__file__).parent / "basis.toml").read_text(encoding="utf-8"))
CASES, CONFIDENCE, USUAL = WRITTEN["case"], WRITTEN["confidence"], WRITTEN["usual"]


@pytest.mark.clause("2.1", "3.3")
@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_what_the_facts_do_not_allow_is_not_offered_and_says_why(case: dict[str, Any]) -> None:
    no = [{"by": "parent", "state": "refused"}] if case.get("refused") else []
    facts = sharing(case["provider"], case["recipient"], items=[item(classes=case["kinds"])], consents=no)
    verdict = may_share(facts, book())
    assert {row.id: why for row, why in not_offered(facts, verdict, book())} == case["not_offered"]
    offered = {row.id for row in (*offered_bases(facts, verdict, book()), *offered_conditions(facts, book()))}
    assert offered.isdisjoint(case["not_offered"])
    assert offered & {"public-task", "vital-interests", "recognised-legitimate-interest"}


@pytest.mark.clause("2.1")
@pytest.mark.parametrize("case", CONFIDENCE, ids=[case["title"] for case in CONFIDENCE])
def test_how_confidence_is_met_is_offered_from_the_question_that_answered_with_why(
    case: dict[str, Any],
) -> None:
    given = {
        "by": "parent",
        "state": "given",
        "recipients": [case["recipient"]],
        "purposes": ["child-in-need"],
    }
    facts = sharing(
        case["provider"],
        case["recipient"],
        items=[item()],
        consents=[given] if case.get("agreed") else [],
        decision=case.get("decision", {}),
    )
    offered = confidence_met_by(facts, may_share(facts, book()))
    assert {met.value: why for met, why in offered} == case["offered"]


@pytest.mark.clause("2.1", "9.3")
@pytest.mark.parametrize("case", USUAL, ids=[case["title"] for case in USUAL])
def test_only_what_the_facts_name_by_themselves_is_filled_in(case: dict[str, Any]) -> None:
    said = dict.fromkeys(("relevant_to_welfare", "may_help"), case.get("tests", "not_known"))
    facts = sharing(case["provider"], case["recipient"], items=[item(**said)])
    verdict = may_share(facts, book())
    assert usual_basis(facts, verdict, book()) == case["basis"]
    assert (usual_confidence(facts, verdict) or "") == case["confidence"]


@pytest.mark.clause("2.1")
def test_that_the_public_interest_outweighs_confidence_is_argued_and_never_filled_in() -> None:
    argued = {"ground_applies": "yes", "better_than_silence": True, "why_this_much": True}
    facts = sharing("charity", "school", items=[item()], decision={**argued, "ground": "harm-to-another"})
    verdict = may_share(facts, book())
    assert "public_interest" in {met.value for met, _ in confidence_met_by(facts, verdict)}
    assert usual_confidence(facts, verdict) is None
