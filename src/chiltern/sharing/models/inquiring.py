"""Who read what an owner disclosed: asked and answered by the two representatives, within an investigation. Clause 8.1.2."""

from __future__ import annotations

from django.db import models

from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class Inquiry(SealedRow):
    """Kept by the owner; read by those who represent it and the agency that it asks."""

    reference = models.TextField(unique=True)
    disclosure = models.UUIDField()
    shared_as = models.TextField()
    """The reference under which it went."""
    recipient = models.UUIDField()
    ground = models.TextField()
    reason = SealedTextField()
    asked_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["keeper", "disclosure"], name="inquiry_disclosure")]


class ReadersNamed(SealedRow):
    """The answer, a thing of its own: the owner reads it until its day, whoever gave it as long as it is kept."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="+")
    names = SealedJSONField()
    """Who, and since when, of those who are named."""
    withheld = models.IntegerField()
    words = SealedTextField()
    until = models.DateTimeField()
    answered_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inquiry"], name="readers_named_once")]
