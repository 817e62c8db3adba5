"""When an agency is open, whom to ring, who covers. No name of a child or a family stands here. Clauses 2.2 and 3.6."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept


class OpeningSet(Kept):
    """An agency's own week, and who covers when it is shut. Added to, never changed: the latest holds."""

    week: ClassVar[Any] = ArrayField(models.TextField())
    """Seven lines from Monday on, such as 08:30-12:00, 13:00-16:00; an empty one is a day on which it is shut."""
    round_the_clock = models.BooleanField()
    on_bank_holidays = models.BooleanField()
    duty_number = models.TextField()
    out_of_hours_number = models.TextField()
    cover = models.TextField()
    """Who covers when it is shut, as the agency says it."""
    safeguarding_lead = models.TextField()
    """The lead's title, and how to reach whoever has the post."""

    class Meta:
        indexes = [models.Index(fields=["keeper", "-made_at"], name="opening_latest")]


class Period(Kept):
    """Days on which an agency is open (a term) or shut (a closure). Taken off, it stays with its end."""

    kind = models.TextField()
    first = models.DateField()
    last = models.DateField()
    says = models.TextField()
    taken_off_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["keeper", "last"], name="periods_of_agency")]


class Cover(Kept):
    """A colleague does the work of somebody who is away, from when until when. Both are posts of the keeper's."""

    away = models.UUIDField()
    covered_by = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    set_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["away", "ends_at"], name="cover_of_post")]
