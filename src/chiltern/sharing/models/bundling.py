"""A bundle, a summary or a chronology under way, and passages quoted in what went of it. Clause 3.10.

What goes of it goes as items, in a disclosure: each stays its owner's. That there is a bundle, what stands in it and how
far its owners have answered is its maker's alone; no owner learns that there are others.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class Bundle(SealedRow):
    """For whom it is made, and for what: each owner that is asked reads this of its own part."""

    reference = models.TextField(unique=True)
    form = models.TextField()
    person = models.UUIDField()
    """The child, on our own record."""
    recipient = models.UUIDField()
    purpose = models.TextField()
    protects_this_child = models.TextField()
    """Whether they get it to protect this child: yes, no or not known."""
    why = SealedTextField()
    made_by = models.UUIDField()
    made_by_practitioner = models.UUIDField()


class OfAnItem(SealedRow):
    """It lies under the item's own key: whoever may read the one may read the other, and nobody else."""

    item = models.UUIDField()

    class Meta:
        abstract = True

    def thing_of_key(self) -> UUID:
        """The item's."""
        return self.item


class BundlePart(OfAnItem):
    """One item in one edition of a bundle; a later edition stands for all of the one before. Our own words are an item too."""

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="+")
    edition = models.IntegerField()
    position = models.IntegerField()
    source = models.UUIDField(null=True)
    """The disclosure in which it came here; null where it is our own."""
    words = SealedTextField(null=True)
    """The passage that a summary takes from it, as its writer marked it; null where all of it stands there."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bundle", "edition", "position"], name="one_part_a_place"),
            models.UniqueConstraint(fields=["bundle", "edition", "item"], name="item_once_an_edition"),
        ]


class Quotation(OfAnItem):
    """A passage in what went: read by whoever gave it, by whoever got it, and of all owners by its own alone."""

    disclosure = models.UUIDField()
    words = SealedTextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "item"], name="quoted_once_a_disclosure")
        ]
