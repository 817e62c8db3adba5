"""Lift a hold, with a reason; one after a child's death is lifted by those who represent the agency alone. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import Hold


@recorded("hold.lifted")
def lift_hold(*, by: Actor, hold_id: UUID, because: str) -> Hold:
    """Raises Missing, Refused, AlreadyDone, or Invalid without a reason."""
    hold: Hold | None = Hold.objects.with_keys().filter(id=hold_id).first()
    if hold is None:
        raise Missing
    if not opens(by.role, Act.SET_HOLD):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    if hold.after_death and by.role not in (Role.REPRESENTATIVE, Role.DEPUTY):
        raise Refused(
            "hold.after_death",
            "This hold is for a review after a death. Ask your agency's representative to lift it.",
            clauses=("4.1",),
        )
    if hold.lifted_at is not None:
        raise AlreadyDone("hold.lifted", "This hold has been lifted already.")
    hold.lifted_because = words(because, "because", "Say why it is lifted")
    hold.lifted_at, hold.lifted_by = by.at, by.post
    hold.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
    record(by=by, thing=hold.id, says={"because": hold.lifted_because})
    return hold
