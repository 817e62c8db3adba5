"""Whoever decided on something reads it again, with a reason, after it was removed because consent ended. 2.2, 3.8, 9.1.

Nothing is destroyed by a withdrawal alone: what was relied on stays readable, for a short time, to the post that asks.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import ReliedRead
from chiltern.sharing.queries.stops import insist_may, stop_in_hand
from chiltern.sharing.workings.stopping import ReadingGiven

_READ = "select ctx.read_relied_on(%s::uuid, %s::uuid, %s::timestamptz)"


@recorded("relied_on.read")
def read_relied_on(*, by: Actor, stop_id: UUID, given: ReadingGiven) -> ReliedRead:
    """Raises Missing, Refused for who did not act on it, or Invalid without a reason."""
    in_hand = stop_in_hand(by, stop_id)
    about(stop_id)
    insist_may(by, Act.READ_RELIED_ON, in_hand)
    given.check()
    reading, until = new_id(), by.at + timedelta(hours=law_at(by.at).setting("break-glass.hours"))
    opened = sorted(item for (item,) in prepared.fetch(_READ, [stop_id, reading, until]))
    row = ReliedRead(
        id=reading,
        keeper=by.agency,
        made_at=by.at,
        stop=in_hand.stop,
        items=opened,
        reason=given.reason,
        until=until,
        post=by.post,
        practitioner=by.practitioner,
    )
    row.sealed_with(keys.held([stop_id])[stop_id]).save(force_insert=True)
    says = {"items": opened, "until": until}
    record(by=by, thing=stop_id, parties=[by.agency], says=says, rows=[row])
    return row
