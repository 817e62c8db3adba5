"""Keys: one per agency under the master key, one per thing under each holder's. Serves clause 3.7."""

from __future__ import annotations

from django.db import models


class AgencyKey(models.Model):
    """An agency's key, wrapped under the scheme's master key."""

    agency = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()


class KeyWrap(models.Model):
    """A thing's key, wrapped once per holder. Gone with the last holder, the text is gone."""

    pk = models.CompositePrimaryKey("thing", "agency")
    thing = models.UUIDField()
    agency = models.UUIDField()
    wrapped = models.BinaryField()
    until = models.DateTimeField(null=True)
