"""A notice to an owner that is held back, each time it was asked for, who agreed, and what went on under it. Clause 3.10.

All but the last are the rows of the agency that holds it back. What went on under it is a row of whoever passed on, which
its recipient reads too; an owner sees it once it has been told.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class HeldNotice(SealedRow):
    """Which passing on it is about, or which order of a court, whose information, and how it stands."""

    reference = models.TextField(unique=True)
    disclosure = models.UUIDField(unique=True)
    """What was passed on; the order, where a court ordered it and nothing has gone yet."""
    about = models.UUIDField()
    """The disclosure in which it had come; the order itself, where there is one."""
    recipient = models.UUIDField()
    owners: ClassVar[Any] = ArrayField(models.UUIDField())
    state = models.TextField()
    told_at = models.DateTimeField(null=True)
    told_by_practitioner = models.UUIDField(null=True)
    told_because = SealedTextField(null=True)


class NoticeAsked(SealedRow):
    """Once it was held back, or on: why, until when, and which posts were asked to agree."""

    notice = models.ForeignKey(HeldNotice, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    reason = SealedTextField()
    asked: ClassVar[Any] = ArrayField(models.UUIDField())
    review_on = models.DateField()
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    asked_by = models.UUIDField()
    asked_by_practitioner = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="one_asking_a_number")]

    def thing_of_key(self) -> UUID:
        """The notice's key."""
        return self.notice_id


class NoticeAgreed(SealedRow):
    """The second person agreed; once each time."""

    notice = models.UUIDField()
    asked = models.OneToOneField(NoticeAsked, on_delete=models.PROTECT, related_name="+")
    words = SealedTextField()
    agreed_by = models.UUIDField()
    agreed_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The notice's key."""
        return self.notice


class QuietHop(Kept):
    """One disclosure under one such notice: of whose information, and when these were told."""

    notice = models.UUIDField()
    disclosure = models.UUIDField()
    recipient = models.UUIDField()
    owners: ClassVar[Any] = ArrayField(models.UUIDField())
    items: ClassVar[Any] = ArrayField(models.UUIDField())
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "disclosure"], name="quiet_once")]
        indexes = [models.Index(fields=["disclosure"], name="quiet_hop")]
