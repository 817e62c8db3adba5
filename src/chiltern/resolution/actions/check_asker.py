"""Who asks and whether they may: shown how, to whom; or it goes no further. Nothing is looked for before. Clause 8.3.1."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.resolution.models import AskerChecked
from chiltern.resolution.queries.personal import in_hand_of, insist_may
from chiltern.resolution.workings.personal import CheckGiven


@recorded("personal.checked")
def check_asker(*, by: Actor, request_id: UUID, given: CheckGiven) -> AskerChecked:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone."""
    in_hand = in_hand_of(by, request_id)
    about(request_id)
    if in_hand.check is not None:
        raise _already()
    insist_may(by, Act.REFUSE_ASKER if given.refused else Act.CHECK_ASKER, in_hand)
    given.check()
    made: AskerChecked = AskerChecked(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        request=in_hand.row,
        identity=None if given.refused else given.identity,
        right=None if given.refused else given.right,
        refused=given.refused,
        words=given.words,
        post=by.post,
        practitioner=by.practitioner,
    ).sealed_with(in_hand.row.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    says = {"identity": made.identity, "right": made.right, "refused": made.refused}
    record(by=by, thing=request_id, says=says, rows=[made])
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("personal.checked", "A colleague has written this down already.")
