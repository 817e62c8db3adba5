"""A practitioner acknowledges the Code that is in force. Whoever has not is reminded, never kept out. Clause sign.2."""

from __future__ import annotations

from chiltern.agencies.models import CodeRead
from chiltern.agencies.queries.code_read import code_in_force, has_read
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("code.acknowledged")
def acknowledge_code(*, by: Actor) -> None:
    """Raises Missing before there is a version in force, and AlreadyDone."""
    version = code_in_force(by)
    if version is None:
        raise Missing
    if has_read(by, version.id):
        raise AlreadyDone("code.acknowledged", "You have acknowledged this version of the Code already.")
    read = CodeRead(
        id=new_id(), keeper=by.agency, made_at=by.at, practitioner_id=by.practitioner, version=version.id
    )
    CodeRead.objects.bulk_create([read], ignore_conflicts=True)
    record(by=by, says={"practitioner": by.practitioner, "version": version.id})
