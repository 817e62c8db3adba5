"""The second look at what was decided alone in danger: when there is one, by when, who answers it. Clauses 3.3 and 9.3."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.sharing.looking import LookInHand, look_due, may_look, needs_second_look
from chiltern.code_of_practice.words import Role, Standing
from tests.code_of_practice.build import book, item, sharing

pytestmark = pytest.mark.clause("3.3", "9.3")
LEAD = ActorFacts("post", "ann", "early help", "council", Role.MANAGER)
LOOK = LookInHand(decided_by="sam", asked=True)
FRIDAY_EVENING = datetime(2026, 11, 20, 17, 40, tzinfo=UTC)


def against(actor: ActorFacts, facts: LookInHand) -> set[str]:
    return {reason.key for reason in may_look(actor, facts, book()).reasons}


@pytest.mark.parametrize(
    ("danger", "gives", "needed"), [("yes", True, True), ("yes", False, False), ("no", True, False)]
)
def test_what_leaves_in_danger_is_looked_at_afterwards_and_nothing_else(
    danger: str, gives: bool, needed: bool
) -> None:
    facts = sharing("school", "social care", decision={"danger": danger}, items=[item("a")])
    assert needs_second_look(may_share(facts, book()), gives=gives) is needed


def test_what_is_shared_on_friday_evening_is_looked_at_by_the_end_of_monday() -> None:
    due = look_due(FRIDAY_EVENING, book())
    assert due.at == datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    assert due.worked_out.startswith("1 working day after Friday 20 November 2026")


def test_whoever_was_asked_answers_once() -> None:
    assert may_look(LEAD, LOOK, book()).standing is Standing.MAY
    assert against(LEAD, dataclasses.replace(LOOK, answered=True)) == {"act.not_in_this_state"}
    assert against(LEAD, dataclasses.replace(LOOK, asked=False)) == {"act.not_asked_to_look"}


def test_nobody_looks_at_what_they_decided_and_no_representative_looks() -> None:
    assert against(LEAD, dataclasses.replace(LOOK, decided_by="ann")) == {"act.own_decision"}
    representative = dataclasses.replace(LEAD, role=Role.REPRESENTATIVE)
    assert against(representative, LOOK) == {"act.not_this_role"}
