"""What was shared without consent is looked at again on its day: still right, or what we do now. Clauses 3.3 and 9.5."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import SecondLookAnswer
from chiltern.sharing.queries.reviews import insist_may_review, review_in_hand
from chiltern.sharing.workings.looking import ReviewGiven


@recorded("decision.reviewed")
def review_decision(*, by: Actor, look_id: UUID, given: ReviewGiven) -> SecondLookAnswer:
    """Raises Missing, Refused, Invalid without words, or AlreadyDone where a colleague was a moment earlier."""
    review, in_hand = review_in_hand(look_id)
    if in_hand.answered:
        raise _already()
    insist_may_review(by, in_hand)
    given.check()
    made: SecondLookAnswer = SecondLookAnswer(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        look=review,
        answer=given.answer,
        words=given.words,
        answered_by=by.post,
        answered_by_practitioner=by.practitioner,
    ).sealed_with(review.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    access.file_under(review.id, kind="review.done", sort_at=by.at)
    record(
        by=by,
        thing=review.id,
        parties=[by.agency],
        says={"answer": given.answer, "decision": review.decision},
        rows=[made],
    )
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("decision.reviewed", "A colleague has looked at this again already.")
