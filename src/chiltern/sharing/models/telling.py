"""What was told unasked, and how its recipient answers back: the giver's row and the recipient's. Clauses 3.4, 3.6.

Both are seen through the disclosure, so that a conflict with whom it is about hides the answer too.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField
from chiltern.sharing.models.disclosure import Disclosure


class Telling(SealedRow):
    """Why a disclosure was told unasked, and what its recipient is asked to do. Kept by the giver."""

    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, related_name="+")
    asks = models.TextField()
    purpose = models.TextField()
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    """How the time to answer back was worked out, in words."""
    said = SealedJSONField()
    """Who tells, about whom, why, and what the giver says of danger."""
    named_posts: ClassVar[Any] = ArrayField(models.UUIDField(), default=list)
    """Where it went to these alone; empty where it went to the duty desk."""
    told_by = models.UUIDField()
    told_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the disclosure's key."""
        return self.disclosure_id


class AnswerBack(SealedRow):
    """What the recipient will do, or that it does nothing, and why. Kept by the recipient, which answers once."""

    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    words = SealedTextField()
    answered_by = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the disclosure's key."""
        return self.disclosure_id


class TellingAssignment(Kept):
    """To whom the recipient gave it: a colleague's post or a team. Seen at the recipient alone; the latest holds."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+")
    post = models.UUIDField()
    assigned_by = models.UUIDField()
