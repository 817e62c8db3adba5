"""The officer confirms and corrects rows of law; a verdict of that day reads them (clauses 1.4, 2.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from chiltern.code_of_practice.facts import AgencyFacts, DecisionFacts, ItemFacts, MatchFacts, SharingFacts
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.words import Answer, InForce, Standing, StatutoryDuty
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.scheme import queries
from chiltern.scheme.actions.confirm_law_row import confirm_law_row
from chiltern.scheme.actions.correct_law_row import correct_law_row
from chiltern.scheme.models import LawCorrection
from chiltern.scheme.queries import day_in_london
from tests.scheme.tools import entries

CONFIRMED = date(2026, 9, 30)
DUTY = "duty-to-share"


@pytest.fixture
def officer_in_november(
    set_time: Callable[[datetime], None], officer: Actor, become: Callable[[UUID], Actor]
) -> Actor:
    """The officer on 16 November 2026."""
    set_time(datetime(2026, 11, 16, 9, tzinfo=ZoneInfo("Europe/London")))
    return become(officer.post)


def covered() -> SharingFacts:
    """Two covered bodies, and an item that its holder considers relevant and likely to help."""
    provider, recipient = (
        AgencyFacts(agency=uuid4(), legal_body=uuid4(), statutory_duty=StatutoryDuty.LISTED) for _ in range(2)
    )
    yes = Answer.YES
    tests = dict.fromkeys(("necessary", "proportionate", "relevant", "accurate", "need_to_know"), yes)
    item = ItemFacts("one", relevant_to_welfare=yes, may_help=yes, **tests)
    decision = DecisionFacts(danger=Answer.NO, relevant_to_welfare=yes, may_help=yes, detriment=Answer.NO)
    match = MatchFacts(agreeing=frozenset({"name", "birth"}))
    return SharingFacts(provider, recipient, decision=decision, items=(item,), match=match)


@pytest.mark.clause("1.4")
def test_a_confirmed_duty_turns_the_standing_and_the_unconfirmed_one_is_only_said(
    officer_in_november: Actor,
) -> None:
    by = officer_in_november
    today = day_in_london(by.at)
    unconfirmed = may_share(covered(), queries.book(today))
    assert unconfirmed.standing is not Standing.MUST
    assert unconfirmed.if_in_force is Standing.MUST
    confirm_law_row(by=by, row=DUTY, confirmed_on=CONFIRMED, reason="The order was seen.")
    assert may_share(covered(), queries.book(today)).standing is Standing.MUST
    assert entries(by) == ["law_row.confirmed"]


def test_a_decision_made_before_the_confirmation_still_reads_its_own_law(officer_in_november: Actor) -> None:
    by = officer_in_november
    confirm_law_row(by=by, row=DUTY, confirmed_on=CONFIRMED, reason="The order was seen.")
    today = day_in_london(by.at)
    assert queries.book(today - timedelta(days=1)).duties[DUTY] is InForce.NOT_CONFIRMED
    assert queries.book(today).duties[DUTY] is InForce.CONFIRMED


@pytest.mark.clause("1.4")
def test_the_book_of_an_earlier_moment_of_the_same_day_is_built_again_as_it_was(
    officer_in_november: Actor, set_time: Callable[[datetime], None], become: Callable[[UUID], Actor]
) -> None:
    before = queries.law_at(officer_in_november.at)
    set_time(datetime(2026, 11, 16, 14, tzinfo=ZoneInfo("Europe/London")))
    by = become(officer_in_november.post)
    confirm_law_row(by=by, row=DUTY, confirmed_on=CONFIRMED, reason="The order was seen.")
    after = queries.law_at(by.at)
    assert after.duties[DUTY] is InForce.CONFIRMED
    assert after.digest != before.digest
    queries.forget_what_was_read()
    again = queries.law_at(officer_in_november.at)
    assert (again.digest, again.duties[DUTY]) == (before.digest, InForce.NOT_CONFIRMED)


def test_a_row_is_confirmed_once(officer_in_november: Actor) -> None:
    by = officer_in_november
    confirm_law_row(by=by, row=DUTY, confirmed_on=CONFIRMED, reason="The order was seen.")
    with pytest.raises(Refused):
        confirm_law_row(by=by, row=DUTY, confirmed_on=CONFIRMED, reason="Again.")
    assert LawCorrection.objects.count() == 2


def test_a_confirmation_of_tomorrow_or_without_a_reason_is_refused_at_its_field(officer: Actor) -> None:
    tomorrow = day_in_london(officer.at) + timedelta(days=1)
    for day, reason, field in ((tomorrow, "Why.", "confirmed_on"), (CONFIRMED, "", "reason")):
        with pytest.raises(Invalid) as refused:
            confirm_law_row(by=officer, row=DUTY, confirmed_on=day, reason=reason)
        assert refused.value.field == field
    assert not LawCorrection.objects.exists()


@pytest.mark.parametrize("row", ["child-in-need", "no-such-row", ""])
def test_what_is_no_row_of_law_cannot_be_confirmed(officer: Actor, row: str) -> None:
    with pytest.raises(Missing):
        confirm_law_row(by=officer, row=row, confirmed_on=CONFIRMED, reason="Why.")


def test_a_corrected_row_is_in_the_book_from_its_day_on(officer: Actor) -> None:
    today = day_in_london(officer.at)
    soon = today + timedelta(days=10)
    correct_law_row(
        by=officer,
        row="csa-report",
        field="in_force_from",
        value="2027-04-01",
        holds_from=soon,
        reason="Seen.",
    )
    assert "in_force_from" not in queries.book(today).row("csa-report").fields
    assert queries.book(soon).row("csa-report").fields["in_force_from"] == date(2027, 4, 1)
    assert entries(officer) == ["law_row.corrected"]


@pytest.mark.parametrize(
    ("field", "value", "days", "reason", "at"),
    [
        ("in_force_from", "31 February", 0, "Why.", "value"),
        ("in_force_from", "2026-02-31", 0, "Why.", "value"),
        ("checked", "perhaps", 0, "Why.", "value"),
        ("says", "x" * 200_000, 0, "Why.", "value"),
        ("says", "A\x00B", 0, "Why.", "value"),
        ("id", "another", 0, "Why.", "value"),
        ("in_force", "yes", 0, "Why.", "field"),
        ("checked", "source", -1, "Why.", "holds_from"),
        ("checked", "source", 0, "", "reason"),
    ],
)
def test_a_correction_that_cannot_be_right_is_refused_at_its_field(
    officer: Actor, field: str, value: str, days: int, reason: str, at: str
) -> None:
    day = day_in_london(officer.at) + timedelta(days=days)
    with pytest.raises(Invalid) as refused:
        correct_law_row(
            by=officer, row="public-task", field=field, value=value, holds_from=day, reason=reason
        )
    assert refused.value.field == at
    assert not LawCorrection.objects.exists()


def test_for_everyone_but_the_officer_there_is_no_row_to_confirm_or_correct(
    officer: Actor, strangers: dict[str, UUID], become: Callable[[UUID], Actor]
) -> None:
    for post in strangers.values():
        by = become(post)
        with pytest.raises(Missing):
            confirm_law_row(by=by, row=DUTY, confirmed_on=CONFIRMED, reason="Why.")
        with pytest.raises(Missing):
            correct_law_row(
                by=by, row=DUTY, field="checked", value="source", holds_from=CONFIRMED, reason="Why."
            )
    assert not LawCorrection.objects.exists()
