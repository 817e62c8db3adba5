"""Restricted, break-glass and hold as rules: what each opens, keeps and refuses."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.reasons_for_acts import HELD, NOT_IN_THIS_STATE, NOT_THIS_ROLE, ONLY_OPENED
from chiltern.code_of_practice.sharing import RequestInHand, open_acts
from chiltern.code_of_practice.walls import (
    GlassStep,
    HoldFacts,
    HomeRow,
    against_step,
    is_restricted,
    may_be_destroyed,
    may_break_glass,
)
from chiltern.code_of_practice.words import Reader, RequestState, Role, Standing
from tests.code_of_practice.build import book

BOOK = book()
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
AMARA = "amara"
TEAM, POST = HomeRow(Reader.TEAM, frozenset({AMARA})), HomeRow(Reader.POST, frozenset({AMARA}))
pytestmark = pytest.mark.clause("2.2", "3.7")


def test_what_named_posts_alone_read_is_restricted() -> None:
    assert is_restricted([POST], NOW)
    assert not is_restricted([POST, TEAM], NOW)
    assert is_restricted([POST, dataclasses.replace(TEAM, until=NOW)], NOW)
    assert not is_restricted([], NOW)


def test_break_glass_opens_what_a_team_reads_and_never_what_is_restricted() -> None:
    assert may_break_glass([TEAM], (), NOW)
    assert not may_break_glass([POST], (), NOW)
    assert not may_break_glass([dataclasses.replace(TEAM, until=NOW), POST], (), NOW)


def test_break_glass_opens_nothing_that_a_conflict_hides_by_whichever_row_names_them() -> None:
    assert not may_break_glass([TEAM], {AMARA}, NOW)
    ended = HomeRow(Reader.TEAM, frozenset({AMARA}), until=NOW - HOUR)
    assert not may_break_glass([HomeRow(Reader.DUTY_DESK), ended], {AMARA}, NOW)


def test_what_is_seen_under_break_glass_alone_opens_no_act() -> None:
    actor = ActorFacts(post="p", practitioner="a", agency="school", legal_body="b", role=Role.MANAGER)
    hand = RequestInHand("school", "council", RequestState.ACKNOWLEDGED, only_opened=True)
    acts = open_acts(actor, hand, BOOK)
    assert acts and not any(act.open for act in acts)
    assert all(ONLY_OPENED in act.verdict.reasons for act in acts)


@pytest.mark.parametrize(
    ("hold", "kept"),
    [
        (HoldFacts(NOW - HOUR), True),
        (HoldFacts(NOW), True),
        (HoldFacts(NOW - HOUR, until=NOW + HOUR), True),
        (HoldFacts(NOW - HOUR, until=NOW), False),
        (HoldFacts(NOW - HOUR, lifted_at=NOW), False),
        (HoldFacts(NOW + HOUR), False),
    ],
)
def test_nothing_is_destroyed_while_a_hold_stands(hold: HoldFacts, kept: bool) -> None:
    said = may_be_destroyed([hold], NOW, BOOK)
    assert (said.standing is Standing.MUST_NOT) is kept
    assert (HELD in said.reasons) is kept


def test_one_hold_of_several_is_enough_and_none_holds_nothing() -> None:
    over = HoldFacts(NOW - HOUR, lifted_at=NOW)
    assert may_be_destroyed([over, HoldFacts(NOW)], NOW, BOOK).standing is Standing.MUST_NOT
    assert may_be_destroyed([], NOW, BOOK).standing is Standing.MAY


def step(what: GlassStep, before: GlassStep | None = None, **how: object) -> object:
    return against_step(
        what,
        before,
        **{"reads": False, "role": Role.REPRESENTATIVE, "ended": False, **how},  # type: ignore[arg-type]
    )


def test_the_representative_acknowledges_asks_and_ends_and_never_for_their_own_reading() -> None:
    for what in (GlassStep.ACKNOWLEDGED, GlassStep.ASKED, GlassStep.ENDED):
        assert step(what) is None
        assert step(what, role=Role.PRACTITIONER) is NOT_THIS_ROLE
    assert step(GlassStep.ACKNOWLEDGED, reads=True) is NOT_THIS_ROLE
    assert step(GlassStep.ENDED, reads=True, role=Role.PRACTITIONER) is None
    assert step(GlassStep.ENDED, ended=True) is NOT_IN_THIS_STATE


def test_an_answer_waits_for_its_question_and_what_is_acknowledged_is_not_asked_about() -> None:
    reader = {"reads": True, "role": Role.PRACTITIONER}
    assert step(GlassStep.ANSWERED, GlassStep.ASKED, **reader) is None
    assert step(GlassStep.ANSWERED, **reader) is NOT_IN_THIS_STATE
    assert step(GlassStep.ANSWERED, GlassStep.ASKED) is NOT_THIS_ROLE
    assert step(GlassStep.ASKED, GlassStep.ACKNOWLEDGED) is NOT_IN_THIS_STATE
    assert step(GlassStep.ASKED, GlassStep.ANSWERED) is None
    assert step(GlassStep.ASKED, GlassStep.ASKED) is NOT_IN_THIS_STATE, "it waits for its answer"
    assert step(GlassStep.ACKNOWLEDGED, GlassStep.ASKED) is None, "whoever asked may leave it at that"
