"""Who was there is written down: the meeting was held. Clauses 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.meeting_machine import MEETING
from chiltern.code_of_practice.words import Act, MeetingState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import Presence
from chiltern.sharing.queries.meetings import insist_open_on_meeting, meeting_seen, seats
from chiltern.sharing.workings.meeting import PresenceGiven


@recorded("meeting.held")
def record_presence(*, by: Actor, meeting_id: UUID, given: PresenceGiven) -> Presence:
    """Raises Missing, Refused, Invalid, or AlreadyDone. Others learn of it by the minute."""
    meeting = meeting_seen(meeting_id)
    insist_open_on_meeting(by, Act.RECORD_PRESENCE, meeting)
    given.check()
    if not set(given.agencies) <= {seat.agency for seat in seats(by, meeting)}:
        raise Invalid("agencies", "Choose among those who are invited; write others down by name")
    made: Presence = Presence(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        meeting=meeting,
        present=sorted(given.agencies),
        said={"people": given.people},
        written_by=by.post,
    ).sealed_with(meeting.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("meeting.held", "A colleague has written down already who was there.") from None
    meeting.state = MEETING.next_state(MeetingState(meeting.state), Act.RECORD_PRESENCE)
    meeting.save(update_fields=["state"])
    record(
        by=by,
        thing=meeting.id,
        parties=[by.agency],
        says={"reference": meeting.reference, "present": sorted(given.agencies)},
        rows=[made],
    )
    return made
