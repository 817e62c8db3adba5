"""Takes a copy of a minute into the agency's own file: who, when, and a reference for the paper. Clauses 3.6 and 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.foundation.ids import new_id, new_reference
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.relied_on import is_over, keep_readable
from chiltern.sharing.models import MinuteCopy, MinuteFileCopy
from chiltern.sharing.queries.consent_over import consent_over
from chiltern.sharing.queries.minute_page import came_in
from chiltern.sharing.workings.passing import OVER
from chiltern.sharing.workings.stopping import OVER as CONSENT_OVER


@recorded("minute.taken_into_file")
def take_minute_into_file(*, by: Actor, copy_id: UUID) -> MinuteFileCopy:
    """For whoever sent the minute and whoever got it; each part goes with it, under the terms under which it came.

    Raises Missing, or Refused where the time of a part is over, or the consent on which alone it came.
    """
    copy = MinuteCopy.objects.filter(id=copy_id).first()
    if copy is None:
        raise Missing
    insist_working(copy.id)
    parts = {one.id: one for one in came_in(by, copy).values() if one.recipient == by.agency}
    if any(is_over(one, by.at) for one in parts.values()):
        raise Refused("disclosure.over", OVER, clauses=("3.10",))
    if any(consent_over(by, one) for one in parts):
        raise Refused("disclosure.consent_over", CONSENT_OVER, clauses=("3.3", "3.10", "9.1"))
    made = MinuteFileCopy(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        minute_copy=copy.id,
        reference=new_reference(),
        post=by.post,
        practitioner=by.practitioner,
    )
    made.save(force_insert=True)
    for one in parts.values():
        keep_readable(by, one)
    says = {"reference": made.reference}
    record(by=by, thing=copy.id, parties=[by.agency, copy.keeper], says=says, rows=[made])
    return made
