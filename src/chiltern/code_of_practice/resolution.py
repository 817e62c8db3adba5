"""Challenging silence or an answer: who may, who answers, by when. Clauses 3.6, 4.1 and 8.4.

The Code sends a decision not to share to the Conflict Resolution procedure. Silence past its due time is challenged like a
refusal: whoever waits knows no more of why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.challenge_machine import CHALLENGE
from chiltern.code_of_practice.clocks import Due, after_hours, after_working_days
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import (
    ALREADY_CHALLENGED,
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
    SELF_DEALING,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import RequestInHand, may_do, verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    ChallengeGround,
    ChallengeState,
    Standing,
    Urgency,
)

DAYS, HOURS = "conflict-resolution.representatives.working_days", "reply.immediate_hours"


@dataclass(frozen=True, slots=True)
class ChallengeInHand:
    """A challenge, as far as the question "can I answer it?" looks at it."""

    challenger: Id
    provider: Id
    state: ChallengeState
    made_by: Id


def may_challenge(actor: ActorFacts, facts: RequestInHand, book: Book, *, waiting: bool) -> Verdict:
    """Whether whoever asked can challenge now. `waiting`: an earlier challenge is not answered yet."""
    found = may_do(Act.CHALLENGE_DECISION, actor, facts, book)
    against: tuple[Reason, ...] = () if found.standing is Standing.MAY else found.reasons
    return verdict_on_act((*against, *((ALREADY_CHALLENGED,) if waiting else ())), book)


def may_answer_challenge(actor: ActorFacts, facts: ChallengeInHand, book: Book) -> Verdict:
    """Who represents the agency asked, or manages there, answers; never who made it in another post."""
    against = []
    if actor.agency != facts.provider:
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, Act.ANSWER_CHALLENGE):
        against.append(NOT_THIS_ROLE)
    if not CHALLENGE.allows(facts.state, Act.ANSWER_CHALLENGE):
        against.append(NOT_IN_THIS_STATE)
    if actor.practitioner == facts.made_by:
        against.append(SELF_DEALING)
    return verdict_on_act(tuple(against), book)


def ground_of(facts: RequestInHand) -> ChallengeGround:
    """What is challenged: silence where it is late, else the answer."""
    return ChallengeGround.SILENCE if facts.late else ChallengeGround.ANSWER


def challenge_due(urgency: Urgency, at_risk: Answer, at: datetime, book: Book) -> Due:
    """By when it is answered: working days; hours where the request was urgent, or harm may come while it waits.

    What is not known reads as risk here: the shorter time harms nobody.
    """
    if urgency in (Urgency.IMMEDIATE, Urgency.URGENT) or at_risk is not Answer.NO:
        return after_hours(at, book.setting(HOURS))
    return after_working_days(at, book.setting(DAYS), book.bank_holidays)


def state_of_challenge(*, answered: bool, over: ChallengeState | None) -> ChallengeState:
    """Where it stands, from the rows of both sides; `over`: how it ended, where it has."""
    if over is not None:
        return over
    made = CHALLENGE.starts[0]
    return ChallengeState(CHALLENGE.next_state(made, Act.ANSWER_CHALLENGE) if answered else made)
