"""Lifts a conflict of interest, with a reason: the colleague sees again what their teams see. Clauses 3.7 and 4.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import conflicts as changes
from chiltern.agencies.models import ConflictNote
from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("conflict.lifted")
def lift_conflict(*, by: Actor, note_id: UUID, because: str) -> ConflictNote:
    """Nobody lifts their own. Raises Missing, Refused, AlreadyDone, or Invalid without a reason."""
    if not opens(by.role, Act.SET_CONFLICT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    note: ConflictNote | None = ConflictNote.objects.with_keys_left().filter(id=note_id).first()
    if note is None or note.practitioner == by.practitioner:
        raise Missing
    if note.lifted_at is not None:
        raise AlreadyDone("conflict.lifted", "This conflict has been lifted already.")
    why = words(because, "because", "Say why it is lifted")
    changes.lift(note, by, why)
    record(
        by=by,
        says={
            "practitioner": note.practitioner,
            "person": note.person,
            "because": why,
            "told": changes.told_of(by, note.practitioner),
        },
    )
    return note
