"""A meeting is closed: the minute was sent, nothing more goes into it. Clause 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.meeting_machine import MEETING
from chiltern.code_of_practice.words import Act, MeetingState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.meeting import end_meeting
from chiltern.sharing.models import Meeting, Minute
from chiltern.sharing.queries.meetings import insist_open_on_meeting, meeting_seen


@recorded("meeting.closed")
def close_meeting(*, by: Actor, meeting_id: UUID) -> Meeting:
    """Raises Missing, or Refused where it is not open or no minute was sent."""
    meeting = meeting_seen(meeting_id)
    insist_open_on_meeting(by, Act.CLOSE_MEETING, meeting)
    if not Minute.objects.filter(meeting=meeting).exists():
        raise Refused(
            "meeting.no_minute",
            "Send the minute first: it says what was decided, and who does what by when.",
            clauses=("3.8",),
        )
    state = MEETING.next_state(MeetingState(meeting.state), Act.CLOSE_MEETING)
    invited = end_meeting(by, meeting, MeetingState(state))
    record(by=by, thing=meeting.id, parties=[by.agency, *invited], says={"reference": meeting.reference})
    return meeting
