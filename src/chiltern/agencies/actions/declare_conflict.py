"""Declares one's own conflict of interest with a person: from now on that person does not exist for one. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import conflicts as changes
from chiltern.agencies.models import ConflictNote
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("conflict.declared")
def declare_conflict(*, by: Actor, person: UUID, called: str = "", because: str = "") -> ConflictNote:
    """`person` is the acting agency's own record. Raises Missing for what this post cannot see, and Refused."""
    if not opens(by.role, Act.DECLARE_CONFLICT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    if not access.can_see(person) or not changes.is_own_person(person, by.agency):
        raise Missing
    note = changes.set_conflict(by, by.practitioner, person, called=called, because=because)
    record(
        by=by,
        says={"practitioner": by.practitioner, "person": person, "told": list(note.told)},
        rows=[note],
    )
    return note
