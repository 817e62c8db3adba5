"""A meeting as this post finds it: the row, who sits there, what is open on it. Clauses 2.2, 3.6 and 3.8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.meetings import (
    MeetingInHand,
    may_call,
    may_do_on_meeting,
    open_acts_on_meeting,
)
from chiltern.code_of_practice.sharing import OpenAct
from chiltern.code_of_practice.words import Act, InvitationAnswer, MeetingState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import Invitation, InvitationReply, Meeting
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.fetch import readers_of

OPEN, OVER = "meeting.open", "meeting.over"
"""In which list a meeting stands."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One agency that sits there, as far as this one knows: who reads for it, and, for whoever called, its answer."""

    agency: UUID
    name: str
    readers: tuple[UUID, ...]
    called: bool = False
    """Whether it called the meeting."""
    named: bool = True
    """Whether the others are shown its name."""
    answer: InvitationAnswer | None = None
    reason: str = ""
    invitation: UUID | None = None
    """For whoever called: the one to it."""


def meeting_seen(meeting_id: UUID) -> Meeting:
    """Raises Missing for an unknown and for a hidden one alike."""
    found = by_id.row(Meeting, meeting_id)
    if found is None:
        raise Missing
    return found


def acts_on_meeting(by: Actor, meeting: Meeting) -> tuple[OpenAct, ...]:
    """What this side can do, with what the Code says of each."""
    mine = facts.agencies(by, by.agency)[by.agency]
    return open_acts_on_meeting(facts.actor_facts(by, mine), _hand(by, meeting), law_at(by.at))


def insist_open_on_meeting(by: Actor, act: Act, meeting: Meeting) -> None:
    """Raises Refused with every reason where the act is not open."""
    mine = facts.agencies(by, by.agency)[by.agency]
    refuse_unless_may(
        may_do_on_meeting(act, facts.actor_facts(by, mine), _hand(by, meeting), law_at(by.at)), act
    )


def insist_may_call(by: Actor) -> None:
    """Raises Refused where the role does not call meetings."""
    mine = facts.agencies(by, by.agency)[by.agency]
    refuse_unless_may(may_call(facts.actor_facts(by, mine), law_at(by.at)), Act.CALL_MEETING)


def invitation_to(by: Actor, meeting: Meeting) -> Invitation:
    """The acting agency's own. Raises Missing where it called the meeting itself."""
    found: Invitation | None = (
        Invitation.objects.with_keys().filter(meeting=meeting, agency=by.agency).first()
    )
    if found is None:
        raise Missing
    return found


def seats(by: Actor, meeting: Meeting) -> tuple[Seat, ...]:
    """Every agency that something can be given to here, the acting one left out.

    Whoever called sees all that are invited; an invited agency those that are named; one that is not named gives to
    whoever called alone, since what it gives says from whom it comes.
    """
    if meeting.keeper == by.agency:
        return _all_invited(meeting)
    known = {UUID(agency): tuple(map(UUID, listed)) for agency, listed in meeting.said["seats"].items()}
    replies = InvitationReply.objects.filter(meeting=meeting.id, shows_name=True)
    known |= {agency: tuple(listed) for agency, listed in replies.values_list("keeper", "readers")}
    if by.agency not in known:
        known = {meeting.keeper: known[meeting.keeper]}
    called = names(list(known))
    found = (
        Seat(agency, called[agency], listed, called=agency == meeting.keeper)
        for agency, listed in known.items()
        if agency != by.agency and agency in called
    )
    return tuple(sorted(found, key=lambda seat: (not seat.called, seat.name.casefold())))


def seats_chosen(by: Actor, meeting: Meeting, chosen: Sequence[UUID]) -> tuple[Seat, ...]:
    """Those of the seats, each with readers that are its own. Raises Invalid where one is not there or not coming."""
    there = {seat.agency: seat for seat in seats(by, meeting) if seat.answer is not InvitationAnswer.DECLINED}
    if not set(chosen) <= there.keys():
        raise Invalid("recipients", "Somebody whom you chose is not coming any more: choose again")
    found = [there[agency] for agency in dict.fromkeys(chosen)]
    own = {seat.agency: readers_of(seat.agency, list(seat.readers)) for seat in found}
    if not all(own.values()):
        raise Invalid("recipients", "Nobody at one of these agencies can read it just now: ring them")
    return tuple(
        Seat(seat.agency, seat.name, tuple(own[seat.agency]), seat.called, seat.named) for seat in found
    )


def _all_invited(meeting: Meeting) -> tuple[Seat, ...]:
    invited = list(Invitation.objects.filter(meeting=meeting))
    replies = {
        row.invitation_id: row for row in InvitationReply.objects.with_keys().filter(meeting=meeting.id)
    }
    called = names([one.agency for one in invited]) if invited else {}
    found = []
    for one in invited:
        reply = replies.get(one.id)
        found.append(
            Seat(
                agency=one.agency,
                name=called.get(one.agency, "An agency that has left the Code"),
                readers=tuple(one.readers),
                named=one.named or bool(reply and reply.shows_name),
                answer=InvitationAnswer(reply.answer) if reply else None,
                reason=reply.reason if reply else "",
                invitation=one.id,
            )
        )
    return tuple(sorted(found, key=lambda seat: seat.name.casefold()))


def _hand(by: Actor, meeting: Meeting) -> MeetingInHand:
    reply = (
        None
        if meeting.keeper == by.agency
        else InvitationReply.objects.filter(meeting=meeting.id, keeper=by.agency).first()
    )
    return MeetingInHand(
        caller=meeting.keeper,
        state=MeetingState(meeting.state),
        answer=InvitationAnswer(reply.answer) if reply else None,
        held_already=was_held_already(meeting),
    )


def was_held_already(meeting: Meeting) -> bool:
    """Whether it was held before it was written down here: what is called is to come."""
    return meeting.starts_at < meeting.made_at
