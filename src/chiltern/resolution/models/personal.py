"""A person's own request for what is held, and what the agency asked does with it, row by row. Clauses 8.3.1 and 3.10.

No row is changed later: each act writes one of its own, and where the request stands is read from them. Everything but what
owners are asked lies under the request's key.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class PersonalRequest(SealedRow):
    """As it came by the public form: kept by the agency asked, or by the partnership's office where none was named."""

    reference = models.TextField(unique=True)
    form = models.UUIDField(unique=True)
    """The same form sent again is the same request."""
    relation = models.TextField()
    said = SealedJSONField()
    """Who asks, how they are reached, and how safely; about whom; what is wanted."""
    due_at = models.DateTimeField()
    worked_out = models.TextField()


class _OfRequest(SealedRow):
    """Lies under the request's key."""

    request = models.OneToOneField(PersonalRequest, on_delete=models.PROTECT, related_name="+")
    post = models.UUIDField()
    practitioner = models.UUIDField()

    class Meta:
        abstract = True

    def thing_of_key(self) -> UUID:
        """The request's."""
        return self.request_id


class PersonalSentOn(Kept):
    """The office has sent it to the agency that answers it."""

    request = models.OneToOneField(PersonalRequest, on_delete=models.PROTECT, related_name="+")
    agency = models.UUIDField()
    post = models.UUIDField()


class AskerChecked(_OfRequest):
    """Who asks and whether they may: shown how, by whom; or refused, and why."""

    identity = models.TextField(null=True)
    right = models.TextField(null=True)
    refused = models.TextField(null=True)
    words = SealedTextField()


class HeldFound(_OfRequest):
    """What was found in the agency's own record, under which name and birth date it was looked for; until when it is open."""

    looked_for = SealedJSONField()
    items: ClassVar[Any] = ArrayField(models.UUIDField())
    until = models.DateTimeField()


class OwnerAsked(SealedRow):
    """One item, and its owner, which is asked what may be released of it. It learns of nothing else."""

    request = models.ForeignKey(PersonalRequest, on_delete=models.PROTECT, related_name="+")
    reference = models.TextField(unique=True)
    item = models.UUIDField()
    owner = models.UUIDField()
    said = SealedJSONField()
    """Who asks, for whom, about whom: without it nobody can say what harm would come of it."""
    due_at = models.DateTimeField()
    worked_out = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "item"], name="owner_asked_once")]


class OwnerViewGiven(SealedRow):
    """The owner's answer: its own row, which the agency that asked reads."""

    asked = models.OneToOneField(OwnerAsked, on_delete=models.PROTECT, related_name="+")
    view = models.TextField()
    why = models.TextField(null=True)
    words = SealedTextField()
    post = models.UUIDField()
    practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the question's key."""
        return self.asked_id


class HeldDecided(SealedRow):
    """What becomes of one item, decided by whom; the words of a part, and why something is held back, stay inside."""

    request = models.ForeignKey(PersonalRequest, on_delete=models.PROTECT, related_name="+")
    item = models.UUIDField()
    outcome = models.TextField()
    hidden = models.TextField()
    why = models.TextField(null=True)
    words = SealedTextField()
    part = SealedTextField()
    post = models.UUIDField()
    practitioner = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "item"], name="held_decided_once")]

    def thing_of_key(self) -> UUID:
        """The request's."""
        return self.request_id


class PersonalReply(_OfRequest):
    """What was answered, exactly as it is printed; how it reached whoever asked."""

    reference = models.TextField(unique=True)
    answered = models.BooleanField()
    """Whether who asks and their right were shown."""
    said = SealedJSONField()
    way = models.TextField()
