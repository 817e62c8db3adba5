"""Decide again, with what has become known: the later decision replaces the earlier, which stays as it was. Clause 3.8.

The requester gets an answer of its own for it; what was shared before stays shared.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.words import Act, DecisionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.hidden_places import hidden_places
from chiltern.sharing import decisions
from chiltern.sharing.changes import releasing
from chiltern.sharing.changes.recognising import words_entered
from chiltern.sharing.models import Decision
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_deciding
from chiltern.sharing.queries.hidden_words import deciding_with_places, insist_no_place
from chiltern.sharing.queries.verdicts import both_sides, danger_read, insist_decidable, weigh
from chiltern.sharing.workings.deciding import DecisionGiven


@recorded("request.decided_again")
def decide_again(*, by: Actor, request_id: UUID, given: DecisionGiven) -> Decision:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone where the one it replaces was replaced already."""
    in_hand = fetch.alone(by, request_id)
    earlier = in_hand.decision
    if given.replaces is None or earlier is None:
        raise Missing
    both = both_sides(by, in_hand)
    insist_deciding(by, in_hand, given.replaces, known=both)
    decisions.insist_read(in_hand, given)
    given.check()
    hidden = hidden_places(by, under=request_id)
    given = deciding_with_places(by, hidden, given, danger_read(in_hand, given, both))
    weighed = weigh(by, in_hand, given, both=both)
    insist_decidable(weighed, given)
    insist_no_place(
        hidden, {"as_sent": given.as_sent}, in_danger=weighed.verdict.in_danger, items=given.going
    )
    if earlier.state != DecisionState.MADE:
        earlier.state = DECISION.next_state(DecisionState(earlier.state), Act.DECIDE_AGAIN)
        earlier.save(update_fields=["state"])
        releasing.forget(by, earlier.id)
    decision, made = decisions.stand(by, in_hand, given, weighed)
    record(
        by=by,
        thing=request_id,
        parties=decisions.told_to(by, in_hand, decision),
        says={
            "outcome": given.outcome,
            "state": decision.state,
            "standing": weighed.verdict.standing,
            "book": weighed.law.digest,
            "rows": list(weighed.verdict.rows),
            "replaces": earlier.id,
            **given.rests_on,
            **words_entered(made),
        },
        rows=made,
    )
    return decision
