"""Meetings in lists: invitations and minutes among what waits, and the meetings themselves by their day. Clauses 2.2, 3.6.

Every list starts at access, as in `lists`. No name of a child stands in one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.code_of_practice.clocks import is_overdue, moment_said
from chiltern.code_of_practice.words import InvitationAnswer, MeetingKind, MeetingState, MeetingWay
from chiltern.foundation import access, prepared
from chiltern.foundation.access import Listed, Place
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.meetings import OPEN, OVER
from chiltern.sharing.queries.views import Row

_ROWS = """
select i.id, 'invitation', m.reference, n.name, m.kind, m.starts_at
  from sharing_invitation i join sharing_meeting m on m.id = i.meeting_id
  left join agencies_agency n on n.id = i.keeper where i.id = any(%(invitation)s::uuid[])
union all
select c.id, 'minute', m.reference, n.name, m.kind, c.made_at
  from sharing_minutecopy c join sharing_meeting m on m.id = c.meeting
  left join agencies_agency n on n.id = c.keeper where c.id = any(%(minute)s::uuid[])"""
_MEETINGS = """
select m.id, m.reference, m.kind, m.state, m.starts_at, m.way, m.keeper = %(mine)s::uuid, n.name, coalesce(r.answer, '')
  from sharing_meeting m left join agencies_agency n on n.id = m.keeper
  left join sharing_invitationreply r on r.meeting = m.id and r.keeper = %(mine)s::uuid
 where m.id = any(%(ids)s::uuid[])"""
_NOUNS = ("invitation", "minute")
_WAITS = ("invitation.received", "invitation.climbed")
"""Sorted by when they are to be answered."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting in the list."""

    id: UUID
    reference: str
    kind: str
    state: str
    starts_at: datetime
    way: str
    ours: bool
    caller: str
    answer: str
    """Ours, where we are invited; empty where we have not answered."""


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One page: to come the soonest first, over the latest first."""

    rows: tuple[MeetingRow, ...]
    after: Place | None


def meeting_rows(by: Actor, listed: Sequence[Listed]) -> dict[UUID, Row]:
    """Invitations and minutes among things of any kind; asks nothing where there are none."""
    ids = {noun: [one.thing for one in listed if one.kind.split(".")[0] == noun] for noun in _NOUNS}
    if not any(ids.values()):
        return {}
    due = {one.thing: one.sort_at for one in listed if one.kind in _WAITS}
    return {
        thing: Row(
            thing=thing,
            reference=reference,
            other_agency=other or "",
            purpose="",
            urgency="",
            sort_at=due.get(thing, at),
            state=_says(noun, kind, at),
            overdue=thing in due and is_overdue(due[thing], by.at),
            runs=thing in due,
            kind=noun,
        )
        for thing, noun, reference, other, kind, at in prepared.fetch(_ROWS, ids)
    }


def meetings(by: Actor, *, over: bool = False, after: Place | None = None) -> MeetingPage:
    """Those that this post sees: called by its agency, or to which it is invited."""
    listed, more = access.page(by, [OVER if over else OPEN], after=after, newest_first=over)
    found = {
        id: MeetingRow(
            id,
            reference,
            MeetingKind(kind).says,
            MeetingState(state).says,
            at,
            MeetingWay(way).says,
            ours,
            caller or "",
            InvitationAnswer(answer).says if answer else "",
        )
        for id, reference, kind, state, at, way, ours, caller, answer in prepared.fetch(
            _MEETINGS, {"mine": by.agency, "ids": [one.thing for one in listed]}
        )
    } if listed else {}  # fmt: skip
    rows = tuple(found[one.thing] for one in listed if one.thing in found)
    return MeetingPage(rows, Place(listed[-1].sort_at, listed[-1].thing) if more else None)


def _says(noun: str, kind: str, at: datetime) -> str:
    called = MeetingKind(kind).says
    return f"minute of the {called}" if noun == "minute" else f"{called}, {moment_said(at)}"
