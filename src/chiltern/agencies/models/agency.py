"""What signs, and the controller behind it. Nothing here names a person, so partners may read it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from chiltern.foundation.models import Kept


class LegalBody(Kept):
    """The controller. Registration with the regulator belongs to it, not to its agencies (3.9)."""

    name = models.TextField()
    registration = models.TextField(blank=True, default="")
    registration_exempt = models.BooleanField(default=False)
    registration_expires_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="legal_body_name")]


class Agency(Kept):
    """A signatory, or one that has applied. `keeper` is the office for its standing; its own people keep its profile."""

    name = models.TextField()
    legal_body = models.ForeignKey(LegalBody, on_delete=models.PROTECT, related_name="+")
    sector = models.TextField()
    functions: ClassVar[Any] = ArrayField(models.TextField(), default=list)
    """Words of `Function`: what it is there to do, as far as a rule has to know."""
    group = models.TextField()
    group_ground = models.TextField(blank=True, default="")
    state = models.TextField()
    state_since = models.DateTimeField()
    admitted_by_import = models.BooleanField(default=False)
    suspended = models.BooleanField(default=False)
    statutory_duty = models.TextField()
    duty_checked_on = models.DateField(null=True)
    duty_checked_by = models.TextField(blank=True, default="")
    commissioner = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    sensitive_service = models.BooleanField(default=False)
    size = models.TextField(blank=True, default="")
    area = models.TextField(blank=True, default="")
    methods: ClassVar[Any] = ArrayField(models.TextField(), default=list)
    """Words of `Method` that it accepts (3.6)."""
    opening_hours = models.TextField(blank=True, default="")
    duty_number = models.TextField(blank=True, default="")
    out_of_hours_number = models.TextField(blank=True, default="")
    local_standards = models.TextField(blank=True, default="")
    second_on_grounds = models.BooleanField(default=False, db_default=False)
    """Whether its own procedure asks for a second person where it shares without consent on a ground."""
    duty_desk = models.UUIDField()
    """The reader that takes what comes in."""

    class Meta:
        indexes = [models.Index(fields=["state", "name"], name="agency_list")]
        constraints = [models.UniqueConstraint(Lower("name"), name="agency_name")]


class StandingChange(Kept):
    """An agency's state from this moment: the list of signatories on any earlier date is read from here (sign.4)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    state = models.TextField()
    reason = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["agency", "made_at"], name="standing_history")]
