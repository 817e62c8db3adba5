"""What was looked at in one night, and what lay with whom nothing had let it. Clause 3.10."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept


class OwnershipCheck(Kept):
    """Kept by the partnership's office; written by the scheme's clock alone."""

    looked_at = models.BigIntegerField()
    """Pairs of an item and an agency that is not its owner."""
    found: ClassVar[Any] = ArrayField(models.UUIDField())
    """The items that lie with an agency to which nothing let them go."""

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="ownership_checked")]
