"""Somebody else looks at what was decided alone in danger, and says so: the same, or otherwise, because ... 3.3, 9.3."""

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
from chiltern.sharing.queries.looks import insist_may_look, look_in_hand
from chiltern.sharing.workings.looking import LookGiven


@recorded("decision.looked_at")
def look_afterwards(*, by: Actor, look_id: UUID, given: LookGiven) -> SecondLookAnswer:
    """Raises Missing, Refused, Invalid without words where they are needed, or AlreadyDone."""
    look, in_hand = look_in_hand(by, look_id)
    if in_hand.answered:
        raise _already()
    insist_may_look(by, in_hand)
    given.check()
    made: SecondLookAnswer = SecondLookAnswer(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        look=look,
        answer=given.answer,
        words=given.words,
        answered_by=by.post,
        answered_by_practitioner=by.practitioner,
    ).sealed_with(look.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    access.file_under(look.id, kind="look.done", sort_at=by.at)
    record(
        by=by,
        thing=look.id,
        parties=[by.agency, look.keeper],
        says={"answer": given.answer},
        says_to={look.keeper: {"answer": given.answer}},
        rows=[made],
    )
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("decision.looked_at", "Somebody has looked at this already.")
