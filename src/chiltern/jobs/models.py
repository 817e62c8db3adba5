"""How far a long job has come, for a page to show. No personal data."""

from __future__ import annotations

from django.db import models


class Progress(models.Model):
    """One long job by name; written in the same transaction as its batch, so that it goes on where it stopped."""

    name = models.TextField(primary_key=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(null=True)
    says = models.TextField(default="")
    began_on = models.DateField()
    """The day for which it was begun: going on later must make the same."""
