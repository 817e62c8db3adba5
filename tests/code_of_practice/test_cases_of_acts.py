"""Every row of acts.toml: who can do what with a request, and what stands against it. Clauses 3.3, 3.8, 4.1, 9.3."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.sharing import RequestInHand
from chiltern.code_of_practice.sharing.open_acts import may_do
from chiltern.code_of_practice.words import Act, DecisionState, RequestState, Role
from tests.code_of_practice.build import book

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("acts.toml").read_text())["act"]


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["title"], marks=pytest.mark.clause(*c["clauses"])) for c in CASES]
)
def test_who_can_do_this(case: dict[str, Any]) -> None:
    agency = case.get("agency", "school")
    actor = ActorFacts(
        "a post", case.get("who", "ann"), agency, agency, Role(case.get("role", "practitioner"))
    )
    request = RequestInHand(
        "school",
        "social care",
        RequestState(case.get("state", "acknowledged")),
        asked_by="sam",
        decision_state=DecisionState(case["decision_state"]) if "decision_state" in case else None,
        decided_by="ann" if "decision_state" in case else None,
        second_person=case.get("second_person"),
        declines=case.get("declines", False),
    )
    verdict = may_do(Act(case["act"]), actor, request, book())
    assert (verdict.standing == "may") is case["open"]
    assert set(case.get("reasons", ["act.open"])) == {reason.key for reason in verdict.reasons}
