"""The representative has seen that somebody asked what the agency does not say. Clauses 2.2 and 4.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import StandingReply
from chiltern.sharing.queries.fetch import people_filed


@recorded("attempt.acknowledged")
def acknowledge_attempt(*, by: Actor, attempt_id: UUID) -> None:
    """It leaves this post's list, and nobody else's. Raises Missing."""
    row = StandingReply.objects.filter(id=attempt_id, keeper=by.agency).first()
    if row is None or not access.can_see(attempt_id):
        raise Missing
    people = people_filed(attempt_id)
    access.grant([by.post], attempt_id, kind="attempt.seen", sort_at=by.at, people=people)
    record(by=by, thing=attempt_id, says={"reference": row.reference})
