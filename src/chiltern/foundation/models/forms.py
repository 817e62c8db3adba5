"""A form that was sent, and where its answer leads: the same form twice is the same answer."""

from __future__ import annotations

from django.db import models


class FormOnce(models.Model):
    """Unique by (post, form id); inserted first in the act's savepoint."""

    pk = models.CompositePrimaryKey("post", "form")
    post = models.UUIDField()
    form = models.UUIDField()
    at = models.DateTimeField()
    leads_to = models.TextField(default="")
