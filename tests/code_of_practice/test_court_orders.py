"""Writing down a court's order is open to whoever passes on; each step once; inside one legal body nobody is told. 3.10."""

from __future__ import annotations

import dataclasses

import pytest

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.sharing.court_orders import is_told_of_order, may_do_on_order
from chiltern.code_of_practice.words import Act, CourtOrderState, Role, Standing
from tests.code_of_practice.build import BODIES, book

pytestmark = pytest.mark.clause("3.10")
ANN = ActorFacts("post", "ann", "care", "council", Role.PRACTITIONER)
ARRIVED, ANSWERED, REVIEWED = CourtOrderState


def against(act: Act, state: CourtOrderState | None, actor: ActorFacts = ANN) -> set[str]:
    verdict = may_do_on_order(act, actor, state, book())
    return set() if verdict.standing is Standing.MAY else {reason.key for reason in verdict.reasons}


def test_it_is_written_down_answered_and_looked_at_again_in_this_order() -> None:
    assert against(Act.RECORD_COURT_ORDER, None) == set()
    assert against(Act.ANSWER_COURT_ORDER, ARRIVED) == against(Act.REVIEW_COURT_ORDER, ANSWERED) == set()
    for act, state in (
        (Act.REVIEW_COURT_ORDER, ARRIVED),
        (Act.ANSWER_COURT_ORDER, ANSWERED),
        (Act.ANSWER_COURT_ORDER, REVIEWED),
        (Act.REVIEW_COURT_ORDER, REVIEWED),
    ):
        assert against(act, state) == {"act.not_in_this_state"}


def test_who_represents_an_agency_passes_nothing_on_and_writes_no_order_down() -> None:
    rep = dataclasses.replace(ANN, role=Role.REPRESENTATIVE)
    assert against(Act.RECORD_COURT_ORDER, None, rep) == {"act.not_this_role"}
    assert against(Act.REVIEW_COURT_ORDER, ARRIVED, rep) == {"act.not_this_role", "act.not_in_this_state"}


def test_every_owner_is_told_but_one_of_the_same_legal_body() -> None:
    care = BODIES["social care"]
    assert is_told_of_order(BODIES["school"], care)
    assert not is_told_of_order(BODIES["early help"], care)
