"""Challenges of a request, and one of them as a page; what can be done with it. Clauses 2.2, 3.6 and 8.4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.resolution import (
    ChallengeInHand,
    may_answer_challenge,
    may_challenge,
    state_of_challenge,
)
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    ChallengeAnswerKind,
    ChallengeGround,
    ChallengeState,
    Standing,
    Urgency,
)
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.resolution.models import Challenge, ChallengeAnswer
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.queries.acts import hand, refuse_unless_may
from chiltern.sharing.queries.fetch import InHand


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """Everything that both sides may see of it. `request`: where this post sees the request itself."""

    id: UUID
    reference: str
    ours: bool
    other_agency: str
    provider: UUID
    request: UUID | None
    request_reference: str
    ground: ChallengeGround
    urgency: Urgency
    was_due_at: datetime
    at_risk: Answer
    why: str
    harm: str
    at: datetime
    due_at: datetime
    worked_out: str
    overdue: bool
    state: ChallengeState
    over_at: datetime | None
    answer: ChallengeAnswerKind | None
    words: str
    promised_at: datetime | None
    answered_at: datetime | None
    can_answer: bool


@dataclass(frozen=True, slots=True)
class ChallengeLine:
    """One challenge, as the page of its request shows it."""

    id: UUID
    ours: bool
    at: datetime
    due_at: datetime
    overdue: bool
    state: ChallengeState
    answer: ChallengeAnswerKind | None
    promised_at: datetime | None


def challenges_of(by: Actor, request: UUID) -> tuple[ChallengeLine, ...]:
    """The latest first. Nothing sealed is opened."""
    rows = list(Challenge.objects.filter(agency_request=request).defer("why", "harm").order_by("-number"))
    if not rows:
        return ()
    answers = {
        row.challenge_id: row for row in ChallengeAnswer.objects.filter(agency_request=request).defer("words")
    }
    return tuple(_line(by, row, answers.get(row.id)) for row in rows)


def insist_may_challenge(by: Actor, in_hand: InHand) -> int:
    """How many challenges there were before. Raises Missing for another side, Refused with every reason."""
    if by.agency not in (in_hand.asked.provider, in_hand.asked.keeper):
        raise Missing
    before = challenges_of(by, in_hand.asked.id)
    refuse_unless_may(_may(by, in_hand, before), Act.CHALLENGE_DECISION)
    return len(before)


def in_hand_of(by: Actor, challenge_id: UUID) -> tuple[Challenge, ChallengeAnswer | None, ChallengeInHand]:
    """For both sides. Raises Missing."""
    row = by_id.row(Challenge, challenge_id)
    if row is None:
        raise Missing
    answer = ChallengeAnswer.objects.filter(challenge=challenge_id).first()
    if answer is not None:
        answer.sealed_with(row.key_of_thing())
    return (
        row,
        answer,
        ChallengeInHand(row.keeper, row.provider, _state(row, answer), row.made_by_practitioner),
    )


def may_answer(by: Actor, in_hand: ChallengeInHand) -> Verdict:
    """What the Code says of answering it."""
    mine = facts.agencies(by, by.agency)[by.agency]
    return may_answer_challenge(facts.actor_facts(by, mine), in_hand, law_at(by.at))


def challenge_page(by: Actor, challenge_id: UUID) -> ChallengeView:
    """Raises Missing."""
    row, answer, in_hand = in_hand_of(by, challenge_id)
    ours = row.keeper == by.agency
    other = row.provider if ours else row.keeper
    return ChallengeView(
        id=row.id,
        reference=row.reference,
        ours=ours,
        other_agency=names([other])[other],
        provider=row.provider,
        request=row.agency_request_id if access.can_see(row.agency_request_id) else None,
        request_reference=row.request_reference,
        ground=ChallengeGround(row.ground),
        urgency=Urgency(row.urgency),
        was_due_at=row.was_due_at,
        at_risk=Answer(row.at_risk),
        why=row.why,
        harm=row.harm,
        at=row.made_at,
        due_at=row.due_at,
        worked_out=row.worked_out,
        overdue=_overdue(by, row, in_hand.state),
        state=in_hand.state,
        over_at=row.over_at,
        answer=ChallengeAnswerKind(answer.kind) if answer else None,
        words=answer.words if answer else "",
        promised_at=answer.promised_at if answer else None,
        answered_at=answer.made_at if answer else None,
        can_answer=may_answer(by, in_hand).standing is Standing.MAY,
    )


def _may(by: Actor, in_hand: InHand, before: tuple[ChallengeLine, ...]) -> Verdict:
    mine = facts.agencies(by, by.agency)[by.agency]
    waiting = any(one.state is ChallengeState.MADE for one in before)
    return may_challenge(facts.actor_facts(by, mine), hand(by, in_hand), law_at(by.at), waiting=waiting)


def _line(by: Actor, row: Challenge, answer: ChallengeAnswer | None) -> ChallengeLine:
    state = _state(row, answer)
    return ChallengeLine(
        id=row.id,
        ours=row.keeper == by.agency,
        at=row.made_at,
        due_at=row.due_at,
        overdue=_overdue(by, row, state),
        state=state,
        answer=ChallengeAnswerKind(answer.kind) if answer else None,
        promised_at=answer.promised_at if answer else None,
    )


def _state(row: Challenge, answer: ChallengeAnswer | None) -> ChallengeState:
    over = ChallengeState(row.over_as) if row.over_as else None
    return state_of_challenge(answered=answer is not None, over=over)


def _overdue(by: Actor, row: Challenge, state: ChallengeState) -> bool:
    return state is ChallengeState.MADE and clocks.is_overdue(row.due_at, by.at)
