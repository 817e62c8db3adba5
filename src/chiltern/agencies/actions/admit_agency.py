"""The council's officer admits an agency that has signed: from here it is a signatory. Clauses sign.3, sign.4."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies import changes
from chiltern.agencies.models import Agency
from chiltern.code_of_practice.machines import SIGNATORY
from chiltern.code_of_practice.words import Act, AgencyState, StatutoryDuty
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.facts import officer_may

CHECKED_BY = "the council's officer for the Code"


@recorded("agency.admitted")
def admit_agency(*, by: Actor, agency: UUID, statutory_duty: StatutoryDuty) -> None:
    """Admits it, with its key and duty desk, and whether the duty to share covers it.

    Raises Missing for anyone but the officer, AlreadyDone where it was admitted, Refused where it has not signed.
    """
    officer_may(by, Act.ADMIT_AGENCY)
    row = Agency.objects.select_for_update(of=("self",)).filter(id=agency).first()
    if row is None:
        raise Missing
    state = AgencyState(row.state)
    if state is AgencyState.ADMITTED:
        raise AlreadyDone("agency.admitted_before", f"{row.name} is a signatory already.", by_thing=row.id)
    if not SIGNATORY.allows(state, Act.ADMIT_AGENCY):
        raise Refused("agency.not_signed", f"{row.name} has not signed the Code.", clauses=("sign.3",))
    changes.check_duty(row, statutory_duty, by.at, checked_by=CHECKED_BY)
    changes.open_desks([row], by.at)
    standing = changes.move_to(row, AgencyState(SIGNATORY.next_state(state, Act.ADMIT_AGENCY)), by.at)
    record(
        by=by, thing=row.id, parties=[row.id], says={"statutory_duty": statutory_duty.value}, rows=[standing]
    )
