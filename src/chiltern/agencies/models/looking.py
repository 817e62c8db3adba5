"""Who looks at what was decided alone in danger, where an agency has nobody else. Clauses 3.3 and 9.3."""

from __future__ import annotations

from django.db import models

from chiltern.foundation.models import Kept


class SecondLooker(Kept):
    """A post that the council's officer names: for one agency, or, where that is null, wherever nobody else is there.

    Added to, never changed: the latest for an agency holds.
    """

    agency = models.UUIDField(null=True)
    post = models.UUIDField()
    named_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["agency", "-made_at"], name="second_looker_latest")]
