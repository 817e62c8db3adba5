"""Invitations that are not answered: by when, and how far up each has gone, for both sides. Clauses 3.6 and 4.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.code_of_practice.clocks import is_overdue
from chiltern.code_of_practice.meetings import invitation_due
from chiltern.code_of_practice.words import MeetingState
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Meeting
from chiltern.sharing.queries.views import StepView

_STEPS = """
select thing, step, made_at from sharing_climb where thing = any(%s::uuid[]) and settled_at is null order by step"""


@dataclass(frozen=True, slots=True)
class WaitsView:
    """One agency's answer that is waited for."""

    agency: UUID
    due_at: datetime
    worked_out: str
    overdue: bool
    steps: tuple[StepView, ...]


def unanswered(by: Actor, meeting: Meeting, invitations: Mapping[UUID, UUID]) -> tuple[WaitsView, ...]:
    """Of invitations without an answer, by the agency that each went to; nothing once the meeting was held or called off."""
    if not invitations or meeting.state != MeetingState.CALLED:
        return ()
    law = law_at(meeting.made_at, asked_at=by.at)
    due = invitation_due(meeting.made_at, meeting.starts_at, law)
    late = is_overdue(due.at, by.at)
    taken = prepared.fetch(_STEPS, [list(invitations.values())]) if late else []
    return tuple(
        WaitsView(
            agency=agency,
            due_at=due.at,
            worked_out=due.worked_out,
            overdue=late,
            steps=tuple(StepView(step, at) for thing, step, at in taken if thing == invitation),
        )
        for agency, invitation in invitations.items()
    )
