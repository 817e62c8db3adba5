"""Write down how a body outside the Code was asked: by which way, when, whom, how we know that it is they. 3.6, 3.7, sign.1.

It sees nothing here. Its clock runs for us from when the request was made, and its answer is written down like a call.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act, CallSide
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.reached import write_reached
from chiltern.sharing.models import ReachedOutside
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.workings.following import ToldGiven


@recorded("request.put_outside")
def put_to_outside(*, by: Actor, request_id: UUID, reached: ToldGiven) -> ReachedOutside:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone where a colleague was a moment earlier."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.PUT_TO_OUTSIDE, in_hand)
    reached.check(sent_at=reached.happened_at, at=by.at, outside=True)
    key = in_hand.asked.key_of_thing()
    row = write_reached(by, request_id, key, CallSide.GIVEN, reached)
    says = {
        "outside_body": in_hand.asked.provider,
        "method": reached.method,
        "happened_at": reached.happened_at,
    }
    record(by=by, thing=request_id, parties=[by.agency], says=says, rows=[row])
    return row
