"""An agency has received its bundle of a minute, and says so. Clause 3.6."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.relied_on import keep_readable
from chiltern.sharing.models import Acknowledgement, Disclosure, MinuteCopy


@recorded("minute.acknowledged")
def acknowledge_minute(*, by: Actor, copy_id: UUID) -> Acknowledgement:
    """Raises Missing, or AlreadyDone where a colleague did so."""
    copy = MinuteCopy.objects.filter(id=copy_id, recipient=by.agency).first()
    if copy is None:
        raise Missing
    made = Acknowledgement(id=new_id(), keeper=by.agency, made_at=by.at, of=copy.id, post=by.post)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("minute.acknowledged", "A colleague has acknowledged this already.") from None
    access.file_under(copy.id, kind="minute.read", sort_at=by.at)
    for disclosure in Disclosure.objects.filter(id__in=copy.disclosures):
        keep_readable(by, disclosure)
    record(by=by, thing=copy.id, parties=[by.agency, copy.keeper], rows=[made])
    return made
