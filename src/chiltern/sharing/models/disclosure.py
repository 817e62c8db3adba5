"""Items, and their way to others: which, to whom, under which terms. Clauses 3.5, 3.6, 3.10."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedTextField
from chiltern.sharing.models.request import AgencyRequest


class Item(SealedRow):
    """One piece of information. `keeper` is its originator: it stays so through any number of hands (3.10)."""

    also_read = (
        ", exists (select from sharing_correction c where c.item = t.id) as corrected"
        ", exists (select from sharing_correction c where c.item = t.id and c.asked_back) as asked_back"
    )
    corrected: bool = False
    """Read by its id: whether a correction stands beside it."""
    asked_back: bool = False
    """Read by its id: whether its owner asks for it back."""

    version = models.IntegerField(default=1)
    kind = models.TextField()
    classes: ClassVar[Any] = ArrayField(models.TextField())
    marking = models.TextField()
    observed_on = models.DateField(null=True)
    text = SealedTextField()
    source = SealedTextField()
    about = SealedJSONField()
    """About whom, and why it bears on the child."""
    document_pages = models.IntegerField(null=True)
    """How many pages its document has, which is part of it (files.Attachment); null where it is text alone."""


class Disclosure(SealedRow):
    """These items, these terms, to this agency, by this method, at this time. Kept by the giver."""

    reference = models.TextField(unique=True)
    recipient = models.UUIDField()
    agency_request = models.UUIDField(null=True)
    decision = models.UUIDField()
    method = models.TextField()
    state = models.TextField()
    passing_on = models.TextField()
    bodies: ClassVar[Any] = ArrayField(models.UUIDField(), default=list)
    show_originator = models.TextField()
    keep_out_of_online_access = models.BooleanField()
    not_to_be_mentioned_to = SealedTextField()
    expires_at = models.DateTimeField(null=True)
    note = SealedTextField()
    agreement = models.UUIDField(null=True)
    """Under which it went: both are parties to it."""


class DisclosedItem(Kept):
    """An item in a disclosure. `via` is the passage that let its holder pass it on; null where its owner gave it."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+")
    item = models.UUIDField()
    position = models.IntegerField()
    via = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["disclosure", "item"], name="item_once_a_disclosure")]
        indexes = [models.Index(fields=["item"], name="disclosed_item")]


class Reply(SealedRow):
    """The answer as the requester gets it: share and share in part are one answer, in the same words."""

    agency_request = models.ForeignKey(AgencyRequest, on_delete=models.PROTECT, related_name="+")
    told = models.TextField()
    disclosure = models.UUIDField(null=True)
    as_sent = SealedTextField()
    settles: ClassVar[Any] = ArrayField(models.TextField(), default=list)
    """Where they cannot tell who this is: the identifiers that would settle it."""
    number = models.IntegerField()

    def thing_of_key(self) -> UUID:
        """Both sides hold the request's key."""
        return self.agency_request_id


class Acknowledgement(Kept):
    """The recipient has received a reply or a disclosure: its own row, which the giver reads."""

    of = models.UUIDField()
    post = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["keeper", "of"], name="acknowledged_once")]


class FileCopy(Kept):
    """A copy that was taken into the agency's own file: its reference and its taker stand on the paper."""

    disclosure = models.UUIDField()
    reference = models.TextField(unique=True)
    post = models.UUIDField()
    practitioner = models.UUIDField()


class FirstView(Kept):
    """This post opened this disclosure for the first time."""

    disclosure = models.UUIDField()
    post = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "disclosure"], name="viewed_first_once")]


class Reading(Kept):
    """Somebody at the recipient opened this disclosure for the first time on this day, in London: its owners read that,
    and not who it was.
    """

    disclosure = models.UUIDField()
    read_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "keeper", "read_on"], name="reading_once_a_day")
        ]
