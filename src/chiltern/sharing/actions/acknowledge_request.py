"""The duty desk says: we have it. The requester sees so; the clock runs on. Clause 3.6."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.machines import AGENCY_REQUEST
from chiltern.code_of_practice.words import Act, RequestState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import Handling
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open


@recorded("request.acknowledged")
def acknowledge_request(*, by: Actor, request_id: UUID) -> Handling:
    """Raises Missing, Refused, or AlreadyDone where a colleague was a moment earlier."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.ACKNOWLEDGE_REQUEST, in_hand)
    handling = Handling(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency_request=in_hand.asked,
        state=AGENCY_REQUEST.next_state(RequestState.SENT, Act.ACKNOWLEDGE_REQUEST),
        acknowledged_at=by.at,
    )
    try:
        with transaction.atomic():
            handling.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone(
            "request.acknowledged", "A colleague has acknowledged this request already."
        ) from None
    record(
        by=by,
        thing=request_id,
        parties=[by.agency, in_hand.asked.keeper],
        says={"reference": in_hand.asked.reference},
        rows=[handling],
    )
    return handling
