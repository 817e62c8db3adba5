"""What is past its due time, and how far up the agency that has to answer it has gone. Clauses 3.6 and 4.1."""

from __future__ import annotations

from django.db import models

from chiltern.foundation.models import Kept


class Climb(Kept):
    """One step up for one due time of one thing. Kept for the agency that has to act; both sides read it.

    Written by the sweep alone. It holds no content, so that a representative can be given it without the thing.
    """

    thing = models.UUIDField()
    noun = models.TextField()
    """request, permission: the first word of the list in which the thing waits."""
    step = models.IntegerField()
    due_at = models.DateTimeField()
    other = models.UUIDField()
    """The agency that waits."""
    reference = models.TextField()
    urgency = models.TextField()
    settled_at = models.DateTimeField(null=True)
    """Since when it is late no more: answered, or due at another time."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "step", "due_at"], name="climbed_once")]
        indexes = [
            models.Index(fields=["thing"], condition=models.Q(settled_at=None), name="climbs_not_settled")
        ]
