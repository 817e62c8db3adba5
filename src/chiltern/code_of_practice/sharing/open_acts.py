"""Which acts are open on a request: one answer for buttons, interface, form help and record.

Clauses 3.6, 3.8, 4.1, 8.4, 9.3. Role, side, state, self-dealing and suspension each have their say; all are
listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts, AgencyFacts, Id
from chiltern.code_of_practice.machines import AGENCY_REQUEST, DECISION, DISCLOSURE, REQUESTER
from chiltern.code_of_practice.membership import may_ask_now
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_IN_THIS_STATE,
    NOT_LATE,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
    ONLY_OPENED,
    OPEN,
    OUTSIDE_SEES_NOTHING,
    OWN_DECISION,
    OWN_REPORT,
    RELEASE_TAKES_MANAGER,
    SELF_DEALING,
    WITHDRAWN,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.reported import ReportFacts, state_of_report
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    CallSide,
    DecisionState,
    Declining,
    DisclosureState,
    OrderQuestion,
    RequesterState,
    RequestState,
    Standing,
    Urgency,
)


@dataclass(frozen=True, slots=True)
class RequestInHand:
    """One request to one agency, as far as the question "what can I do with it?" looks at it."""

    provider: Id
    requester: Id
    state: RequestState
    requester_state: RequesterState = RequesterState.WAITING
    asked_by: Id | None = None
    decision_state: DecisionState | None = None
    decided_by: Id | None = None
    disclosure_state: DisclosureState | None = None
    second_person: Id | None = None
    declines: bool = False
    """Whether the decision withholds what takes a manager to withhold."""
    outside: bool = False
    """Whether it came from a body outside the Code, which sees nothing here, and was written down."""
    put_outside: bool = False
    """Whether a body outside the Code is asked: it sees nothing here, and is reached by a way of its own."""
    only_opened: bool = False
    """Whether the actor sees it under break-glass alone: to read, and for no act."""
    late: bool = False
    """Whether its due time has passed without an answer, and no clock stands still."""


class OpenAct(NamedTuple):
    """An act with what the Code says of it: MAY where it is open, MUST_NOT with every reason where it is
    not.
    """

    act: Act
    verdict: Verdict

    @property
    def open(self) -> bool:
        """Whether the act can be done."""
        return self.verdict.standing is Standing.MAY


PROVIDER_ACTS = (
    Act.ACKNOWLEDGE_REQUEST,
    Act.ASSIGN_REQUEST,
    Act.HAND_OVER_REQUEST,
    Act.ASK_TO_CLARIFY,
    Act.DECIDE_REQUEST,
    Act.AGREE_TO_DECLINE,
    Act.SEND_BACK_DECISION,
    Act.RELEASE_PLACE,
    Act.GIVE_PLACE_BACK,
    Act.DISCLOSE,
    Act.DECIDE_AGAIN,
    Act.LOOK_AFTERWARDS,
    Act.RECALL_DISCLOSURE,
)
REQUESTER_ACTS = (
    Act.CLARIFY_REQUEST,
    Act.ADD_TO_REQUEST,
    Act.WITHDRAW_REQUEST,
    Act.ACKNOWLEDGE_DISCLOSURE,
    Act.CLOSE_REQUEST,
    Act.ASK_AGAIN,
    Act.CHALLENGE_DECISION,
)
NOT_OUTSIDE = frozenset(
    {
        Act.ASK_TO_CLARIFY,
        Act.CLARIFY_REQUEST,
        Act.ADD_TO_REQUEST,
        Act.ASK_AGAIN,
        Act.CHALLENGE_DECISION,
    }
)
"""What takes somebody at the other side who reads it here."""
# Nobody decides in one post what they asked in another.
DECIDING = frozenset({Act.ASK_TO_CLARIFY, Act.DECIDE_REQUEST, Act.DECIDE_AGAIN, Act.DISCLOSE})
AGREEING = frozenset(
    {
        Act.AGREE_TO_DECLINE,
        Act.SEND_BACK_DECISION,
        Act.LOOK_AFTERWARDS,
        Act.RELEASE_PLACE,
        Act.GIVE_PLACE_BACK,
    }
)
WAITING = (DecisionState.PROPOSED, DecisionState.TO_RELEASE)
"""Decided, and no answer yet: nothing of it is the requester's to see."""
GIVER_ACTS = (Act.CONFIRM_REPORT, Act.CORRECT_REPORT)
ON_THE_DECISION = AGREEING
ON_THE_DISCLOSURE = frozenset({Act.RECALL_DISCLOSURE, Act.ACKNOWLEDGE_DISCLOSURE})


def open_acts(actor: ActorFacts, facts: RequestInHand, book: Book) -> tuple[OpenAct, ...]:
    """Every act on a request that belongs to the actor's side, with its verdict, in the order of the page.

    An agency on neither side gets none. Whether the actor may see the request at all is decided before this.
    """
    acts: tuple[Act, ...] = ()
    if actor.agency == facts.provider:
        acts += PROVIDER_ACTS
    if actor.agency == facts.requester:
        acts += ((Act.PUT_TO_OUTSIDE,) if facts.put_outside else ()) + REQUESTER_ACTS
    return tuple(OpenAct(act, may_do(act, actor, facts, book)) for act in acts)


