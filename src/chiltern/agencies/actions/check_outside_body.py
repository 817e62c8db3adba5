"""Write down how it was made sure that a body outside the Code is what it says. Clauses 3.6 and 3.7.

That nobody checked is an answer too, and shows.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import OutsideChecked
from chiltern.agencies.queries.outside import own_body
from chiltern.agencies.workings.outside import CheckGiven
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("outside_body.checked")
def check_outside_body(*, by: Actor, body_id: UUID, given: CheckGiven) -> OutsideChecked:
    """Raises Missing, Refused for a role that does not work with children, or Invalid for a field."""
    if not opens(by.role, Act.RECORD_CALL):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("3.6",))
    body = own_body(by, body_id)
    given.check(by.at)
    row: OutsideChecked = OutsideChecked(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        body=body,
        how=given.how,
        happened_at=given.happened_at,
        where_found=given.where_found,
        whom=given.whom,
        checked_by=by.post,
        checked_by_practitioner=by.practitioner,
    ).sealed_with(body.key_of_thing())
    row.save(force_insert=True)
    record(by=by, thing=body.id, says={"how": given.how, "happened_at": given.happened_at}, rows=[row])
    return row
