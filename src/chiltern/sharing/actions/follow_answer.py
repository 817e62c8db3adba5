"""A new answer, or a judgement of competence, has ended what rested on an earlier one: its recipients are asked. 3.3, 9.1, 9.2.

As for a consent that is taken back: somebody who agreed says no, or a child who can decide this has said no.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import seen
from chiltern.sharing.changes import stopping
from chiltern.sharing.models import ConsentStop


@recorded("consent.followed")
def follow_answer(*, by: Actor, person: UUID, answer: UUID) -> tuple[ConsentStop, ...]:
    """`answer`: the record by which it ended. Raises Missing where the person is not there for this post."""
    seen(person)
    about(person)
    stopped = stopping.stop_what_rests(by, person, answer, by.at)
    record(
        by=by,
        thing=person,
        says={"answer": answer, "stopped": [stop.id for stop in stopped.seen]},
        says_to=stopped.told(),
        rows=list(stopped.seen),
    )
    return stopped.rows
