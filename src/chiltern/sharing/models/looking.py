"""The second look at what one person decided alone in danger, and its answer. Clauses 3.3, 9.3 and 9.5.

A review of what was shared without consent is a look of its own agency on its day: `because` says so.
The one is the deciding agency's row, the other that of whoever looks: a manager there, or a post elsewhere.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class SecondLook(SealedRow):
    """What is looked at, by whom, by when. `shows` is everything that whoever looks may see of the decision."""

    reference = models.TextField(unique=True)
    decision = models.UUIDField(unique=True)
    kind = models.TextField()
    about = models.UUIDField()
    recipient = models.UUIDField()
    standing = models.TextField()
    because = models.TextField()
    """Why these posts look: a word of `LookedBy`."""
    lookers: ClassVar[Any] = ArrayField(models.UUIDField())
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    shows = SealedJSONField()
    decided_by = models.UUIDField()
    decided_by_practitioner = models.UUIDField()


class SecondLookAnswer(SealedRow):
    """What whoever looked says. Kept by their agency; both read it."""

    look = models.OneToOneField(SecondLook, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField()
    words = SealedTextField()
    answered_by = models.UUIDField()
    answered_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the look's key."""
        return self.look_id
