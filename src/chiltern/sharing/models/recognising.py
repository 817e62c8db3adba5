"""By what a passage of a received item is recognised in a new text, and what its writer said of it. Clause 3.10."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class TextPrint(models.Model):
    """One keyed hash of a few words of an item, kept by an agency that received it; says nothing without that agency's key."""

    pk = models.CompositePrimaryKey("keeper", "value", "item")
    keeper = models.UUIDField()
    value = models.BigIntegerField()
    item = models.UUIDField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["item"], name="print_of_item")]


class WordsRecognised(SealedRow):
    """Words of a new text that also stand in a received item, and what the writer said: read at home, by whoever sees that
    item.
    """

    item = models.UUIDField()
    about = models.UUIDField()
    """The decision, what was told, the bundle or the minute in which they were written."""
    whose = models.TextField()
    many = models.IntegerField()
    """How many words; none where they were taken out."""
    known_from = SealedTextField()
