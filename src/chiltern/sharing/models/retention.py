"""That a holder's own copy is destroyed: what it was, when, under which rule. Clause 3.7."""

from __future__ import annotations

from django.db import models

from chiltern.foundation.models import Kept


class Destroyed(Kept):
    """One thing to which `keeper` had no key any more from then on. Nothing of what it said: the record of it stands.

    What came there again afterwards can be destroyed again.
    """

    thing = models.UUIDField()
    noun = models.TextField()
    under = models.TextField()
    """The class of its papers (RetentionClass)."""
    years = models.IntegerField()
    counts_from = models.TextField()
    due_on = models.DateField()
    last_key = models.BooleanField()
    """Whether nobody has a key to it any more."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["keeper", "thing", "made_at"], name="destroyed_once")]
        indexes = [
            models.Index(fields=["thing"], name="destroyed_thing"),
            models.Index(fields=["keeper", "-made_at"], name="destroyed_latest"),
        ]
