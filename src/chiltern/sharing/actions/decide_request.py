"""Decide on a request, on the record, and disclose in the same act. Clauses 3.3 to 3.6, 3.8, 3.10 and 9.3.

Declining what must be shared waits for a manager: until then the decision is proposed and the clock runs.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.hidden_places import hidden_places
from chiltern.sharing import decisions
from chiltern.sharing.changes.recognising import words_entered
from chiltern.sharing.models import Decision
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_deciding
from chiltern.sharing.queries.hidden_words import deciding_with_places, insist_no_place
from chiltern.sharing.queries.verdicts import both_sides, danger_read, insist_decidable, weigh
from chiltern.sharing.workings.deciding import DecisionGiven


@recorded("request.decided")
def decide_request(*, by: Actor, request_id: UUID, given: DecisionGiven) -> Decision:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone where a colleague decided a moment earlier."""
    in_hand = fetch.alone(by, request_id)
    both = both_sides(by, in_hand)
    insist_deciding(by, in_hand, known=both)
    decisions.insist_read(in_hand, given)
    given.check()
    hidden = hidden_places(by, under=request_id)
    given = deciding_with_places(by, hidden, given, danger_read(in_hand, given, both))
    weighed = weigh(by, in_hand, given, both=both)
    insist_decidable(weighed, given)
    insist_no_place(
        hidden, {"as_sent": given.as_sent}, in_danger=weighed.verdict.in_danger, items=given.going
    )
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
            **given.rests_on,
            **words_entered(made),
        },
        rows=made,
    )
    return decision
