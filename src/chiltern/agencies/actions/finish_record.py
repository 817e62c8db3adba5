"""The file with an agency's own part of the record is made: what is in it can be told from its digest. Clause 3.8."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from chiltern.agencies.changes import record_files as changes
from chiltern.agencies.workings.record_file import FileState
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("record_file.made")
def finish_record(*, by: Actor, file_id: UUID, content: bytes, entries: int) -> None:
    """The job's last step, as the post that asked. Raises Missing where there is nothing to finish, and Refused."""
    if not opens(by.role, Act.TAKE_RECORD):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    file = changes.own(by, file_id)
    if file is None or file.state != FileState.ASKED:
        raise Missing
    changes.finish(by, file, content, entries)
    says = {"entries": entries, "bytes": len(content), "sha256": sha256(content).hexdigest()}
    record(by=by, thing=file_id, says=says)
