"""Documents of items: what was made of an original, and who has read what came. Clauses 3.5, 3.8 and 8.1.2."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow


class Redaction(SealedRow):
    """From which original an item's document was made, which pages, what was blacked out. Seen at its owner alone."""

    item = models.UUIDField()
    original = models.UUIDField()
    attachment = models.UUIDField(null=True)
    """The copy that leaves; none where the item stays."""
    chosen = SealedJSONField()

    def thing_of_key(self) -> UUID:
        """The original's key, which never leaves its agency."""
        return self.original


class DocumentRead(Kept):
    """This post opened the document of this item for the first time."""

    disclosure = models.UUIDField()
    item = models.UUIDField()
    post = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "item"], name="document_read_first_once")]
