"""Whoever told has read the answer, and puts it away. Clause 3.6."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import AnswerBack, Telling
from chiltern.sharing.queries.telling_page import is_read


@recorded("answer_back.read")
def read_answer_back(*, by: Actor, disclosure_id: UUID) -> None:
    """Raises Missing, also where nobody has answered yet; Refused by role; AlreadyDone where a colleague did so."""
    telling = Telling.objects.filter(disclosure=disclosure_id, keeper=by.agency).first()
    answer = AnswerBack.objects.filter(disclosure=disclosure_id).first() if telling else None
    if telling is None or answer is None:
        raise Missing
    if not opens(by.role, Act.TELL_AGENCY):
        raise Refused("answer_back.role", "Your role does not do this.", clauses=("4.1",))
    if is_read(disclosure_id):
        raise AlreadyDone("answer_back.read", "A colleague has read this already.")
    access.file_under(disclosure_id, kind="telling.done", sort_at=by.at)
    record(by=by, thing=disclosure_id, parties=[by.agency, answer.keeper], says={"answer": answer.id})
