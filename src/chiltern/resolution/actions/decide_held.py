"""A named person decides what becomes of one item: released, a part of it, or held back with a reason that stays. 8.3.1, 3.10."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.personal import may_release
from chiltern.code_of_practice.words import Act, Released
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.resolution.models import HeldDecided
from chiltern.resolution.queries.held import facts_of, item_in_hand
from chiltern.resolution.queries.personal import in_hand_of, insist_may
from chiltern.resolution.workings.personal import DecidedGiven
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries.acts import refuse_unless_may


@recorded("held.decided")
def decide_held(*, by: Actor, request_id: UUID, item_id: UUID, given: DecidedGiven) -> HeldDecided:
    """Raises Missing, Refused with every reason, Invalid for a field, or AlreadyDone."""
    in_hand = in_hand_of(by, request_id)
    held = item_in_hand(by, in_hand, item_id)
    about(request_id)
    if held.decided is not None:
        raise _already()
    insist_may(by, Act.RELEASE_HELD, in_hand)
    given.check()
    facts = facts_of(held, given.hidden)
    refuse_unless_may(may_release(facts, given.outcome, law_at(by.at)), Act.RELEASE_HELD)
    made: HeldDecided = HeldDecided(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        request=in_hand.row,
        item=item_id,
        outcome=given.outcome,
        hidden=facts.hidden,
        why=None if given.outcome is Released.WHOLE else given.why,
        words=given.words,
        part=given.part if given.outcome is Released.PART else "",
        post=by.post,
        practitioner=by.practitioner,
    ).sealed_with(in_hand.row.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    says = {"item": item_id, "outcome": made.outcome, "hidden": made.hidden, "why": made.why}
    record(by=by, thing=request_id, says=says, rows=[made])
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("held.decided", "A colleague has decided on this already.")
