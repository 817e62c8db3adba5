"""A hidden place that waits for a second person, and what that person answered. Clauses 3.4 and 3.7.

Both are the owner's rows; until it is released nothing of either, nor of what waits, is anybody's elsewhere.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class PlaceRelease(SealedRow):
    """Which decision waits, to which posts it would go, and how the decider knows that they are outside the line."""

    decision = models.UUIDField(unique=True)
    about = models.UUIDField()
    recipient = models.UUIDField()
    posts: ClassVar[Any] = ArrayField(models.UUIDField())
    titles: ClassVar[Any] = ArrayField(models.TextField())
    outside_line = SealedTextField()
    trace = SealedJSONField()
    """What the Code says of it once a second person has released it."""
    home: ClassVar[Any] = ArrayField(models.UUIDField())
    """Who at the owner sees what is told."""
    asked: ClassVar[Any] = ArrayField(models.UUIDField())
    """The posts that may release it."""
    due_at = models.DateTimeField()
    declines = models.BooleanField()
    """Whether something that may help them stays behind: then it takes a manager."""
    decided_by = models.UUIDField()
    decided_by_practitioner = models.UUIDField()


class ReleaseAnswer(SealedRow):
    """Released, or given back with a reason; once."""

    release = models.OneToOneField(PlaceRelease, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField()
    words = SealedTextField()
    answered_by = models.UUIDField()
    answered_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The release's key."""
        return self.release_id
