"""What is no longer true of this child, or is asked back, beside the old text; and whether each holder has seen it. Clause 3.10.

A correction lies under its item: whoever reads the one reads the other, today or after a further hop. Who is told stands
in a row for each holder, which no other holder sees.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class Correction(SealedRow):
    """The item's next version: it says only what is no longer true of this child. Kept by the owner; never edited."""

    reference = models.TextField(unique=True)
    item = models.UUIDField()
    version = models.IntegerField()
    untrue = SealedTextField()
    instead = SealedTextField()
    """What is true of this child instead, where that is known; else empty."""
    asked_back = models.BooleanField(default=False)
    """Whether it is asked back, and `untrue` says why: its holders stop using it, and confirm that they did."""
    corrected_by = models.UUIDField()
    corrected_by_practitioner = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "version"], name="corrected_once_a_version")]

    def thing_of_key(self) -> UUID:
        """The item's key: every holder of the old text can read the new."""
        return self.item


class CorrectionNotice(Kept):
    """One holder is told. Kept by the owner; seen by it, as far as it sees that holder, and by that one."""

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="+")
    item = models.UUIDField()
    reference = models.TextField()
    recipient = models.UUIDField()
    outside = models.BooleanField()
    """Whether it is a body outside the Code: it sees nothing here, and the owner writes down that it was told."""
    disclosure = models.UUIDField()
    """In which the holder has it; the latest where there are several."""
    as_from = models.UUIDField()
    """Who stands as whoever tells: the owner, or whoever passed it on where its terms do not show whose it is."""
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    asked_back = models.BooleanField(default=False)
    """As the correction says: the holder stops using it, or says on which basis it is kept."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["correction", "recipient"], name="told_of_it_once")]
        indexes = [models.Index(fields=["disclosure"], name="notice_disclosure")]


class CorrectionConfirmed(SealedRow):
    """The holder has seen it and put its own file right. Of a body outside the Code the owner writes it."""

    notice = models.OneToOneField(CorrectionNotice, on_delete=models.PROTECT, related_name="+")
    words = SealedTextField()
    kept = models.BooleanField(default=False)
    """Of what was asked back: whether it is kept all the same; `words` say on which basis."""
    confirmed_by = models.UUIDField()
    confirmed_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the key of the notice."""
        return self.notice_id
