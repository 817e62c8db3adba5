"""A challenge to silence past its time or to an answer, and what the agency asked says to it. Clause 8.4.

The one is the row of the agency that asked, the other that of the agency asked. Both lie under the challenge's own key: a
representative reads them without the request.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField
from chiltern.sharing.models import AgencyRequest


class Challenge(SealedRow):
    """What is challenged, why it cannot wait, and by when it is answered. The scheme's clock writes that it is over."""

    reference = models.TextField(unique=True)
    agency_request = models.ForeignKey(AgencyRequest, on_delete=models.PROTECT, related_name="+")
    request_reference = models.TextField()
    provider = models.UUIDField()
    ground = models.TextField()
    number = models.IntegerField()
    urgency = models.TextField()
    was_due_at = models.DateTimeField()
    """When the request had to be answered."""
    at_risk = models.TextField()
    why = SealedTextField()
    harm = SealedTextField()
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    made_by = models.UUIDField()
    made_by_practitioner = models.UUIDField()
    over_at = models.DateTimeField(null=True)
    over_as = models.TextField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_request", "number"], name="one_challenge_a_number")
        ]


class ChallengeAnswer(SealedRow):
    """Answered now, by when, or why not. Kept by the agency asked; both sides read it."""

    challenge = models.OneToOneField(Challenge, on_delete=models.PROTECT, related_name="+")
    agency_request = models.UUIDField()
    kind = models.TextField()
    words = SealedTextField()
    promised_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField()
    answered_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the challenge's key."""
        return self.challenge_id
