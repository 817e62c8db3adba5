"""The files that a representative asked for, and how far each has come. Clauses 3.8 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.models import RecordFile
from chiltern.agencies.workings.record_file import LONG, FileState
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing


@dataclass(frozen=True, slots=True)
class FileView:
    """One file. `stopped`: it is being made for so long that something must have gone wrong."""

    id: UUID
    asked_at: datetime
    since: datetime | None
    reason: str
    state: FileState
    entries: int
    size: int
    until: datetime | None
    over: bool
    stopped: bool

    @property
    def there(self) -> bool:
        """Whether it can be downloaded."""
        return self.state is FileState.MADE and not self.over


def must_take(by: Actor) -> None:
    """Raises Missing for a role that takes no record."""
    if not opens(by.role, Act.TAKE_RECORD):
        raise Missing


def own_files(by: Actor) -> tuple[FileView, ...]:
    """The latest 25 of this post's. Raises Missing for a role that takes no record."""
    must_take(by)
    rows = RecordFile.objects.with_keys().filter(post=by.post).order_by("-made_at")[:25]
    return tuple(_view(by, row) for row in rows)


def own_file(by: Actor, file_id: UUID) -> FileView:
    """Raises Missing."""
    must_take(by)
    row = RecordFile.objects.with_keys().filter(id=file_id, post=by.post).first()
    if row is None:
        raise Missing
    return _view(by, row)


def _view(by: Actor, row: RecordFile) -> FileView:
    state = FileState(row.state)
    return FileView(
        id=row.id,
        asked_at=row.made_at,
        since=row.since,
        reason=row.reason,
        state=state,
        entries=row.entries,
        size=row.size,
        until=row.until,
        over=row.until is not None and row.until <= by.at,
        stopped=state is FileState.ASKED and row.made_at < by.at - LONG,
    )
