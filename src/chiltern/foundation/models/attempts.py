"""Who asked for something by its id and was told that nothing is there."""

from __future__ import annotations

from django.db import models


class Attempt(models.Model):
    """Waits until it is known whether the thing exists: written alike for a hidden thing and for a made-up id."""

    pk = models.CompositePrimaryKey("post", "thing")
    post = models.UUIDField()
    thing = models.UUIDField()
    agency = models.UUIDField()
    practitioner = models.UUIDField()
    at = models.DateTimeField()
