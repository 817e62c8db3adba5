"""The requester needs nothing more: the request is closed; it can still be asked again. Clauses 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.both_sides import requester_as_seen
from chiltern.code_of_practice.machines import REQUESTER
from chiltern.code_of_practice.words import Act, RequesterState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import AgencyRequest
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open


@recorded("request.closed")
def close_request(*, by: Actor, request_id: UUID) -> AgencyRequest:
    """Raises Missing or Refused."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.CLOSE_REQUEST, in_hand)
    asked = in_hand.asked
    state = requester_as_seen(in_hand.state, RequesterState(asked.requester_state))
    asked.requester_state = REQUESTER.next_state(state, Act.CLOSE_REQUEST)
    asked.save(update_fields=["requester_state"])
    access.file_under(request_id, kind="request.over", sort_at=by.at)
    record(by=by, thing=request_id, parties=[by.agency, asked.provider], says={})
    return asked
