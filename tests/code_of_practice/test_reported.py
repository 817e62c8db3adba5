"""A call that its receiver wrote down: by when, how it stands, who may answer for the giver. Clauses 3.6 and 3.8."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
    OWN_REPORT,
)
from chiltern.code_of_practice.sharing.open_acts import may_answer_report, may_write_down, report_acts
from chiltern.code_of_practice.sharing.reported import ReportFacts, confirm_by, state_of_report
from chiltern.code_of_practice.words import Act, CallSide, DisclosureState, Role, Standing

pytestmark = pytest.mark.clause("3.6", "3.8")
FRIDAY = datetime(2026, 12, 18, 17, 40, tzinfo=UTC)
BOOK = Book.from_data(date(2026, 12, 18), bank_holidays=[date(2026, 12, 25), date(2026, 12, 28)])
MIDWIFE = ActorFacts("post", "midwife", "trust", "trust", Role.PRACTITIONER)
REPORT = ReportFacts("trust", CallSide.RECEIVED, "worker", FRIDAY + timedelta(days=11))


def test_five_working_days_leave_out_weekends_and_bank_holidays() -> None:
    due = confirm_by(FRIDAY, BOOK)
    assert due.at == datetime(2026, 12, 29, 17, 0, tzinfo=UTC)
    assert "5 working days after Friday 18 December 2026" in due.worked_out
    assert "Friday 25 December 2026, Monday 28 December 2026" in due.worked_out


@pytest.mark.parametrize(
    ("facts", "after", "state"),
    [
        (REPORT, 10, DisclosureState.REPORTED_BY_RECEIVER),
        (REPORT, 11, DisclosureState.REPORTED_BY_RECEIVER),
        (REPORT, 12, DisclosureState.UNCONFIRMED),
        (replace(REPORT, answer=DisclosureState.CONFIRMED), 12, DisclosureState.CONFIRMED),
        (replace(REPORT, answer=DisclosureState.CORRECTED), 1, DisclosureState.CORRECTED),
        (replace(REPORT, giver=None, confirm_by=None), 900, DisclosureState.REPORTED_BY_RECEIVER),
        (replace(REPORT, side=CallSide.GIVEN), 900, DisclosureState.SHARED),
    ],
)
def test_how_it_stands_comes_from_the_clock_and_from_the_givers_word(facts, after, state) -> None:
    assert state_of_report(facts, FRIDAY + timedelta(days=after)) is state


@pytest.mark.parametrize("days", [0, 30])
def test_the_giver_may_confirm_or_correct_in_time_and_late(days: int) -> None:
    acts = report_acts(MIDWIFE, REPORT, FRIDAY + timedelta(days=days), BOOK)
    assert [(each.act, each.open) for each in acts] == [
        (Act.CONFIRM_REPORT, True),
        (Act.CORRECT_REPORT, True),
    ]


@pytest.mark.parametrize(
    ("actor", "facts", "against"),
    [
        (replace(MIDWIFE, agency="council"), REPORT, NOT_THIS_SIDE),
        (replace(MIDWIFE, role=Role.REPRESENTATIVE), REPORT, NOT_THIS_ROLE),
        (MIDWIFE, replace(REPORT, written_by="midwife"), OWN_REPORT),
        (MIDWIFE, replace(REPORT, answer=DisclosureState.CONFIRMED), NOT_IN_THIS_STATE),
        (MIDWIFE, replace(REPORT, giver=None), NOT_THIS_SIDE),
    ],
)
def test_nobody_else_answers_for_the_giver_and_nobody_answers_twice(actor, facts, against) -> None:
    verdict = may_answer_report(Act.CONFIRM_REPORT, actor, facts, FRIDAY, BOOK)
    assert verdict.standing is Standing.MUST_NOT
    assert against in verdict.reasons


def test_the_writers_side_and_a_stranger_get_no_act_at_all() -> None:
    for agency in ("council", "stranger"):
        assert report_acts(replace(MIDWIFE, agency=agency), REPORT, FRIDAY, BOOK) == ()


@pytest.mark.clause("4.1")
def test_whoever_works_with_children_may_always_write_down_and_nobody_else() -> None:
    may = {
        role for role in Role if may_write_down(replace(MIDWIFE, role=role), BOOK).standing is Standing.MAY
    }
    assert may == {Role.PRACTITIONER, Role.MANAGER}
