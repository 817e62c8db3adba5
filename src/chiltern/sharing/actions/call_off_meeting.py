"""A meeting is called off, with a word to everybody who was invited. Clauses 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.meeting_machine import MEETING
from chiltern.code_of_practice.words import Act, MeetingState
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.meeting import end_meeting
from chiltern.sharing.models import Meeting
from chiltern.sharing.queries.meetings import insist_open_on_meeting, meeting_seen


@recorded("meeting.called_off")
def call_off_meeting(*, by: Actor, meeting_id: UUID) -> Meeting:
    """Raises Missing or Refused. What was put in stays where it went."""
    meeting = meeting_seen(meeting_id)
    insist_open_on_meeting(by, Act.CALL_OFF_MEETING, meeting)
    state = MEETING.next_state(MeetingState(meeting.state), Act.CALL_OFF_MEETING)
    invited = end_meeting(by, meeting, MeetingState(state))
    record(by=by, thing=meeting.id, parties=[by.agency, *invited], says={"reference": meeting.reference})
    return meeting
