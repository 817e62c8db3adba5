"""How long an agency keeps its own copies: its rules, and that somebody has looked at what they would destroy. Clause 3.7."""

from __future__ import annotations

from django.db import models

from chiltern.foundation.models import Kept


class RetentionRules(Kept):
    """Years and from when they count, for each class. Added to, never changed: the latest holds."""

    rules = models.JSONField()
    set_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["keeper", "-made_at"], name="retention_rules_latest")]


class RetentionConfirmed(Kept):
    """Somebody has looked at a rehearsal and let these rules run. Without one nothing is destroyed."""

    rules = models.ForeignKey(RetentionRules, on_delete=models.PROTECT, related_name="+")
    goes = models.IntegerField()
    """How many papers the rehearsal said would go."""
    confirmed_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rules"], name="retention_confirmed_once")]
