"""The meetings that a post sees, by their day. Clauses 2.2 and 3.6.

Every list starts at access, as in `lists`. No name of a child stands in one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.code_of_practice.words import InvitationAnswer, MeetingKind, MeetingState, MeetingWay
from chiltern.foundation import access, prepared
from chiltern.foundation.access import Place
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.meetings import OPEN, OVER

_MEETINGS = """
select m.id, m.reference, m.kind, m.state, m.starts_at, m.way, m.keeper = %(mine)s::uuid, n.name, coalesce(r.answer, '')
  from sharing_meeting m left join agencies_agency n on n.id = m.keeper
  left join sharing_invitationreply r on r.meeting = m.id and r.keeper = %(mine)s::uuid
 where m.id = any(%(ids)s::uuid[])"""


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
