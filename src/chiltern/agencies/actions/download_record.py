"""Download the file with one's own agency's part of the record; each time is an entry of its own. Clause 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import record_files as changes
from chiltern.agencies.workings.record_file import FileState
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("record_file.downloaded")
def download_record(*, by: Actor, file_id: UUID) -> bytes:
    """Raises Missing, also for one that is not made yet, and Refused when its time is over."""
    file = changes.own(by, file_id)
    if file is None or file.state != FileState.MADE or file.until is None:
        raise Missing
    if not opens(by.role, Act.TAKE_RECORD):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    if file.until <= by.at:
        raise Refused(
            "record_file.over", "The file has been taken away: its time is over. Ask for a new one."
        )
    content = changes.content_of(file)
    record(by=by, thing=file_id, says={"bytes": len(content)})
    return content
