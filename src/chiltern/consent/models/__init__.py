"""How consent stands, who is competent to decide, and what people were told (clauses 3.3, 9.1, 9.2).

Each row hangs on a person of its keeper, lies sealed under that person's key and is seen by whoever sees the person.
No row is ever changed or removed: a withdrawal, a new answer or a correction is a row of its own.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from chiltern.foundation.models import Kept
from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedRows
from chiltern.people.models import Person


class OfAPerson(SealedRow):
    """What happened about one person, when, and which post wrote it down; `says` holds all that names or describes."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    happened_at = models.DateTimeField()
    """To the minute: two opposite answers of one minute are both evidence, and neither is the later."""
    post = models.UUIDField()
    says = SealedJSONField()

    # Named again, because the type checker looks for an inherited manager's fields on the abstract row alone.
    objects: ClassVar[Any] = SealedRows.as_manager()

    class Meta:
        abstract = True

    def thing_of_key(self) -> UUID:
        """The person's key opens everything about the person."""
        person: UUID = self.person_id
        return person


class Consent(OfAPerson):
    """One answer to the question of consent, or why it was not asked. The last day `until` is included.

    `recipients` are agencies, or bodies outside the Code. `classes` null: not limited to classes of information.
    """

    reference = models.TextField(unique=True)
    state = models.TextField()
    by = models.TextField()
    giver = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, db_constraint=False)
    """Who answered, where that is somebody on record here; a name alone stands in `says`."""
    recipients: ClassVar[Any] = ArrayField(models.UUIDField())
    purposes: ClassVar[Any] = ArrayField(models.TextField())
    classes: ClassVar[Any] = ArrayField(models.TextField(), null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    review_on = models.DateField(null=True)
    instead_of = models.ForeignKey("self", models.PROTECT, related_name="+", null=True, db_constraint=False)
    """The row that this one withdraws or stands for."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["keeper", "person", "id"], name="consent_of_person"),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="consent_ends_after"
            ),
        ]
        indexes = [models.Index(fields=["keeper", "review_on", "id"], name="consent_review")]


class Competence(OfAPerson):
    """Whether a child is competent to decide this (Gillick), or from sixteen has capacity: a person's judgement.

    `purposes`: for which decision it was made; for another one it says nothing.
    """

    purposes: ClassVar[Any] = ArrayField(models.TextField())


class Told(OfAPerson):
    """What somebody was told of uses, rights and how to complain; or that telling is unsafe, which is complete."""

    state = models.TextField()


class SignedForm(Kept):
    """A picture or scan of the form that somebody signed, beside their answer. The file lies sealed under the person's key."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+", db_constraint=False)
    attachment = models.UUIDField()
    post = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["consent"], name="signed_form_of_consent")]
