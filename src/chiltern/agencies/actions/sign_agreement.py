"""A party's representative signs an agreement; with the last signature it is in force. Clauses 1.2 and 4.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes.agreements import in_hand, sign, told
from chiltern.agencies.models import AgreementSigned
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("agreement.signed")
def sign_agreement(*, by: Actor, agreement_id: UUID) -> AgreementSigned:
    """Raises Missing, Refused by role or state, or AlreadyDone where a colleague signed a moment earlier."""
    found = in_hand(by, agreement_id, Act.SIGN_AGREEMENT)
    row = sign(agreement_id, by.agency, by.post, by.at)
    says = {"reference": found.row.reference}
    record(by=by, thing=agreement_id, says=says, says_to=told(by, found), rows=[row])
    return row
