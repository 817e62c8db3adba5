"""What is asked, of whom, and how far the agency asked has come with it. Clauses 1.1, 3.2, 3.6.

Asking is sharing: what each agency asked may know is chosen for it alone, and sealed for it alone.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow


class RequestForInformation(SealedRow):
    """What an agency needs to know, and why. Kept and seen by the requester; nobody asked sees it."""

    reference = models.TextField(unique=True)
    purpose = models.TextField()
    urgency = models.TextField()
    danger_said = models.TextField()
    acts_now = models.TextField()
    body = SealedJSONField()
    """People, what is needed, period, what worries us, why needed, views, how to reach us."""
    asked_by = models.UUIDField()


class AgencyRequest(SealedRow):
    """The request as one agency sees it. Kept by the requester, who alone changes `requester_state`.

    One that came from a body outside the Code is written down, and kept, by the agency that it was put to.
    """

    parent = models.ForeignKey(RequestForInformation, on_delete=models.PROTECT, related_name="+")
    provider = models.UUIDField()
    reference = models.TextField(unique=True)
    purpose = models.TextField()
    urgency = models.TextField()
    danger_said = models.TextField()
    acts_now = models.TextField()
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    """How the due time was worked out, in words."""
    asked = SealedJSONField()
    """Who asks, about whom, what, and what this agency may know in order to answer."""
    reply_to: ClassVar[Any] = ArrayField(models.UUIDField())
    """Readers at the requester to whom the answer goes."""
    asked_by = models.UUIDField()
    asked_by_practitioner = models.UUIDField()
    requester_state = models.TextField()
    outside_body = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["parent"], name="asked_together")]

    @property
    def requester(self) -> UUID:
        """Who asks: the agency that keeps it, or the body outside the Code for which it was written down."""
        return self.outside_body or self.keeper


class Handling(Kept):
    """How far the provider has come: its own row, which the requester reads."""

    agency_request = models.OneToOneField(AgencyRequest, on_delete=models.PROTECT, related_name="+")
    state = models.TextField()
    acknowledged_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_up_to = models.IntegerField(default=0)
    """The number of the requester's last follow-up that the answer took into account."""


class Assignment(Kept):
    """To whom the provider gave it. Seen at the provider alone; the latest holds."""

    agency_request = models.ForeignKey(AgencyRequest, on_delete=models.PROTECT, related_name="+")
    post = models.UUIDField()
    assigned_by = models.UUIDField()


class Match(SealedRow):
    """Which of the provider's own people this is about, on which identifiers (3.5). Seen at the provider alone."""

    agency_request = models.ForeignKey(AgencyRequest, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()
    """Which of the people asked about, counted from 0."""
    person = models.UUIDField(null=True)
    agreeing: ClassVar[Any] = ArrayField(models.TextField())
    namesake = models.BooleanField()
    second_look = models.TextField()
    said = SealedJSONField()
    """What was compared, side by side, as it stood then."""
    matched_by = models.UUIDField()
