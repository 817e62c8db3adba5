"""I know whom this request is about: said before anybody has matched it, it binds from this moment. Clauses 2.2 and 3.7.

The request is filed under everybody of our own who could be meant, seen by the one who says so or not; where nobody is like
them, a record is made for the duty desk. Whoever says it learns neither.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import conflicts
from chiltern.agencies.models import ConflictNote
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.meant import whoever_is_meant
from chiltern.sharing.queries import fetch


@recorded("conflict.declared")
def declare_on_request(*, by: Actor, request_id: UUID, because: str = "") -> list[ConflictNote]:
    """Raises Missing for what this post cannot see, and Refused. A colleague who matches it files it under them too."""
    if not opens(by.role, Act.DECLARE_CONFLICT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    in_hand = fetch.alone(by, request_id)
    meant = whoever_is_meant(by, in_hand)
    # First filed, then bound: whoever is bound sees it no more, and moves nothing of it.
    access.file_under(request_id, people=sorted({*fetch.people_filed(request_id), *meant}))
    notes = [
        conflicts.set_conflict(by, by.practitioner, person, called=called, because=because.strip())
        for person, called in meant.items()
    ]
    record(
        by=by,
        says={"practitioner": by.practitioner, "people": list(meant), "told": list(notes[0].told)},
        rows=notes,
    )
    return notes
