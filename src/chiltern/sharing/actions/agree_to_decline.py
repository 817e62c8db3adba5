"""A manager agrees to a decision not to share: only then is it an answer. Clauses 3.8 and 9.3."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.words import Act, DecisionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing import decisions
from chiltern.sharing.changes.reviewing import ask_to_review
from chiltern.sharing.models import Decision
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open


@recorded("decision.agreed")
def agree_to_decline(*, by: Actor, request_id: UUID) -> Decision:
    """Makes the proposed decision the answer and tells the requester.

    Raises Missing, or Refused, also where the requester has written since.
    """
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.AGREE_TO_DECLINE, in_hand)
    if in_hand.decision is None:
        raise Missing
    decision: Decision = Decision.objects.with_keys().get(id=in_hand.decision.id)
    decisions.insist_nothing_since(in_hand, decision)
    decision.state = DECISION.next_state(DecisionState(decision.state), Act.AGREE_TO_DECLINE)
    decision.agreed_by = by.post
    decision.save(update_fields=["state", "agreed_by"])
    decisions.replace_earlier(by, decision)
    filed, filing = fetch.filed(by, request_id), Filing(by)
    going = decisions.going_with(decision)
    told = decisions.settle(by, filing, in_hand, decision, going, filed.readers)
    people = decisions.people_asked(in_hand)
    reviews = ask_to_review(by, filing, decision, people, filed.readers, gives=bool(going))
    filing.write(filed.people)
    decisions.name_as_the_request(in_hand, told, going)
    record(
        by=by,
        thing=request_id,
        parties=decisions.told_to(by, in_hand, decision),
        says={"decision": decision.id, "outcome": decision.outcome},
        rows=[*told, *reviews],
    )
    return decision
