"""The council's officer sends on, to an agency, what a person asked without naming one. Clause 8.3.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.agencies.queries import is_signatory
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.resolution.changes import personal as changes
from chiltern.resolution.models import PersonalSentOn
from chiltern.resolution.queries.personal import in_hand_of, insist_may


@recorded("personal.sent_on")
def send_request_on(*, by: Actor, request_id: UUID, agency: UUID) -> PersonalSentOn:
    """Raises Missing, Refused, Invalid at `agency`, or AlreadyDone."""
    in_hand = in_hand_of(by, request_id)
    about(request_id)
    if in_hand.sent_on is not None:
        raise AlreadyDone("personal.sent_on", "A colleague has sent this on already.")
    insist_may(by, Act.SEND_REQUEST_ON, in_hand)
    if not is_signatory(agency):
        raise Invalid("agency", "Choose an agency from the list")
    made = PersonalSentOn(
        id=new_id(), keeper=by.agency, made_at=by.at, request=in_hand.row, agency=agency, post=by.post
    )
    made.save(force_insert=True)
    desk = Agency.objects.values_list("duty_desk", flat=True).get(id=agency)
    changes.hand_on(by, request_id, agency, desk, in_hand.row.due_at)
    says = {"agency": agency, "due": in_hand.row.due_at}
    record(by=by, thing=request_id, parties=[agency], says=says, says_to={agency: says}, rows=[made])
    return made
