"""Restrictions, reading under break-glass, holds: what is done with things, beside the rows of access. Clauses 2.2, 3.7."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class Restriction(SealedRow):
    """This thing is for named posts alone, at this agency, since when and why. Seen by whoever sees the thing."""

    thing = models.UUIDField()
    noun = models.TextField()
    why = SealedTextField()
    readers: ClassVar[Any] = ArrayField(models.UUIDField())
    """To whom it goes back when it is lifted."""
    set_by = models.UUIDField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["keeper", "thing"], condition=models.Q(lifted_at=None), name="restricted_once"
            )
        ]


class RestrictionTold(SealedRow):
    """One post that was put on the list, taken off it, or read on when it was lifted; each was told so."""

    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, related_name="+")
    thing = models.UUIDField()
    what = models.TextField()
    post = models.UUIDField()
    by_post = models.UUIDField()
    why = SealedTextField(null=True)

    def thing_of_key(self) -> UUID:
        """The restriction's key."""
        return self.restriction_id


class BreakGlass(SealedRow):
    """Somebody read outside their work, or asked to: reason first, for a short time. Seen by them and who was told."""

    post = models.UUIDField()
    practitioner = models.UUIDField()
    reason = SealedTextField()
    asked = SealedTextField()
    """What was asked for, in the words typed."""
    until = models.DateTimeField()
    opened: ClassVar[Any] = ArrayField(models.UUIDField())
    """The things that stand first; what belongs to them was opened with them."""
    nouns: ClassVar[Any] = ArrayField(models.TextField())
    told: ClassVar[Any] = ArrayField(models.UUIDField())
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["keeper", "post", "-made_at"], name="glass_of_post")]


class GlassWord(SealedRow):
    """What the representative did about it, or the practitioner said: acknowledged, question, answer, ended."""

    glass = models.ForeignKey(BreakGlass, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    words = SealedTextField()
    by_post = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The reading's key."""
        return self.glass_id


class Hold(SealedRow):
    """Nothing about this thing is destroyed: who set it, why, from when, until when. Seen by whoever sees the thing."""

    thing = models.UUIDField()
    noun = models.TextField()
    why = SealedTextField()
    after_death = models.BooleanField()
    """A review after a child's death: it holds everything about the child."""
    until = models.DateTimeField(null=True)
    set_by = models.UUIDField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_because = SealedTextField(null=True)

    class Meta:
        indexes = [models.Index(fields=["keeper", "-made_at"], name="holds_of_agency")]


class HeldThing(Kept):
    """A thing that lay under a hold when it was set. What comes later is under it by whom it is about."""

    hold = models.UUIDField()
    thing = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hold", "thing"], name="held_once_a_hold")]
        indexes = [models.Index(fields=["thing"], name="held_thing")]
