"""A decision to share or not, whole: facts, verdict, reasons. Never edited: a later one supersedes it. Clause 3.8."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class Decision(SealedRow):
    """Seen at the deciding agency alone, by whoever sees what it is about."""

    kind = models.TextField()
    """answer, asking, telling, passing_on, meeting, minute, or call."""
    about = models.UUIDField()
    """The thing that it decides: a request to this agency, a request that is asked, a disclosure to pass on."""
    number = models.IntegerField()
    recipient = models.UUIDField()
    outcome = models.TextField()
    state = models.TextField()
    standing = models.TextField()
    book = models.TextField()
    rules = models.TextField()
    answers = SealedJSONField()
    """The facts that the rule looked at, and the words written beside them."""
    trace = SealedJSONField()
    reasons = SealedTextField()
    decided_by = models.UUIDField()
    decided_by_practitioner = models.UUIDField()
    agreed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["keeper", "about", "kind", "recipient", "number"], name="one_decision_a_number"
            )
        ]


class DecidedItem(SealedRow):
    """One item in a decision: shared, or withheld with its reason. The parts are the decider's own record."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField()
    item = models.UUIDField()
    shared = models.BooleanField()
    standing = models.TextField()
    withheld_because = SealedTextField(null=True)

    def thing_of_key(self) -> UUID:
        """The decision's key."""
        return self.decision_id
