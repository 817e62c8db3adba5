"""An agency's own part of the record as a file, sealed, for as long as it can be downloaded. Clauses 3.8 and 4.1."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class SealedBytesField(SealedTextField):
    """Part of a file, sealed."""

    def from_clear(self, clear: bytes) -> Any:
        """As it is."""
        return clear

    def to_clear(self, value: Any) -> bytes:
        """As it is."""
        return bytes(value)


class RecordFile(SealedRow):
    """Who asked for it and why, how far it has come, until when it can be downloaded. Seen by the post that asked."""

    post = models.UUIDField()
    since = models.DateTimeField(null=True)
    """From when on; the end is when it was asked for."""
    reason = SealedTextField()
    state = models.TextField()
    entries = models.IntegerField(default=0)
    """How many it holds so far."""
    size = models.IntegerField(default=0)
    """In bytes, once it is made."""
    until = models.DateTimeField(null=True)


class RecordPiece(SealedRow):
    """A megabyte of it."""

    file = models.ForeignKey(RecordFile, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()
    content = SealedBytesField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "position"], name="one_piece_a_position")]

    def thing_of_key(self) -> UUID:
        """The file's key."""
        return self.file_id
