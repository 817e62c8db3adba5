"""What was taken back before anybody there had opened it. Clauses 3.6 and 3.10."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class Recall(SealedRow):
    """Kept by the giver, once for a disclosure. Its recipient sees that there was one; why, the giver alone can open."""

    disclosure = models.UUIDField(unique=True)
    reference = models.TextField()
    """That of what was taken back."""
    recipient = models.UUIDField()
    shared_at = models.DateTimeField()
    why = SealedTextField()
    recalled_by = models.UUIDField()
    recalled_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The disclosure's: its recipient holds that key no longer."""
        return self.disclosure
