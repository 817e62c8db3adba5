"""When a post wants to be told, when it last looked, and when it was told. No row says of what. Clauses 2.2 and 3.7."""

from __future__ import annotations

from django.db import models


class Wish(models.Model):
    """How often a post wants to be told; without a row, at most once an hour."""

    post = models.UUIDField(primary_key=True)
    rhythm = models.TextField()
    chosen_at = models.DateTimeField()


class Look(models.Model):
    """When a post last saw its work: whatever had come in by then is no news."""

    post = models.UUIDField(primary_key=True)
    at = models.DateTimeField()


class Arrival(models.Model):
    """Since when something waits for a reader, to the minute. It is gone when it waits no more."""

    pk = models.CompositePrimaryKey("reader", "thing")
    reader = models.UUIDField()
    thing = models.UUIDField()
    at = models.DateTimeField()
    sort_at = models.DateTimeField(null=True)
    """Its place in the list then: once its due time is another, it is news again."""


class Notice(models.Model):
    """One mail to one post: its hour, when it went, or how often it could not."""

    id = models.UUIDField(primary_key=True)
    post = models.UUIDField()
    hour = models.DateTimeField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.IntegerField()
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "hour"], name="one_notice_an_hour")]
        indexes = [models.Index(fields=["post", "sent_at"], name="notice_sent")]
