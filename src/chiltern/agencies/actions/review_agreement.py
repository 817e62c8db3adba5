"""A party looks at an agreement again: it goes on until its next review. Clauses 1.2 and 4.1."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from chiltern.agencies.changes.agreements import in_hand, told
from chiltern.agencies.models import AgreementReviewed
from chiltern.agencies.workings.agreements import review_day
from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import day_in_london


@recorded("agreement.reviewed")
def review_agreement(*, by: Actor, agreement_id: UUID, says: str, review_on: date) -> AgreementReviewed:
    """Nothing in it changes: what has to be otherwise is a new agreement. Raises Missing, Refused, Invalid."""
    found = in_hand(by, agreement_id, Act.REVIEW_AGREEMENT)
    row = AgreementReviewed(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agreement_id=agreement_id,
        says=words(says, "says", "Say what you looked at, and what you found"),
        review_on=review_day(review_on, day_in_london(by.at)),
        reviewed_by=by.post,
    )
    row.save(force_insert=True)
    said = {"reference": found.row.reference, "review_on": row.review_on}
    record(by=by, thing=agreement_id, says=said, says_to=told(by, found), rows=[row])
    return row
