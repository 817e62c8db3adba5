"""Challenging silence or an answer: when it is open, who answers, by when. Clauses 3.6, 4.1 and 8.4."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.resolution import (
    ChallengeInHand,
    challenge_due,
    ground_of,
    may_answer_challenge,
    may_challenge,
    state_of_challenge,
)
from chiltern.code_of_practice.sharing import RequestInHand
from chiltern.code_of_practice.words import (
    Answer,
    ChallengeGround,
    ChallengeState,
    RequesterState,
    RequestState,
    Role,
    Urgency,
)
from tests.code_of_practice.build import book

pytestmark = pytest.mark.clause("8.4")
WORKER = ActorFacts("post 3", "sam", "social care", "council", Role.PRACTITIONER)
HEAD = ActorFacts("post 2", "mo", "school", "school", Role.MANAGER)
REPRESENTATIVE = ActorFacts("post 4", "rae", "school", "school", Role.REPRESENTATIVE)
TEACHER = ActorFacts("post 1", "ann", "school", "school", Role.PRACTITIONER)
SENT = RequestInHand("school", "social care", RequestState.SENT, asked_by="sam")
LATE = dataclasses.replace(SENT, late=True)
ANSWERED = dataclasses.replace(SENT, state=RequestState.DECIDED, requester_state=RequesterState.ANSWERED)
WITHDRAWN = dataclasses.replace(LATE, state=RequestState.WITHDRAWN, requester_state=RequesterState.WITHDRAWN)
MADE = ChallengeInHand("social care", "school", ChallengeState.MADE, made_by="sam")


@pytest.mark.parametrize(
    ("actor", "facts", "waiting", "against"),
    [
        (WORKER, LATE, False, {"act.open"}),
        (WORKER, ANSWERED, False, {"act.open"}),
        (WORKER, SENT, False, {"act.not_late"}),
        (WORKER, LATE, True, {"act.already_challenged"}),
        (WORKER, WITHDRAWN, False, {"act.withdrawn"}),
        (WORKER, dataclasses.replace(LATE, only_opened=True), False, {"act.only_opened"}),
        (TEACHER, LATE, False, {"act.not_this_side"}),
        (dataclasses.replace(WORKER, role=Role.REPRESENTATIVE), LATE, False, {"act.not_this_role"}),
    ],
    ids=["late", "answered", "in time", "said already", "withdrawn", "only opened", "theirs", "role"],
)
def test_silence_past_its_time_is_challenged_like_an_answer_and_nothing_before(
    actor: ActorFacts, facts: RequestInHand, waiting: bool, against: set[str]
) -> None:
    assert {reason.key for reason in may_challenge(actor, facts, book(), waiting=waiting).reasons} == against


@pytest.mark.clause("4.1")
@pytest.mark.parametrize(
    ("actor", "facts", "against"),
    [
        (REPRESENTATIVE, MADE, {"act.open"}),
        (dataclasses.replace(REPRESENTATIVE, role=Role.DEPUTY), MADE, {"act.open"}),
        (HEAD, MADE, {"act.open"}),
        (TEACHER, MADE, {"act.not_this_role"}),
        (WORKER, MADE, {"act.not_this_side", "act.not_this_role", "act.self_dealing"}),
        (dataclasses.replace(HEAD, practitioner="sam"), MADE, {"act.self_dealing"}),
        (HEAD, dataclasses.replace(MADE, state=ChallengeState.ANSWERED), {"act.not_in_this_state"}),
        (HEAD, dataclasses.replace(MADE, state=ChallengeState.SETTLED), {"act.not_in_this_state"}),
    ],
    ids=["representative", "deputy", "manager", "teacher", "who made it", "same person", "done", "over"],
)
def test_who_represents_or_manages_answers_once_and_never_who_made_it(
    actor: ActorFacts, facts: ChallengeInHand, against: set[str]
) -> None:
    assert {reason.key for reason in may_answer_challenge(actor, facts, book()).reasons} == against


FRIDAY = datetime(2026, 11, 20, 17, 40, tzinfo=UTC)
IN_TWO_HOURS = datetime(2026, 11, 20, 19, 40, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("urgency", "at_risk", "due"),
    [
        (Urgency.ROUTINE, Answer.NO, TUESDAY),
        (Urgency.STANDARD, Answer.NO, TUESDAY),
        (Urgency.URGENT, Answer.NO, IN_TWO_HOURS),
        (Urgency.IMMEDIATE, Answer.NO, IN_TWO_HOURS),
        (Urgency.ROUTINE, Answer.YES, IN_TWO_HOURS),
        (Urgency.ROUTINE, Answer.NOT_KNOWN, IN_TWO_HOURS),
    ],
)
def test_it_has_a_clock_of_its_own_of_hours_where_somebody_may_come_to_harm(
    urgency: Urgency, at_risk: Answer, due: datetime
) -> None:
    assert challenge_due(urgency, at_risk, FRIDAY, book()).at == due


def test_what_is_late_is_challenged_as_silence_also_after_an_earlier_answer() -> None:
    assert ground_of(LATE) is ChallengeGround.SILENCE
    assert ground_of(ANSWERED) is ChallengeGround.ANSWER
    again = dataclasses.replace(ANSWERED, state=RequestState.ASKED_AGAIN, late=True)
    assert ground_of(again) is ChallengeGround.SILENCE


def test_where_it_stands_comes_from_both_sides_and_an_end_is_an_end() -> None:
    assert state_of_challenge(answered=False, over=None) is ChallengeState.MADE
    assert state_of_challenge(answered=True, over=None) is ChallengeState.ANSWERED
    for over in (ChallengeState.SETTLED, ChallengeState.DROPPED):
        assert state_of_challenge(answered=True, over=over) is over
