"""The record's tables. Rows are only added, but for the outbox, which the integrator empties (clause 3.8).

No table points at another with a foreign key: what holds them together is the tree, which `verify` walks.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

MOST_PARTIES = 512


def _hash_in(*columns: str) -> list[models.BaseConstraint]:
    """The integrator signs what it is given: anything but 32 bytes would stop it for good."""
    return [
        models.CheckConstraint(condition=Exact(Length(column), 32), name=f"%(class)s_{column}_is_a_hash")
        for column in columns
    ]


class Entry(models.Model):
    """One act, allowed or refused: its kind, the database's time, and the commitment to all that it says."""

    id = models.UUIDField(primary_key=True)
    kind = models.TextField()
    at = models.DateTimeField()
    commitment = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = _hash_in("commitment")


class Opening(models.Model):
    """What one party may know of an entry, with the salts that show that it was committed to; sealed."""

    id = models.UUIDField(primary_key=True)
    entry = models.UUIDField()
    keeper = models.UUIDField()
    post = models.UUIDField(null=True)
    thing = models.UUIDField(null=True)
    kind = models.TextField()
    at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "keeper"], name="one_opening_a_party")]
        indexes = [models.Index(fields=["thing", "at"], name="opening_thing")]


class OpeningDestroyed(models.Model):
    """What one party kept of an entry was destroyed, by that party's own rule: payload and salts are gone, the entry stands."""

    id = models.UUIDField(primary_key=True)
    entry = models.UUIDField()
    keeper = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "keeper"], name="opening_destroyed_once"),
        ]


class Outbox(models.Model):
    """What waits to be sealed: the commitment and whose counters it moves."""

    entry = models.UUIDField(primary_key=True)
    commitment = models.BinaryField()
    parties = ArrayField(models.UUIDField())

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *_hash_in("commitment"),
            models.CheckConstraint(
                condition=Q(parties__len__gte=1, parties__len__lte=MOST_PARTIES), name="outbox_has_parties"
            ),
        ]


class Leaf(models.Model):
    """An entry's place in the tree, from 0 up. `seed` draws its parties' salts and the decoys beside them."""

    sequence = models.BigIntegerField(primary_key=True)
    entry = models.UUIDField(unique=True)
    commitment = models.BinaryField()
    party_root = models.BinaryField()
    leaf_hash = models.BinaryField()
    seed = models.BinaryField()


class Counter(models.Model):
    """The number, from 1 up, that an entry bears for one of its parties."""

    pk = models.CompositePrimaryKey("agency", "counter")
    agency = models.UUIDField()
    counter = models.BigIntegerField()
    entry = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["entry"], name="counter_entry")]


class Head(models.Model):
    """A signed state of the tree. `frontier` is the hashes of its full subtrees, one after another."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    checkpoint = models.TextField()
    frontier = models.BinaryField()
    at = models.DateTimeField()
