"""Meetings about a child: who does what when, what terms let into which kind, what a family's version leaves out.

Clauses 3.2, 3.6, 3.7, 3.8, 3.10. Terms that say "may go to those who protect this child" cover strategy discussion,
conference and core group; in a team around the family and a MARAC the owner is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import Due, answer_back_due, moment_said
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.meeting_machine import MEETING
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import NOT_IN_THIS_STATE, NOT_THIS_ROLE, NOT_THIS_SIDE
from chiltern.code_of_practice.reasons_for_meetings import (
    ANSWERED_ALREADY,
    FAMILY_MAY,
    HELD_ALREADY,
    NOT_COMING,
    NOT_TO_BE_MENTIONED,
    PLACE_IS_HIDDEN,
    PLACE_NOT_KNOWN,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import OpenAct, verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    PROTECTING_KINDS,
    Act,
    Answer,
    InvitationAnswer,
    MeetingKind,
    MeetingState,
    PassingOn,
)

CALLER_ACTS = (
    Act.CONTRIBUTE,
    Act.RECORD_PRESENCE,
    Act.WRITE_MINUTE,
    Act.WRITE_FAMILY_VERSION,
    Act.HAND_OVER_FAMILY_VERSION,
    Act.CLOSE_MEETING,
    Act.CALL_OFF_MEETING,
)
INVITED_ACTS = (Act.ANSWER_INVITATION, Act.CONTRIBUTE)


@dataclass(frozen=True, slots=True)
class MeetingInHand:
    """A meeting, as far as the question "what can I do with it?" looks at it. `answer`: the actor's own agency's."""

    caller: Id
    state: MeetingState
    answer: InvitationAnswer | None = None
    held_already: bool = False
    """Whether it was held before it was written down here: nobody is asked to come, and nothing can be called off."""


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """A part of a meeting's record, as far as the family's version looks at it.

    `may`: what whoever put it in said of the family. `names_hidden_place`: its words hold a place that is hidden from
    somebody. `hidden`: whether anybody here has such a place at all.
    """

    may: Answer
    locating: bool = False
    not_to_be_mentioned: bool = False
    names_hidden_place: bool = False
    hidden: Answer = Answer.NOT_KNOWN


def may_call(actor: ActorFacts, book: Book) -> Verdict:
    """Whether this post calls meetings: by role alone."""
    return verdict_on_act(() if opens(actor.role, Act.CALL_MEETING) else (NOT_THIS_ROLE,), book)


def open_acts_on_meeting(actor: ActorFacts, facts: MeetingInHand, book: Book) -> tuple[OpenAct, ...]:
    """What the actor's side can do, each with its verdict. Whether the actor sees the meeting is decided before."""
    acts = CALLER_ACTS if actor.agency == facts.caller else INVITED_ACTS
    return tuple(OpenAct(act, may_do_on_meeting(act, actor, facts, book)) for act in acts)


def may_do_on_meeting(act: Act, actor: ActorFacts, facts: MeetingInHand, book: Book) -> Verdict:
    """What the Code says of one act on a meeting."""
    against: list[Reason] = []
    if act not in (CALLER_ACTS if actor.agency == facts.caller else INVITED_ACTS):
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if not MEETING.allows(facts.state, act):
        against.append(NOT_IN_THIS_STATE)
    if act in (Act.ANSWER_INVITATION, Act.CALL_OFF_MEETING) and facts.held_already:
        against.append(HELD_ALREADY)
    if act is Act.ANSWER_INVITATION and facts.answer is not None:
        against.append(ANSWERED_ALREADY)
    if act is Act.CONTRIBUTE and facts.answer is InvitationAnswer.DECLINED:
        against.append(NOT_COMING)
    return verdict_on_act(tuple(against), book)


def invitation_due(invited_at: datetime, starts_at: datetime, book: Book) -> Due:
    """When an invitation is answered: as what is told is answered back, and before the meeting starts."""
    due = answer_back_due(invited_at, book)
    if due.at <= starts_at:
        return due
    return Due(starts_at, f"Before the meeting starts: {moment_said(starts_at)}.")


def protects_this_child(kind: MeetingKind) -> Answer:
    """Whether what goes into such a meeting goes to those who protect this child."""
    return Answer.YES if kind in PROTECTING_KINDS else Answer.NO


def preset_passing_on(kind: MeetingKind) -> PassingOn:
    """The terms that a contribution starts with; whoever decides may change them."""
    return PassingOn.PROTECTS if kind in PROTECTING_KINDS else PassingOn.ASK_ME


def against_family(part: FamilyPart) -> tuple[Reason, ...]:
    """What keeps a part out of the family's version; nothing where it may stand there."""
    against = [] if part.may is Answer.YES else [FAMILY_MAY.by(part.may)]
    if part.not_to_be_mentioned:
        against.append(NOT_TO_BE_MENTIONED)
    if part.names_hidden_place or (part.locating and part.hidden is Answer.YES):
        against.append(PLACE_IS_HIDDEN)
    elif part.locating and part.hidden is Answer.NOT_KNOWN:
        against.append(PLACE_NOT_KNOWN)
    return tuple(against)
