"""A meeting about a child: who is invited, what each puts in, the minute, the family's version. Clauses 3.6, 3.8, 3.10.

Whoever called it keeps the meeting; each invited agency its own answer; what is put in stays its owner's, in
disclosures of its own. Nobody sees an invitation, a contribution or a copy of the minute but the two whom it is about.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField


class Meeting(SealedRow):
    """As everybody who is invited sees it: of which kind, when, where, about whom, why, and who else is named."""

    reference = models.TextField(unique=True)
    kind = models.TextField()
    purpose = models.TextField()
    state = models.TextField()
    starts_at = models.DateTimeField()
    way = models.TextField()
    called_by = models.UUIDField()
    called_by_practitioner = models.UUIDField()
    said = SealedJSONField()
    """Who calls, about whom, why, where; the agencies named to all with who reads there; others by name only."""


class Invitation(SealedRow):
    """That one agency is invited. Kept by whoever called; seen by these two alone."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    agency = models.UUIDField()
    named = models.BooleanField()
    """Whether the others are shown its name."""
    readers: ClassVar[Any] = ArrayField(models.UUIDField())
    """Who at the invited agency sees the meeting: its duty desk, or named posts."""
    also = SealedTextField()
    """What this agency alone is told."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "agency"], name="invited_once")]


class InvitationReply(SealedRow):
    """Coming or not. Kept by the invited agency; where it lets its name be seen, the others read that it is invited."""

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="+")
    meeting = models.UUIDField()
    answer = models.TextField()
    shows_name = models.BooleanField()
    readers: ClassVar[Any] = ArrayField(models.UUIDField())
    reason = SealedTextField()
    answered_by = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The invitation's key, which the two sides hold."""
        return self.invitation_id


class Contribution(Kept):
    """That a disclosure was put into a meeting. Seen by whoever sees the disclosure."""

    meeting = models.UUIDField()
    disclosure = models.UUIDField(unique=True)
    recipient = models.UUIDField()
    family = models.TextField()
    """Whether it may stand in the family's version: yes, no, or not known where its owner has not said."""

    class Meta:
        indexes = [models.Index(fields=["meeting"], name="contribution_meeting")]


class OfAMeeting(SealedRow):
    """Kept by whoever called the meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Presence(OfAMeeting):
    """Who was there. Seen by whoever called it alone; the others read it in the minute."""

    present: ClassVar[Any] = ArrayField(models.UUIDField())
    said = SealedJSONField()
    written_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting"], name="held_once")]

    def thing_of_key(self) -> UUID:
        """The meeting's."""
        return self.meeting_id


class Minute(OfAMeeting):
    """What the meeting decided and agreed, who was there. The parts travel beside it, each its owner's."""

    number = models.IntegerField()
    body = SealedJSONField()
    written_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_minute_a_number")]


class MinuteCopy(Kept):
    """The bundle that one agency got: which parts, in which disclosures. Seen by the two alone."""

    minute = models.ForeignKey(Minute, on_delete=models.PROTECT, related_name="+")
    meeting = models.UUIDField()
    recipient = models.UUIDField()
    items: ClassVar[Any] = ArrayField(models.UUIDField())
    """Every part of it in order, the recipient's own among them."""
    disclosures: ClassVar[Any] = ArrayField(models.UUIDField())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minute", "recipient"], name="one_copy_an_agency")]


class MinuteFileCopy(Kept):
    """A copy of a minute that was taken into the agency's own file: its reference and its taker stand on the paper."""

    minute_copy = models.UUIDField()
    reference = models.TextField(unique=True)
    post = models.UUIDField()
    practitioner = models.UUIDField()


class FamilyVersion(OfAMeeting):
    """What the family reads on paper, chosen part by part. Never sent by this service; seen by whoever called alone."""

    number = models.IntegerField()
    body = SealedJSONField()
    made_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_version_a_number")]


class HandedOver(SealedRow):
    """That somebody gave the family's version to a person: when, to whom, in which language and form."""

    version = models.ForeignKey(FamilyVersion, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    form = models.TextField()
    to_whom = SealedTextField()
    language = SealedTextField()
    handed_by = models.UUIDField()

    def thing_of_key(self) -> UUID:
        """The version's key."""
        return self.version_id
