"""How a body outside the Code was reached, or what it said came: by which way, when, with whom, who they are. 3.6, 3.7."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class ReachedOutside(SealedRow):
    """What was told to such a body, asked of it, or answered by it. Seen at the agency that deals with it alone."""

    thing = models.UUIDField()
    """What was told, or the request that was put to it: this is sealed under its key."""
    side = models.TextField()
    """Given: we told or asked them. Received: they answered."""
    method = models.TextField()
    happened_at = models.DateTimeField()
    whom = SealedTextField()
    checked = SealedTextField()
    """How it was made sure who they are."""
    terms = SealedTextField(null=True)
    """How the terms were put into writing for them."""
    written_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "side"], name="reached_once_a_side")]

    def thing_of_key(self) -> UUID:
        """That of what was told or asked."""
        return self.thing
