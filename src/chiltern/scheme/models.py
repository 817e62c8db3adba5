"""What the partnership's own office keeps. No personal data: all of it may be shown to anyone.

Serves clauses sign.1, 1.1, 1.4 and sign.5.
"""

from __future__ import annotations

from django.db import models

from chiltern.foundation.models import Kept


class Partnership(Kept):
    """The one partnership of this deployment. Its id is the office's."""

    name = models.TextField()


class CodeVersion(Kept):
    """A version of the Code and of both groups' terms of reference, as signed together (sign.1, sign.5)."""

    label = models.TextField(unique=True)
    in_force_from = models.DateField()
    grace_until = models.DateField(null=True)
    terms_core = models.TextField()
    terms_virtual = models.TextField()


class SetByOffice(Kept):
    """What somebody of the office set, with the reason. Never changed, only followed by another."""

    reason = models.TextField()
    made_by = models.UUIDField(null=True, editable=False)
    """The post; unknown where a command set it."""
    made_by_practitioner = models.UUIDField(null=True, editable=False)

    class Meta:
        abstract = True


class Setting(SetByOffice):
    """A setting from this moment on, or from a later day; the latest row of a key that has begun holds."""

    key = models.TextField()
    value = models.JSONField()
    holds_from = models.DateField(null=True)
    """Null: from the moment in which it was made."""

    class Meta:
        indexes = [models.Index(fields=["key", "made_at"], name="setting_latest")]


class LawCorrection(SetByOffice):
    """A field of a law row set otherwise by the council's officer, with date and reason (1.4).

    No value takes the field away.
    """

    row = models.TextField()
    field = models.TextField()
    value = models.JSONField(null=True)
    holds_from = models.DateField()


class AddedLawRow(SetByOffice):
    """A row of law, a ground or a purpose that the council's officer added, with date and reason (1.4, 2.1)."""

    row = models.TextField(unique=True)
    """Its key, unlike any that comes with a release."""
    kind = models.TextField()
    fields = models.JSONField()
    holds_from = models.DateField()


class Progress(models.Model):
    """How far a long job has come, by its name; written in the same transaction as each of its batches."""

    name = models.TextField(primary_key=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField()
    says = models.TextField()
    began_on = models.DateField()
    """The day for which it was begun: going on later must make the same."""
