"""A manager does not agree: the decision goes back, and the clock runs on. Clause 9.3."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.words import Act, DecisionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import Decision
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.workings.asking import short_enough


@recorded("decision.sent_back")
def send_back_decision(*, by: Actor, request_id: UUID, why: str) -> Decision:
    """Raises Missing, Refused, or Invalid without a reason."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.SEND_BACK_DECISION, in_hand)
    if not why.strip():
        raise Invalid("why", "Say why you do not agree")
    short_enough("why", why)
    if in_hand.decision is None:
        raise Missing
    decision = in_hand.decision
    decision.state = DECISION.next_state(DecisionState(decision.state), Act.SEND_BACK_DECISION)
    decision.save(update_fields=["state"])
    record(by=by, thing=request_id, parties=[by.agency], says={"decision": decision.id, "why": why})
    return decision
