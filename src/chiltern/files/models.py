"""A file, sealed in pieces of 1 MB under the key of the thing that it is part of; whoever has the thing has the file. 3.7.

An original is a thing of its own, which its agency alone reads. A copy that leaves is part of an item: it goes where the
item goes, and stops where the item stops.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedBytesField, SealedRow, SealedTextField


class Attachment(SealedRow):
    """One file. `name` is what it was called where it came from; a copy that leaves has none."""

    thing = models.UUIDField()
    kind = models.TextField()
    size = models.IntegerField()
    pages = models.IntegerField()
    name = SealedTextField()
    digest = SealedTextField()
    """SHA-256 of the content, in hexadecimal."""

    class Meta:
        indexes = [models.Index(fields=["thing"], name="attachment_of_thing")]

    def thing_of_key(self) -> UUID:
        """The key of the thing that it is part of."""
        return self.thing


class Piece(SealedRow):
    """Up to 1 MB of a file."""

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    thing = models.UUIDField()
    position = models.IntegerField()
    content = SealedBytesField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attachment", "position"], name="piece_in_its_place")]

    def thing_of_key(self) -> UUID:
        """The attachment's."""
        return self.thing
