"""Whoever shared it has read what a recipient answered to the withdrawn consent, and puts it away. Clauses 3.3 and 9.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.queries.stop_page import is_read
from chiltern.sharing.queries.stops import stop_in_hand


@recorded("stop.read")
def read_stop_answer(*, by: Actor, stop_id: UUID) -> None:
    """Raises Missing, also where nobody has answered yet; Refused by role; AlreadyDone where a colleague did so."""
    in_hand = stop_in_hand(by, stop_id)
    if in_hand.stop.keeper != by.agency or in_hand.answer is None:
        raise Missing
    if not opens(by.role, Act.WITHDRAW_CONSENT):
        raise Refused("stop.role", "Your role does not do this.", clauses=("4.1",))
    if is_read(stop_id):
        raise AlreadyDone("stop.read", "A colleague has read this already.")
    access.file_under(stop_id, kind="stop.read", sort_at=by.at)
    record(by=by, thing=stop_id, parties=[by.agency], says={"answer": in_hand.answer.id})
