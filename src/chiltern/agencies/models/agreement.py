"""Agreements between signatories, below the Code. Nothing in them names a person, so nothing is sealed. Clause 1.2.

Added to, never changed: what each party signs, reviews or ends is a row of its own, and how it stands is read from them.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept


class Agreement(Kept):
    """What the parties agree; its keeper is the one that proposed it, and signed it in the same act."""

    reference = models.TextField(unique=True)
    title = models.TextField()
    says = models.TextField()
    """What it pre-arranges, in words."""
    parties: ClassVar[Any] = ArrayField(models.UUIDField())
    purposes: ClassVar[Any] = ArrayField(models.TextField())
    classes: ClassVar[Any] = ArrayField(models.TextField())
    basis = models.TextField()
    methods: ClassVar[Any] = ArrayField(models.TextField())
    passing_on = models.TextField()
    review_on = models.DateField()
    proposed_by = models.UUIDField()


class AgreementSigned(Kept):
    """One party's representative signed it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    signed_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "keeper"], name="agreement_signed_once_a_party")
        ]


class AgreementReviewed(Kept):
    """A party looked at it again: it goes on, until the next review."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    says = models.TextField()
    review_on = models.DateField()
    reviewed_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["agreement", "-made_at"], name="agreement_reviewed_latest")]


class AgreementEnded(Kept):
    """A party ended it, or turned it down: for all of them, from this moment on."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    ended_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "keeper"], name="agreement_ended_once_a_party")
        ]
