"""Writes down how far a long job has come, in the transaction of each of its batches."""

from __future__ import annotations

from datetime import date

from chiltern.scheme.models import Progress
from chiltern.scheme.queries.progress import DEMO


def is_done(batch: int, name: str = DEMO) -> bool:
    """Whether somebody loaded this batch meanwhile; whoever else tries waits here for this transaction's end."""
    row = Progress.objects.select_for_update().filter(name=name).first()
    return row is not None and row.done > batch


def note(done: int, total: int, says: str, began_on: date, name: str = DEMO) -> None:
    """Written in the batch's own transaction."""
    Progress.objects.update_or_create(
        name=name, defaults={"done": done, "total": total, "says": says, "began_on": began_on}
    )
