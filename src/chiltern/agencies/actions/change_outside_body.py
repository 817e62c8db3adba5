"""What our agency knows of a body outside the Code has changed; what it knew before stays beside it. Clauses 3.6 and 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes.outside import change_body
from chiltern.agencies.models import OutsideSaid
from chiltern.agencies.queries.outside import own_body
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("outside_body.changed")
def change_outside_body(*, by: Actor, body_id: UUID, given: BodyGiven) -> OutsideSaid:
    """For whom it works stays as it was named. Raises Missing, Refused by role, or Invalid for a field."""
    if not opens(by.role, Act.RECORD_CALL):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("3.6",))
    given.check()
    body = own_body(by, body_id)
    *before, now = change_body(by, body, given)
    record(by=by, thing=body.id, says={"number": now.number}, rows=[*before, now])
    return now
