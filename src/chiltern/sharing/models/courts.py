"""A court's order as it arrived, the notice of it to each owner, and what came of it. Clause 3.10."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class CourtOrder(SealedRow):
    """Of the agency that was ordered, and at home alone: what the order may take of what came there."""

    reference = models.TextField(unique=True)
    """Ours. The court's own is sealed: it names a case."""
    court = models.UUIDField()
    court_reference = SealedTextField()
    orders = SealedTextField()
    due_on = models.DateField()
    """By which day the court wants it."""
    disclosures: ClassVar[Any] = ArrayField(models.UUIDField())
    """In which it had come."""
    items: ClassVar[Any] = ArrayField(models.UUIDField())
    state = models.TextField()
    recorded_by = models.UUIDField()
    recorded_by_practitioner = models.UUIDField()


class CourtNotice(SealedRow):
    """What one owner is told, of its own items alone; it reads the row once it is told. So does the agency that was ordered."""

    of_order = models.UUIDField()
    reference = models.TextField(unique=True)
    owner = models.UUIDField()
    court = models.UUIDField()
    court_reference = SealedTextField()
    due_on = models.DateField()
    items: ClassVar[Any] = ArrayField(models.UUIDField())
    under: ClassVar[Any] = ArrayField(models.UUIDField())
    """The notices that are held back: until all of these are told, so is this one."""
    for_owner = models.BinaryField()
    """The row's key, wrapped for its owner: handed over when it is told."""
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["of_order"], name="court_notice_order")]


class CourtWord(SealedRow):
    """What came of an order, and that it was looked at again; each once."""

    of_order = models.UUIDField()
    state = models.TextField()
    """The one that it leads to."""
    answer = models.TextField()
    words = SealedTextField()
    review_on = models.DateField(null=True)
    said_by = models.UUIDField()
    said_by_practitioner = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of_order", "state"], name="one_word_a_state")]

    def thing_of_key(self) -> UUID:
        """The order's key."""
        return self.of_order
