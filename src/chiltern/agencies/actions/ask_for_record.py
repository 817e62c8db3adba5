"""Ask for one's own agency's part of the sealed record as a file, with a reason. Clauses 3.8 and 4.1.

A job makes it, as the post that asked: what that post may not see is not in it.
"""

from __future__ import annotations

from datetime import datetime

from chiltern.agencies.changes import record_files as changes
from chiltern.agencies.models import RecordFile
from chiltern.agencies.workings.record_file import LONG, REASON, FileState
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import later
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("record_file.asked")
def ask_for_record(*, by: Actor, reason: str, since: datetime | None = None) -> RecordFile:
    """Raises Refused for a role that does not do this, Invalid, or AlreadyDone where one is being made."""
    if not opens(by.role, Act.TAKE_RECORD):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    if not reason.strip():
        raise Invalid("reason", "Say why you need it: the reason stays on the record")
    if len(reason) > REASON:
        raise Invalid("reason", f"Shorten the reason to {REASON:,} characters or fewer")
    if since is not None and since >= by.at:
        raise Invalid("since", "Choose a day that is past")
    waiting = RecordFile.objects.filter(post=by.post, state=FileState.ASKED, made_at__gt=by.at - LONG).first()
    if waiting is not None:
        raise AlreadyDone(
            "record_file.asked", "A file that you asked for is being made.", by_thing=waiting.id
        )
    made = changes.ask(by, reason.strip(), since)
    record(by=by, thing=made.id, says={"reason": made.reason, "since": since}, rows=[made])
    later.defer("record_file.build", file=str(made.id), post=str(by.post))
    return made
