"""Sets a conflict of interest for somebody who works here. They are not told. Serves clauses 3.7 and 4.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import conflicts as changes
from chiltern.agencies.models import ConflictNote
from chiltern.agencies.queries import posts as queries
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("conflict.set")
def set_conflict(
    *, by: Actor, practitioner: UUID, person: UUID, called: str = "", because: str = ""
) -> ConflictNote:
    """Between one of the acting agency's practitioners and one of its own people records.

    The entry names no thing, so that whoever can see the person does not learn of it. Raises Missing, Refused.
    """
    if not opens(by.role, Act.SET_CONFLICT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    if queries.person(by, practitioner).agency != by.agency or not changes.is_own_person(person, by.agency):
        raise Missing
    note = changes.set_conflict(by, practitioner, person, called=called, because=because)
    record(
        by=by,
        says={"practitioner": practitioner, "person": person, "told": list(note.told)},
        rows=[note],
    )
    return note
