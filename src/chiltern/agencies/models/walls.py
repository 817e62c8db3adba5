"""Why a colleague sees nothing about somebody, and who reads what nobody else may. Clauses 2.2, 3.7 and 4.1."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class ConflictNote(SealedRow):
    """A conflict of interest as the representative lists it. Whom it binds reads only what was declared by them."""

    conflict = models.UUIDField()
    practitioner = models.UUIDField()
    person = models.UUIDField()
    declared = models.BooleanField()
    said = SealedJSONField()
    """What the person is called, and why."""
    told: ClassVar[Any] = ArrayField(models.UUIDField())
    """Posts of the representative and the deputies who were told."""
    set_by = models.UUIDField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_because = SealedTextField(null=True)

    class Meta:
        indexes = [models.Index(fields=["keeper", "-made_at"], name="conflict_notes")]


class LastReader(Kept):
    """Who at an agency reads what a conflict would leave without a reader: its safeguarding lead, or whom the
    council's officer names."""

    agency = models.UUIDField()
    post = models.UUIDField()
    kind = models.TextField()
    named_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind"], condition=models.Q(ended_at=None), name="one_last_reader_a_kind"
            )
        ]
