"""What happened elsewhere and was written down: a call, a meeting, a letter. Clauses 3.6, 3.8 and 3.10.

It lies apart from items and disclosures: those are kept by whose information they are, and nobody writes as another.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class WrittenDown(SealedRow):
    """Who told whom what, as its keeper wrote it down. The other agency reads it; it answers in rows of its own."""

    reference = models.TextField(unique=True)
    side = models.TextField()
    giver = models.UUIDField(null=True)
    recipient = models.UUIDField(null=True)
    """Null on one of the two: somebody outside the list, who stands in `said`."""
    method = models.TextField()
    identity = models.TextField()
    happened_at = models.DateTimeField()
    confirm_by = models.DateTimeField(null=True)
    worked_out = models.TextField()
    agency_request = models.UUIDField(null=True)
    """A request of the writer's that this answered."""
    disclosure = models.UUIDField(null=True)
    """What went with it, where its giver wrote it down."""
    standing = models.TextField()
    book = models.TextField()
    rules = models.TextField()
    said = SealedJSONField()
    weighed = SealedJSONField()
    """The facts that the rule looked at, and what the Code would have said."""
    reply_to: ClassVar[Any] = ArrayField(models.UUIDField())
    """Readers at the writer's agency to whom a confirmation goes."""
    written_by = models.UUIDField()
    written_by_practitioner = models.UUIDField()


class ReportAnswer(SealedRow):
    """The giver confirms or corrects what was reported in its name: its own row, which the writer reads."""

    call = models.ForeignKey(WrittenDown, on_delete=models.PROTECT, related_name="+")
    state = models.TextField()
    correction = SealedTextField()
    disclosure = models.UUIDField()
    """From now on the information is the giver's own, and this is how it was shared."""
    answered_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call"], name="report_answered_once")]

    def thing_of_key(self) -> UUID:
        """Both sides hold the call's key."""
        return self.call_id


class CallExplanation(SealedRow):
    """Why something was done that the Code would not have said. Seen at the agency that explains alone."""

    call = models.ForeignKey(WrittenDown, on_delete=models.PROTECT, related_name="+")
    text = SealedTextField()
    explained_by = models.UUIDField()
