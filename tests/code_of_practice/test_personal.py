"""A person's own request: by when, who does what, and what may go to whoever asked. Clauses 8.3.1 and 3.10."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.personal import (
    HeldFacts,
    PersonalInHand,
    may_give_view,
    may_release,
    may_work_on,
    owners_view_due,
    personal_due,
    state_of_view,
)
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    OwnersView,
    PersonalState,
    Released,
    Role,
    Standing,
    ViewState,
)
from tests.code_of_practice.build import book

pytestmark = pytest.mark.clause("8.3.1")
REPRESENTATIVE = ActorFacts("post 1", "rae", "care", "council", Role.REPRESENTATIVE)
OFFICER = ActorFacts("post 2", "odette", "office", "office", Role.COUNCIL_OFFICER)
TEACHER = ActorFacts("post 3", "ann", "school", "trust", Role.PRACTITIONER)
WHOLE, PART, BACK = Released.WHOLE, Released.PART, Released.HELD_BACK
THEIRS = HeldFacts(ours=False)
YES = HeldFacts(ours=False, view=OwnersView.RELEASE)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (datetime(2026, 11, 17, 9, tzinfo=UTC), datetime(2026, 12, 17, 17, tzinfo=UTC)),
        (datetime(2027, 1, 29, 9, tzinfo=UTC), datetime(2027, 3, 1, 17, tzinfo=UTC)),
        (datetime(2026, 11, 25, 9, tzinfo=UTC), datetime(2026, 12, 29, 17, tzinfo=UTC)),
        (datetime(2027, 6, 30, 23, 30, tzinfo=UTC), datetime(2027, 8, 2, 16, tzinfo=UTC)),
    ],
    ids=["a month", "a shorter month and a weekend", "christmas", "past midnight in London"],
)
def test_a_month_ends_on_its_day_or_on_the_next_working_day(asked: datetime, due: datetime) -> None:
    holidays = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
    found = personal_due(asked, Book.from_data(date(2026, 11, 16), bank_holidays=holidays))
    assert found.at == due
    assert found.worked_out.startswith("One month after")


def test_owners_answer_in_working_days_and_never_after_the_reply_itself() -> None:
    asked = datetime(2026, 11, 17, 9, tzinfo=UTC)
    reply = personal_due(asked, book()).at
    assert asked < owners_view_due(asked, reply, book()).at < reply
    late = owners_view_due(datetime(2026, 12, 17, 9, tzinfo=UTC), reply, book())
    assert late.at == reply
    assert "The reply itself is due then" in late.worked_out


@pytest.mark.parametrize(
    ("act", "actor", "state", "against"),
    [
        (Act.CHECK_ASKER, REPRESENTATIVE, PersonalState.RECEIVED, {"act.open"}),
        (Act.REFUSE_ASKER, REPRESENTATIVE, PersonalState.RECEIVED, {"act.open"}),
        (Act.FIND_HELD, REPRESENTATIVE, PersonalState.RECEIVED, {"act.not_in_this_state"}),
        (Act.FIND_HELD, REPRESENTATIVE, PersonalState.REFUSED, {"act.not_in_this_state"}),
        (Act.FIND_HELD, REPRESENTATIVE, PersonalState.CHECKED, {"act.open"}),
        (Act.RELEASE_HELD, REPRESENTATIVE, PersonalState.CHECKED, {"act.not_in_this_state"}),
        (Act.REPLY_TO_ASKER, REPRESENTATIVE, PersonalState.CHECKED, {"act.not_in_this_state"}),
        (Act.REPLY_TO_ASKER, REPRESENTATIVE, PersonalState.REFUSED, {"act.open"}),
        (Act.SEND_REQUEST_ON, REPRESENTATIVE, PersonalState.RECEIVED, {"act.not_this_role"}),
        (Act.CHECK_ASKER, OFFICER, PersonalState.RECEIVED, {"act.not_this_side", "act.not_this_role"}),
        (
            Act.CHECK_ASKER,
            dataclasses.replace(REPRESENTATIVE, role=Role.PRACTITIONER),
            PersonalState.RECEIVED,
            {"act.not_this_role"},
        ),
    ],
)
def test_nothing_is_looked_for_before_identity_and_right_are_checked(
    act: Act, actor: ActorFacts, state: PersonalState, against: set[str]
) -> None:
    found = may_work_on(act, actor, PersonalInHand("care", state), book())
    assert {reason.key for reason in found.reasons} == against


def test_the_officer_sends_on_what_names_no_agency_and_does_no_more() -> None:
    held = PersonalInHand("office", PersonalState.RECEIVED)
    assert may_work_on(Act.SEND_REQUEST_ON, OFFICER, held, book()).standing is Standing.MAY
    assert may_work_on(Act.CHECK_ASKER, OFFICER, held, book()).standing is Standing.MUST_NOT


def test_nobody_is_answered_before_every_item_is_decided() -> None:
    held = PersonalInHand("care", PersonalState.FOUND, undecided=True)
    assert [
        reason.key for reason in may_work_on(Act.REPLY_TO_ASKER, REPRESENTATIVE, held, book()).reasons
    ] == ["personal.not_all_decided"]
    assert may_work_on(Act.RELEASE_HELD, REPRESENTATIVE, held, book()).standing is Standing.MAY


@pytest.mark.clause("3.10")
@pytest.mark.parametrize(
    ("item", "outcome", "against"),
    [
        (HeldFacts(ours=True), WHOLE, "act.open"),
        (YES, WHOLE, "act.open"),
        (THEIRS, WHOLE, "personal.owner_awaited"),
        (THEIRS, PART, "personal.owner_awaited"),
        (dataclasses.replace(THEIRS, silent=True), WHOLE, "personal.owner_silent"),
        (dataclasses.replace(THEIRS, silent=True), BACK, "act.open"),
        (dataclasses.replace(YES, silent=True), WHOLE, "act.open"),
        (dataclasses.replace(THEIRS, view=OwnersView.HOLD_BACK), PART, "personal.owner_says_no"),
        (dataclasses.replace(THEIRS, view=OwnersView.IN_PART), WHOLE, "personal.owner_says_part"),
        (dataclasses.replace(THEIRS, view=OwnersView.IN_PART), PART, "act.open"),
        (dataclasses.replace(YES, hidden=Answer.YES), PART, "personal.hidden_from_them"),
        (dataclasses.replace(YES, hidden=Answer.NOT_KNOWN), WHOLE, "personal.may_be_hidden"),
        (HeldFacts(ours=True, hidden=Answer.YES), WHOLE, "personal.hidden_from_them"),
        (dataclasses.replace(THEIRS, hidden=Answer.YES), BACK, "act.open"),
    ],
)
def test_silence_is_not_a_yes_and_what_is_hidden_from_them_never_goes(
    item: HeldFacts, outcome: Released, against: str
) -> None:
    assert [reason.key for reason in may_release(item, outcome, book()).reasons] == [against]


def test_every_reason_against_releasing_is_listed() -> None:
    item = HeldFacts(ours=False, view=OwnersView.HOLD_BACK, hidden=Answer.YES)
    keys = [reason.key for reason in may_release(item, WHOLE, book()).reasons]
    assert keys == ["personal.hidden_from_them", "personal.owner_says_no"]


@pytest.mark.clause("3.10")
def test_the_owner_alone_says_so_once_and_also_past_its_date() -> None:
    for state, standing in (
        (ViewState.ASKED, Standing.MAY),
        (ViewState.SILENT, Standing.MAY),
        (ViewState.GIVEN, Standing.MUST_NOT),
        (ViewState.OVER, Standing.MUST_NOT),
    ):
        assert may_give_view(TEACHER, "school", state, book()).standing is standing
    assert may_give_view(TEACHER, "police", ViewState.ASKED, book()).standing is Standing.MUST_NOT
    adviser = dataclasses.replace(TEACHER, role=Role.GOVERNANCE_ADVISER)
    assert may_give_view(adviser, "school", ViewState.ASKED, book()).standing is Standing.MUST_NOT


@pytest.mark.parametrize(
    ("given", "over", "minute", "state"),
    [
        (False, False, 0, ViewState.ASKED),
        (False, False, 1, ViewState.SILENT),
        (False, True, 1, ViewState.OVER),
        (True, True, 1, ViewState.GIVEN),
    ],
)
def test_a_view_is_silent_after_its_date_and_over_once_the_person_is_answered(
    given: bool, over: bool, minute: int, state: ViewState
) -> None:
    due = datetime(2026, 11, 20, 17, tzinfo=UTC)
    at = due.replace(minute=minute)
    assert state_of_view(given=given, over=over, due_at=due, at=at) is state
