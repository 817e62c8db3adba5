"""Say why something was done that the Code would not have said: beside the record, for one's own agency. Clauses 3.6, 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import CallExplanation
from chiltern.sharing.queries.calls import call_in_hand, insist_may_write
from chiltern.sharing.workings.asking import short_enough


@recorded("disclosure.explained")
def explain_call(*, by: Actor, call_id: UUID, text: str) -> CallExplanation:
    """Raises Missing, Refused for a role that does not work with children, Invalid for no text or one too long."""
    call = call_in_hand(by, call_id).call
    insist_may_write(by)
    if not text.strip():
        raise Invalid("explanation", "Write why, in a sentence or two")
    short_enough("explanation", text)
    filing = Filing(by)
    made = CallExplanation(
        id=new_id(), keeper=by.agency, made_at=by.at, call=call, text=text, explained_by=by.post
    )
    made.sealed_with(filing.bear_sealed(made.id, "explanation")).save(force_insert=True)
    filing.write()
    record(by=by, thing=call_id, parties=[by.agency], says={"reference": call.reference}, rows=[made])
    return made
