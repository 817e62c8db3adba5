"""The owner's desk has read that a court orders what belongs to it, and puts it away; who represents it keeps it. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.queries.court_notices import is_read, own_notice


@recorded("court_notice.read")
def read_court_notice(*, by: Actor, notice_id: UUID) -> None:
    """Raises Missing, Refused by role, or AlreadyDone where a colleague did so."""
    own_notice(by, notice_id)
    if not opens(by.role, Act.READ_COURT_NOTICE):
        raise Refused("court_notice.role", "Your role does not do this.", clauses=("4.1",))
    if is_read(notice_id):
        raise AlreadyDone("court_notice.read", "A colleague has read this already.")
    access.file_under(notice_id, kind="court.read", sort_at=by.at)
    record(by=by, thing=notice_id, parties=[by.agency])
