"""Says whether sharing without consent on a ground needs a second person at this agency. Clauses 1.3 and 3.3."""

from __future__ import annotations

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("second_person.set")
def set_second_person(*, by: Actor, needed: bool) -> None:
    """From now on; what was decided before stands. Raises Refused for a role that does not do this."""
    if not opens(by.role, Act.SET_SECOND_PERSON):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("1.3",))
    Agency.objects.filter(id=by.agency).update(second_on_grounds=needed)
    record(by=by, thing=by.agency, says={"needed": needed})
