"""Makes the file that a representative asked for: as that post, if it still stands, a batch a transaction. Clause 3.8.

Run again after a crash it begins anew: what was read is nowhere but in memory until the file is whole.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from chiltern.agencies.actions.finish_record import finish_record
from chiltern.agencies.changes import record_files as changes
from chiltern.agencies.models import RecordFile
from chiltern.agencies.workings.record_file import FileState
from chiltern.foundation import context
from chiltern.foundation.actor import Actor
from chiltern.ledger.record_file import Held

BATCH = 200
"""Entries of one transaction."""


def build(file_id: UUID, post: UUID) -> None:
    """Ends without a file where the post no longer stands, or there is nothing to make any more."""
    with transaction.atomic():
        if (found := _still_asked(file_id, post)) is None:
            return
        which = changes.begin(found[1])
    held: list[Held] = []
    for start in range(0, len(which), BATCH):
        with transaction.atomic():
            if (found := _still_asked(file_id, post)) is None:
                return
            held += changes.read_on(*found, which[start : start + BATCH], len(held))
    with transaction.atomic():
        if (found := _still_asked(file_id, post)) is not None:
            by, file = found
            finish_record(by=by, file_id=file_id, content=changes.whole(by, file, held), entries=len(held))


def _still_asked(file_id: UUID, post: UUID) -> tuple[Actor, RecordFile] | None:
    by = context.enter_job(post)
    file = changes.own(by, file_id) if by is not None else None
    return (by, file) if by is not None and file is not None and file.state == FileState.ASKED else None
