"""Who may see what, in one table; who may open it further; what a post is to the database's lock.

Ids only: no name of anything stands here. Serves clauses 2.2 (need to know), 3.7 and 3.10.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class PostStanding(models.Model):
    """A post as the lock sees it: whose, in which role, from when until when."""

    id = models.UUIDField(primary_key=True)
    agency = models.UUIDField()
    practitioner = models.UUIDField()
    account = models.UUIDField(null=True)
    role = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account"], name="standing_account"),
            models.Index(fields=["agency"], name="standing_agency"),
        ]


class Reader(models.Model):
    """A team, a duty desk or a post: whoever can be given a thing to read. Ids are unique across agencies."""

    id = models.UUIDField(primary_key=True)
    agency = models.UUIDField()
    kind = models.TextField()


class PostReader(models.Model):
    """This post reads as that reader, from when until when."""

    pk = models.CompositePrimaryKey("post", "reader")
    post = models.UUIDField()
    reader = models.UUIDField()
    agency = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)


class Conflict(models.Model):
    """This practitioner sees nothing about that person. The practitioner is not told that others set it."""

    id = models.UUIDField(primary_key=True)
    agency = models.UUIDField()
    practitioner = models.UUIDField()
    person = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["practitioner"], name="conflict_practitioner")]


class Thing(models.Model):
    """Whose a thing is. Written once, at its birth; what stops an agency from granting itself another's."""

    id = models.UUIDField(primary_key=True)
    keeper = models.UUIDField()
    kind = models.TextField()


class Passage(models.Model):
    """What lets `holder` open a thing of another's to a third agency: terms, a permission, or an exceptional disclosure."""

    id = models.UUIDField(primary_key=True)
    thing = models.UUIDField()
    keeper = models.UUIDField()
    holder = models.UUIDField()
    recipient = models.UUIDField(null=True)
    ground = models.TextField()
    until = models.DateTimeField(null=True)
    quiet = models.BooleanField(default=False)
    """Whether its keeper does not see it yet: the notice of it is held back."""

    class Meta:
        indexes = [models.Index(fields=["thing"], name="passage_thing")]


class Access(models.Model):
    """One row per reader and thing. `people` are the reader's own agency's records of everyone whom it names."""

    pk = models.CompositePrimaryKey("reader", "thing")
    reader = models.UUIDField()
    thing = models.UUIDField()
    keeper = models.UUIDField()
    people = ArrayField(models.UUIDField(), default=list)
    kind = models.TextField()
    sort_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    via = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["reader", "kind", "sort_at", "thing"], include=["until"], name="access_list"
            ),
            models.Index(fields=["thing"], name="access_thing"),
            GinIndex(fields=["people"], name="access_people"),
        ]
