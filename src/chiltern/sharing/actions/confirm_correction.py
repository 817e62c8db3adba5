"""A holder has seen the correction and put its own file right, or answers what was asked back. Clause 3.10.

Of a body outside the Code its owner writes it.
"""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import correcting
from chiltern.sharing.models import CorrectionConfirmed
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.corrections import may_confirm_it, notice_in_hand
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.queries.quiet import owners_know
from chiltern.sharing.workings.correcting import ConfirmationGiven


@recorded("correction.confirmed")
def confirm_correction(*, by: Actor, notice_id: UUID, given: ConfirmationGiven) -> CorrectionConfirmed:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone where a colleague confirmed a moment earlier."""
    in_hand = notice_in_hand(by, notice_id)
    notice = in_hand.notice
    about(notice_id)
    insist_working(notice_id)
    if in_hand.confirmed is not None:
        raise _already()
    refuse_unless_may(may_confirm_it(by, in_hand), Act.CONFIRM_CORRECTION)
    given.check(outside=notice.outside)
    if given.kept and not notice.asked_back:
        raise Invalid("kept", "This is a correction: there is nothing to keep or to remove")
    if not notice.outside:
        insist_no_place_answered(by, notice_id, {"words": given.words})
    made: CorrectionConfirmed = CorrectionConfirmed(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        notice=notice,
        words=given.words,
        kept=given.kept,
        confirmed_by=by.post,
        confirmed_by_practitioner=by.practitioner,
    ).sealed_with(keys.held([notice_id])[notice_id])
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    correcting.file_confirmed(by, notice)
    knows = not notice.outside and owners_know(notice.disclosure)
    others = {notice.keeper: {"confirmed": made.id}} if knows else {}
    record(by=by, thing=notice_id, says={"confirmed": made.id}, says_to=others, rows=[made])
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("correction.confirmed", "A colleague has confirmed this already.")