def may_do(act: Act, actor: ActorFacts, facts: RequestInHand, book: Book) -> Verdict:
    """What the Code says of one act on a request."""
    against = []
    side = facts.provider if act in PROVIDER_ACTS else facts.requester
    if actor.agency != side:
        against.append(NOT_THIS_SIDE)
    named_second = act in AGREEING and actor.practitioner == facts.second_person
    if not (opens(actor.role, act) or named_second):
        against.append(NOT_THIS_ROLE)
    if facts.only_opened:
        against.append(ONLY_OPENED)
    if not _state_allows(act, facts):
        against.append(WITHDRAWN if facts.state is RequestState.WITHDRAWN else NOT_IN_THIS_STATE)
    elif act is Act.CHALLENGE_DECISION and not (
        facts.late or facts.requester_state is RequesterState.ANSWERED
    ):
        against.append(NOT_LATE)
    if act in NOT_OUTSIDE and (facts.outside or facts.put_outside):
        against.append(OUTSIDE_SEES_NOTHING)
    if act in DECIDING | AGREEING and facts.asked_by is not None and actor.practitioner == facts.asked_by:
        against.append(SELF_DEALING)
    if act in AGREEING and actor.practitioner == facts.decided_by:
        against.append(OWN_DECISION)
    if act is Act.RELEASE_PLACE and facts.declines and not opens(actor.role, Act.AGREE_TO_DECLINE):
        against.append(RELEASE_TAKES_MANAGER)
    return verdict_on_act(tuple(against), book)


def may_ask(actor: ActorFacts, agency: AgencyFacts, urgency: Urgency, book: Book) -> Verdict:
    """Whether a new request may go out: by role, and by what a suspension leaves open."""
    against = [] if opens(actor.role, Act.ASK_FOR_INFORMATION) else [NOT_THIS_ROLE]
    suspension = may_ask_now(agency, urgency)
    if suspension is not None and suspension.answer is Answer.NO:
        against.append(suspension)
    return verdict_on_act(tuple(against), book)


def may_write_down(actor: ActorFacts, book: Book) -> Verdict:
    """Whether a call may be written down: by role alone. What has happened can always be written down."""
    return verdict_on_act(() if opens(actor.role, Act.RECORD_CALL) else (NOT_THIS_ROLE,), book)


def report_acts(actor: ActorFacts, facts: ReportFacts, at: datetime, book: Book) -> tuple[OpenAct, ...]:
    """What the giver's agency can do with a call that its receiver wrote down; nothing for anybody else."""
    if actor.agency != facts.giver or facts.side is CallSide.GIVEN:
        return ()
    return tuple(OpenAct(act, may_answer_report(act, actor, facts, at, book)) for act in GIVER_ACTS)


def may_answer_report(act: Act, actor: ActorFacts, facts: ReportFacts, at: datetime, book: Book) -> Verdict:
    """What the Code says of confirming or correcting. Nobody confirms at one agency what they wrote at another."""
    against = []
    if actor.agency != facts.giver or facts.side is CallSide.GIVEN:
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if not DISCLOSURE.allows(state_of_report(facts, at), act):
        against.append(NOT_IN_THIS_STATE)
    if actor.practitioner == facts.written_by:
        against.append(OWN_REPORT)
    return verdict_on_act(tuple(against), book)


def _state_allows(act: Act, facts: RequestInHand) -> bool:
    if facts.state is RequestState.WITHDRAWN and act not in {*ON_THE_DISCLOSURE, Act.GIVE_PLACE_BACK}:
        return False
    if act in ON_THE_DECISION:
        return facts.decision_state is not None and DECISION.allows(facts.decision_state, act)
    if act in ON_THE_DISCLOSURE:
        return facts.disclosure_state is not None and DISCLOSURE.allows(facts.disclosure_state, act)
    if act is Act.CHALLENGE_DECISION:
        return REQUESTER.allows(facts.requester_state, act)
    if act is Act.DECIDE_REQUEST and facts.decision_state in (*WAITING, DecisionState.MADE):
        # Made and not told yet: a standing reply waits for its hour.
        return False
    if act is Act.DISCLOSE and facts.decision_state not in (None, DecisionState.MADE):
        return False
    if act is Act.DECIDE_AGAIN and facts.decision_state is not DecisionState.SUPERSEDED:
        return facts.decision_state is not None and facts.state is not RequestState.WITHDRAWN
    return AGENCY_REQUEST.allows(facts.state, act)


def verdict_on_act(against: tuple[Reason, ...], book: Book) -> Verdict:
    """MAY where nothing stands against an act, MUST_NOT with every reason where something does."""
    return Verdict(
        standing=Standing.MUST_NOT if against else Standing.MAY,
        question=OrderQuestion.OTHERWISE,
        in_danger=False,
        reasons=against or (OPEN,),
        notes=(),
        if_in_force=None,
        declining=Declining.FREE,
        items=(),
        book=book.digest,
    )
