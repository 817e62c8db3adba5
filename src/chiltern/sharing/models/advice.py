"""A note of advice, the questions put to advisers about it, and their answers. Clauses 3.3 to 3.5 and 9.1 to 9.5.

Advice and no decision: about no one by name, read by whoever wrote it and by whom they ask. Never edited.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class AdviceNote(SealedRow):
    """What was answered, what the Code said of it, and by which law and Code."""

    reference = models.TextField(unique=True)
    recipient = models.UUIDField(null=True)
    """The signatory that would get it; none where it would be a body that is not on the list."""
    function = models.TextField()
    standing = models.TextField()
    in_danger = models.BooleanField()
    book = models.TextField()
    code_version = models.TextField()
    rules = models.TextField()
    answers = SealedJSONField()
    """The facts that the rule looked at, and the words written beside them."""
    trace = SealedJSONField()
    written_by = models.UUIDField()
    written_by_practitioner = models.UUIDField()


class AdviceQuestion(SealedRow):
    """What somebody asks an adviser about their note, and which posts it went to."""

    note = models.ForeignKey(AdviceNote, on_delete=models.PROTECT, related_name="+")
    adviser = models.TextField()
    asks = SealedTextField()
    asked: ClassVar[Any] = ArrayField(models.UUIDField())
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    asked_by = models.UUIDField()
    asked_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The note's key."""
        return self.note_id


class AdviceAnswer(SealedRow):
    """What the adviser said, in words. It stands with the note."""

    question = models.OneToOneField(AdviceQuestion, on_delete=models.PROTECT, related_name="+")
    note = models.UUIDField()
    words = SealedTextField()
    answered_by = models.UUIDField()
    answered_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The note's key."""
        return self.note
