"""What follows a request: what is asked back, what the requester adds, how an answer was told. Clauses 3.6 and 3.8.

Each side writes rows of its own: what the provider asks is the provider's, what answers it the requester's.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField
from chiltern.sharing.models.request import AgencyRequest


class OfARequest(SealedRow):
    """Seen by whoever sees the request, and sealed under its key, which both sides hold."""

    agency_request = models.ForeignKey(AgencyRequest, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def thing_of_key(self) -> UUID:
        """The request's."""
        return self.agency_request_id


class Clarification(OfARequest):
    """What the provider asks back before it can answer. Kept by the provider."""

    number = models.IntegerField()
    asks = SealedTextField()
    asked_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_request", "number"], name="one_clarification_a_number")
        ]


class FollowUp(OfARequest):
    """What the requester wrote after its request, with the due time that holds from then on. Kept by the requester."""

    number = models.IntegerField()
    kind = models.TextField()
    answers = models.UUIDField(null=True)
    """The clarification that it answers."""
    says = SealedTextField()
    people = SealedJSONField()
    """What identifies those asked about, as far as it is added here."""
    due_at = models.DateTimeField()
    worked_out = models.TextField()
    urgency = models.TextField(null=True)
    """With the next two: what the requester states from then on. Rows from before it could be changed have none."""
    danger_said = models.TextField(null=True)
    acts_now = models.TextField(null=True)
    written_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_request", "number"], name="one_follow_up_a_number"),
            models.UniqueConstraint(fields=["answers"], name="clarified_once"),
        ]


class ToldOtherwise(OfARequest):
    """That an answer was told by another way than this service: when, how and to whom. Kept by the provider."""

    reply = models.UUIDField()
    method = models.TextField()
    happened_at = models.DateTimeField()
    to_whom = SealedTextField()
    checked = SealedTextField()
    """How it was made sure who they are."""
    terms = SealedTextField(null=True)
    """How the terms were put into writing, for a body outside the Code."""
    told_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply"], name="told_once")]


class StandingReply(Kept):
    """A standing reply that is decided, and goes out at its hour. Seen at the provider alone, before and after.

    Its representative is told of the attempt by it: who asked, for what, and nothing about whom.
    """

    agency_request = models.UUIDField()
    decision = models.UUIDField()
    reply = models.UUIDField()
    answered_up_to = models.IntegerField()
    asker = models.UUIDField()
    purpose = models.TextField()
    reference = models.TextField()
    go_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["go_at"], condition=models.Q(told_at=None), name="standing_reply_waits")
        ]
