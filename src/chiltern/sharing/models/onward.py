"""A question to the owner about passing its information on, and its answer. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class OnwardPermission(SealedRow):
    """May this item go from its holder to a third agency? Kept by the holder, who asks."""

    item = models.UUIDField()
    disclosure = models.UUIDField()
    """The one in which the holder received it."""
    originator = models.UUIDField()
    recipient = models.UUIDField()
    purpose = models.TextField()
    why = SealedTextField()
    due_at = models.DateTimeField()
    asked_by = models.UUIDField()
    asked_by_practitioner = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["item"], name="permission_of_item")]


class OnwardAnswer(SealedRow):
    """The owner's answer for its own part: its own row. Silence makes no row, and is not a yes."""

    permission = models.ForeignKey(OnwardPermission, on_delete=models.PROTECT, related_name="+")
    state = models.TextField()
    until = models.DateTimeField(null=True)
    reasons = SealedTextField()
    passage = models.UUIDField(null=True)
    told = SealedTextField(null=True)
    """Whom at the asker's it was told by telephone; None where it was answered here alone."""
    answered_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["permission"], name="answered_once")]

    def thing_of_key(self) -> UUID:
        """Both sides hold the question's key."""
        return self.permission_id


class OnwardHeard(SealedRow):
    """What the owner said by telephone, as the asker heard it: its own row. It confirms the owner's answer, and is none."""

    permission = models.OneToOneField(OnwardPermission, on_delete=models.PROTECT, related_name="+")
    permits = models.BooleanField()
    until = models.DateTimeField(null=True)
    """The end of a yes, as it was heard."""
    who = SealedTextField()
    """Who said it, by name and role."""
    heard_at = models.DateTimeField()
    heard_by = models.UUIDField()
    heard_by_practitioner = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the question's key."""
        return self.permission_id


class OnwardWithdrawal(SealedRow):
    """The owner took its leave back, and why: its own row, which the asker reads."""

    permission = models.OneToOneField(OnwardPermission, on_delete=models.PROTECT, related_name="+")
    reasons = SealedTextField()
    withdrawn_by = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the question's key."""
        return self.permission_id
