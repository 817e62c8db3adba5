"""Writes down that something past its due time has gone up a step: both sides can see so. Clauses 3.6 and 4.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.foundation.actor import Outsider
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.queries.overdue import OUTWARDS, Late


@recorded("overdue.climbed")
def record_climb(*, by: Outsider, climb_id: UUID, late: Late) -> None:
    """The scheme's clock acts; the agency that has to answer and the one that waits are told the same.

    A body outside the Code, waiting or waited for, has no record here.
    """
    outwards = late.noun in OUTWARDS
    told = {
        "climb": climb_id,
        "step": late.step,
        "due_at": late.due_at,
        "reference": late.reference,
        "waited_for_by": late.agency if outwards else late.other,
        "to_answer": late.other if outwards else late.agency,
    }
    agencies = Agency.objects.filter(id__in=[late.agency, late.other]).values_list("id", flat=True)
    record(by=by, thing=late.thing, says_to=dict.fromkeys(agencies, told))
