"""A consent is past its last day: whoever has something on it alone is asked, as for one that is taken back. 3.3, 3.10, 9.1.

As somebody at home who sees the person; the last day was said with the answer, and nobody has to write anything down.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import seen
from chiltern.sharing.changes import stopping
from chiltern.sharing.models import ConsentStop
from chiltern.sharing.queries.lapsed import lapsed_last


@recorded("consent.lapsed")
def follow_lapse(*, by: Actor, person: UUID) -> tuple[ConsentStop, ...]:
    """Raises Missing where the person is not there for this post, AlreadyDone where nothing has lapsed."""
    seen(person)
    about(person)
    lapsed = lapsed_last(by, person)
    if lapsed is None:
        raise AlreadyDone("consent.lapsed", "Nothing about them is past its last day.")
    stopped = stopping.stop_what_rests(by, person, lapsed.consent, lapsed.ended_at)
    record(
        by=by,
        thing=person,
        says={"consent": lapsed.consent, "stopped": [stop.id for stop in stopped.seen]},
        says_to=stopped.told(),
        rows=list(stopped.seen),
    )
    return stopped.rows
