"""A party ends an agreement, or turns it down: for all of them, with its reason, at once. Clauses 1.2 and 4.1.

What was decided under it stands: each decision keeps what it rested on.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes.agreements import in_hand, told
from chiltern.agencies.models import AgreementEnded
from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.words import Act
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("agreement.ended")
def end_agreement(*, by: Actor, agreement_id: UUID, why: str) -> AgreementEnded:
    """Raises Missing, Refused by role or state, Invalid, or AlreadyDone where a colleague ended it a moment earlier."""
    found = in_hand(by, agreement_id, Act.END_AGREEMENT)
    row = AgreementEnded(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agreement_id=agreement_id,
        why=words(why, "why", "Say why it ends: the other parties read it"),
        ended_by=by.post,
    )
    if not prepared.insert([row], unless_there=True):
        raise AlreadyDone("agreement.ended_before", "Your agency has ended this agreement already.")
    says = {"reference": found.row.reference}
    record(by=by, thing=agreement_id, says=says, says_to=told(by, found), rows=[row])
    return row
