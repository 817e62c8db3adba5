"""An agency applies to join the Code: anyone may apply for it, nobody holds a post there yet. Clause sign.1."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError

from chiltern.agencies import changes, queries
from chiltern.agencies.workings.profile import NewAgency, WrongProfile, checked
from chiltern.code_of_practice.machines import SIGNATORY
from chiltern.code_of_practice.words import Act, AgencyState
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record

__all__ = ["NewAgency", "apply_to_join"]

_TAKEN = {
    AgencyState.APPLIED: "has applied already. Go on with the link that was shown then, or ask the council’s officer",
    AgencyState.SIGNED: "has signed already, and waits for the council’s officer to admit it",
    AgencyState.ADMITTED: "is a signatory already",
    AgencyState.LEFT: "was a signatory and left. Ask the council’s officer to bring it back",
}


@recorded("agency.applied")
def apply_to_join(*, by: Outsider, agency: NewAgency) -> UUID:
    """Gives the agency's id. Raises Invalid at a field of the form: a name in use, a text that cannot be right."""
    try:
        new = checked(agency)
    except WrongProfile as wrong:
        raise Invalid(wrong.field, wrong.says) from None
    if taken := queries.standing_of_name(new.name):
        raise Invalid("name", f"‘{new.name}’ {_TAKEN[taken]}")
    if new.commissioned_by and queries.standing_of_name(new.commissioned_by) is not AgencyState.ADMITTED:
        raise Invalid("commissioned_by", "Choose the agency that commissions yours from the list")
    state = SIGNATORY.next_state(AgencyState.OUTSIDE, Act.APPLY_TO_JOIN)
    try:
        made = changes.make_agencies([new], by.at, state=AgencyState(state))
    except IntegrityError:
        # Two at once with one name: the other was a moment earlier.
        raise Invalid("name", f"‘{new.name}’ {_TAKEN[AgencyState.APPLIED]}") from None
    one = made.agencies[0]
    record(by=by, thing=one.id, says={"name": one.name, "legal_body": new.legal_body}, rows=made.standings)
    return one.id
