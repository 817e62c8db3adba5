"""What every table of the domain has: a random id, and the agency that keeps the row."""

from __future__ import annotations

from django.db import models

from chiltern.foundation.ids import new_id


class Kept(models.Model):
    """A row with one keeper. Only its keeper changes it; who else reads it is a matter of access."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keeper = models.UUIDField(editable=False)
    made_at = models.DateTimeField()

    class Meta:
        abstract = True
