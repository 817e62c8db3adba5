"""A recipient has received information that came unasked or was passed on, and says so. Clause 3.6."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.relied_on import keep_readable
from chiltern.sharing.models import Acknowledgement, Telling
from chiltern.sharing.queries.recalls import alone_with_shared, still_shared


@recorded("disclosure.acknowledged")
def acknowledge_disclosure(*, by: Actor, disclosure_id: UUID) -> Acknowledgement:
    """Raises Missing, or AlreadyDone where a colleague did so."""
    alone_with_shared(disclosure_id)
    disclosure = still_shared(by, disclosure_id)
    insist_working(disclosure.id)
    made = Acknowledgement(id=new_id(), keeper=by.agency, made_at=by.at, of=disclosure.id, post=by.post)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("disclosure.acknowledged", "A colleague has acknowledged this already.") from None
    if not Telling.objects.filter(disclosure=disclosure).exists():
        # What was told unasked waits on for its answer, by its clock.
        access.file_under(disclosure.id, kind="disclosure.read", sort_at=by.at)
    keep_readable(by, disclosure)
    record(
        by=by,
        thing=disclosure.id,
        parties=[by.agency, disclosure.keeper],
        says={"reference": disclosure.reference},
        rows=[made],
    )
    return made
