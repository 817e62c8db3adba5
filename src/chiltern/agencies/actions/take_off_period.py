"""Takes a term or a closure off the agency's list; what it said stays in the record. Serves clauses 2.2 and 4.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import Period
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("period.taken_off")
def take_off_period(*, by: Actor, period_id: UUID) -> None:
    """Raises Missing for another agency's or one that is off already, Refused for a role that does not do this."""
    if not opens(by.role, Act.SET_OPENING):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    off = Period.objects.filter(id=period_id, keeper=by.agency, taken_off_at=None).update(taken_off_at=by.at)
    if not off:
        raise Missing
    record(by=by, says={"period": period_id})
