"""Bodies outside the Code, each as the agency that deals with it knows it. Clauses 3.6, 3.7 and sign.1.

No signatory, no desk, no account: another county's hospital, a court, an inspectorate.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models.functions import Lower

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class OutsideBody(SealedRow):
    """What it is called names no person, so lists may show it. What was written about it is sealed.

    It holds what is known now; every state that it was in stands in `OutsideSaid`.
    """

    name = models.TextField()
    function = models.TextField()
    statutory_duty = models.TextField()
    described = SealedTextField()
    reach = SealedTextField()
    """Numbers and addresses, found independently."""
    commissioned_by = models.UUIDField(null=True)
    """The signatory for which it works, though it has not signed itself: that agency is told, and so is the office."""
    named_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint("keeper", Lower("name"), name="outside_body_named_once_an_agency")
        ]


class OutsideSaid(SealedRow):
    """What its agency knew of a body from this moment on. Added to, never changed: the latest is what the body holds now."""

    body = models.ForeignKey(OutsideBody, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    name = models.TextField()
    function = models.TextField()
    statutory_duty = models.TextField()
    described = SealedTextField()
    reach = SealedTextField()
    said_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="outside_said_once_a_number")]

    def thing_of_key(self) -> UUID:
        """The body's key."""
        return self.body_id


class OutsideChecked(SealedRow):
    """How it was made sure, once, that it is they. Added to, never changed: the latest holds."""

    body = models.ForeignKey(OutsideBody, on_delete=models.PROTECT, related_name="+")
    how = models.TextField()
    happened_at = models.DateTimeField()
    where_found = SealedTextField()
    """Where the number or address was found, independently of them."""
    whom = SealedTextField()
    """Who answered, or was seen."""
    checked_by = models.UUIDField()
    checked_by_practitioner = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["body", "-happened_at"], name="outside_checked_latest")]

    def thing_of_key(self) -> UUID:
        """The body's key."""
        return self.body_id
