"""A manager agrees to a decision not to share: only then is it an answer. Clauses 3.8 and 9.3."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.words import Act, DecisionState, Outcome
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing import changes
from chiltern.sharing.models import DecidedItem, Decision
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.workings.deciding import terms_from


@recorded("decision.agreed")
def agree_to_decline(*, by: Actor, request_id: UUID) -> Decision:
    """Makes the proposed decision the answer and tells the requester. Raises Missing or Refused."""
    in_hand = fetch.agency_request(by, request_id)
    insist_open(by, Act.AGREE_TO_DECLINE, in_hand)
    if in_hand.decision is None or in_hand.handling is None:
        raise Missing
    decision: Decision = Decision.objects.with_keys().get(id=in_hand.decision.id)
    decision.state = DECISION.next_state(DecisionState(decision.state), Act.AGREE_TO_DECLINE)
    decision.agreed_by = by.post
    decision.save(update_fields=["state", "agreed_by"])
    filed, filing = fetch.filed(by, request_id), Filing(by)
    told = changes.answer(by, filing, in_hand.asked, decision, _telling(decision, filed.readers))
    filing.write(filed.people)
    changes.close_handling(by, in_hand.handling)
    record(
        by=by,
        thing=request_id,
        parties=[by.agency, in_hand.asked.keeper],
        says={"decision": decision.id, "outcome": decision.outcome},
        rows=told,
    )
    return decision


def _telling(decision: Decision, home: list[UUID]) -> changes.Telling:
    said = decision.answers["said"]
    going = DecidedItem.objects.filter(decision=decision, shared=True).values_list("item", flat=True)
    return changes.Telling(
        outcome=Outcome(decision.outcome),
        as_sent=said["as_sent"],
        terms=terms_from(said["terms"]),
        method=said["answers"]["method"],
        going=list(going),
        home=home,
    )
