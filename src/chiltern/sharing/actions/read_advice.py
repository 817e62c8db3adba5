"""Whoever asked has read the advice, and puts it away; it stays with the note. Clause 3.3."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.queries.notes import READ, in_hand, insist_may, question_row


@recorded("advice.read")
def read_advice(*, by: Actor, question_id: UUID) -> UUID:
    """The note that it stands with. Raises Missing, or Refused also where it was read already."""
    question = question_row(question_id)
    insist_may(by, Act.READ_ADVICE, in_hand(question))
    access.grant([question.asked_by], question_id, kind=READ, sort_at=by.at)
    record(by=by, thing=question_id, parties=[by.agency], says={"note": question.note_id})
    return question.note_id
