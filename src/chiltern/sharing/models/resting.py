"""What rests on consent alone, and what follows at its recipient once that consent has ended. Clauses 3.3, 3.10 and 9.1.

On which consents a decision relied stays at home. Its recipient learns that it has something on consent alone, and until
when; and, where that ends before, one row of its own, which no other recipient sees.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class ConsentRelied(Kept):
    """One item of a decision that goes on consent alone: on whose, for what. At the deciding agency alone."""

    decision = models.UUIDField()
    about = models.UUIDField()
    item = models.UUIDField()
    recipient = models.UUIDField()
    purpose = models.TextField(null=True)
    classes: ClassVar[Any] = ArrayField(models.TextField())
    consents: ClassVar[Any] = ArrayField(models.UUIDField())
    people: ClassVar[Any] = ArrayField(models.UUIDField())
    until = models.DateField(null=True)
    """The last day of the consent that lasts longest; null where one has no end."""

    class Meta:
        indexes = [
            models.Index(fields=["decision"], name="relied_decision"),
            GinIndex(fields=["people"], name="relied_people"),
        ]


class RestsOnConsent(Kept):
    """Which items of a disclosure came on consent alone, and the last day of that where it has one. Seen by both."""

    disclosure = models.UUIDField(unique=True)
    items: ClassVar[Any] = ArrayField(models.UUIDField())
    until = models.DateField(null=True)


class ConsentStop(Kept):
    """Consent withdrawn: these items rest on nothing else. Kept by whoever shared them; seen by it and one recipient."""

    reference = models.TextField(unique=True)
    disclosure = models.UUIDField()
    """What was shared; or the request, where it was told in order to ask."""
    recipient = models.UUIDField()
    outside = models.BooleanField()
    """Whether it is a body outside the Code: it sees nothing here, and whoever shared it writes its answer down."""
    items: ClassVar[Any] = ArrayField(models.UUIDField())
    withdrawal = models.UUIDField()
    """The record by which the consent ended."""
    ended_at = models.DateTimeField()
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    stopped_by = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["disclosure"], name="stop_disclosure"),
            models.Index(fields=["withdrawal"], name="stop_withdrawal"),
        ]


class StopAnswer(SealedRow):
    """What its recipient did: removed these, kept those on another basis. Of a body outside the Code the giver writes it."""

    stop = models.OneToOneField(ConsentStop, on_delete=models.PROTECT, related_name="+")
    state = models.TextField()
    removed: ClassVar[Any] = ArrayField(models.UUIDField())
    kept: ClassVar[Any] = ArrayField(models.UUIDField())
    basis = models.TextField(null=True)
    conditions: ClassVar[Any] = ArrayField(models.TextField())
    words = SealedTextField()
    answered_by = models.UUIDField()
    answered_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the key of what is answered."""
        return self.stop_id


class ReliedRead(SealedRow):
    """Somebody who had decided on what was removed read it again, for a short time, and why. At the recipient alone."""

    stop = models.ForeignKey(ConsentStop, on_delete=models.PROTECT, related_name="+")
    items: ClassVar[Any] = ArrayField(models.UUIDField())
    reason = SealedTextField()
    until = models.DateTimeField()
    post = models.UUIDField()
    practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The key of the stop."""
        return self.stop_id
