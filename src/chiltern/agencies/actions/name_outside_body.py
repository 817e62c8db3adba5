"""Name and describe a body outside the Code that the agency deals with. Clauses 3.6, 3.7, 7.1 and sign.1.

One that works for a signatory and has not signed: whoever commissions it, and the council's officer, are told and chase it.
"""

from __future__ import annotations

from chiltern.agencies.changes.outside import name_body
from chiltern.agencies.models import Agency, OutsideBody
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, AgencyState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.foundation.ids import OFFICE
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("outside_body.named")
def name_outside_body(*, by: Actor, given: BodyGiven) -> OutsideBody:
    """Raises Refused for a role that does not work with children, Invalid for a field."""
    if not opens(by.role, Act.RECORD_CALL):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("3.6",))
    given.check()
    works_for = given.commissioned_by
    if works_for is not None and not Agency.objects.filter(id=works_for, state=AgencyState.ADMITTED).exists():
        raise Invalid("commissioned_by", "Choose a signatory, or leave this empty")
    row, said = name_body(by, given)
    record(
        by=by,
        thing=row.id,
        parties=[by.agency, *([works_for, OFFICE] if works_for else [])],
        says={"function": row.function, "commissioned_by": works_for},
        rows=[row, said],
    )
    return row
