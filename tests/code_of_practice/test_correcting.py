"""Who corrects, who confirms, and by when. Clause 3.10."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.sharing.correcting import (
    Correcting,
    NoticeInHand,
    correction_due,
    may_ask_back,
    may_confirm,
    may_correct,
)
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import CorrectionState, Role, Standing
from tests.code_of_practice.build import book

pytestmark = pytest.mark.clause("3.10")
ANN = ActorFacts("post", "ann", "school", "trust", Role.PRACTITIONER)
BEA = dataclasses.replace(ANN, agency="charity", legal_body="charity")
STANDS = Correcting("school", 2, 2)
TOLD = NoticeInHand("school", "charity", CorrectionState.TOLD)


def against(verdict: Verdict) -> set[str]:
    return set() if verdict.standing is Standing.MAY else {reason.key for reason in verdict.reasons}


def test_the_owner_corrects_the_version_that_stands_and_nobody_else_does() -> None:
    assert against(may_correct(ANN, STANDS, book())) == set()
    assert against(may_correct(BEA, STANDS, book())) == {"act.not_the_owner"}
    older = dataclasses.replace(STANDS, version=1)
    assert against(may_correct(ANN, older, book())) == {"act.not_the_version_that_stands"}
    watches = dataclasses.replace(ANN, role=Role.REPRESENTATIVE)
    assert against(may_correct(watches, STANDS, book())) == {"act.not_this_role"}


def test_each_holder_confirms_once_and_the_owner_for_a_body_outside() -> None:
    assert against(may_confirm(BEA, TOLD, book())) == set()
    assert against(may_confirm(ANN, TOLD, book())) == {"act.not_this_side"}
    outside = dataclasses.replace(TOLD, outside=True)
    assert against(may_confirm(ANN, outside, book())) == set()
    assert against(may_confirm(BEA, outside, book())) == {"act.not_this_side"}
    done = dataclasses.replace(TOLD, state=CorrectionState.CONFIRMED)
    assert against(may_confirm(BEA, done, book())) == {"act.not_in_this_state"}
    watches = dataclasses.replace(BEA, role=Role.REPRESENTATIVE)
    assert against(may_confirm(watches, TOLD, book())) == {"act.not_this_role"}


def test_it_is_due_two_working_days_later_as_the_scheme_has_it() -> None:
    due = correction_due(datetime(2026, 11, 20, 10, tzinfo=UTC), book())
    assert due.at == datetime(2026, 11, 24, 17, tzinfo=UTC)
    assert due.worked_out.startswith("2 working days after Friday 20 November 2026")


def test_it_is_asked_back_as_it_is_corrected_and_once() -> None:
    assert against(may_ask_back(ANN, STANDS, book())) == set()
    assert against(may_ask_back(BEA, STANDS, book())) == {"act.not_the_owner"}
    before = dataclasses.replace(STANDS, asked_back=True)
    assert against(may_ask_back(ANN, before, book())) == {"act.asked_back_already"}
    assert against(may_correct(ANN, before, book())) == set()
    assert against(may_ask_back(BEA, before, book())) == {"act.not_the_owner", "act.asked_back_already"}
