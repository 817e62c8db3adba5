"""A child or adult as one agency knows them, with what changes over time in rows that end (clauses 3.4, 3.7).

Each row lies sealed under the person's key and is seen by whoever sees the person. Foreign keys are made in
row_security.sql together with the keeper, so that no row of one agency can hang on another's person.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedJSONField, SealedRow, SealedRows, SealedTextField


class Person(SealedRow):
    """A thing of its own. `birth` holds on, due and estimated; no two agencies' records are ever joined."""

    is_child = models.BooleanField()
    birth = SealedJSONField()
    language = SealedTextField()
    formats = SealedTextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["keeper", "id"], name="person_of_keeper")]


class PersonRow(SealedRow):
    """A row about one person, sealed with that person's key; `until` is the first day it no longer holds."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    # Named again, because the type checker looks for an inherited manager's fields on the abstract row alone.
    objects: ClassVar[Any] = SealedRows.as_manager()

    class Meta:
        abstract = True

    def thing_of_key(self) -> UUID:
        """The person's key opens everything about the person."""
        person: UUID = self.person_id
        return person


class PersonName(PersonRow):
    """A name, in use or former."""

    kind = models.TextField()
    given = SealedTextField()
    family = SealedTextField()


class Address(PersonRow):
    """Where somebody can be found: locating information. `hidden_from` holds person ids or names."""

    kind = models.TextField()
    text = SealedTextField()
    postcode = SealedTextField()
    hidden_from = SealedJSONField()


class Identifier(PersonRow):
    """A number of another system, its check digit or letter tested."""

    kind = models.TextField()
    value = SealedTextField()
    called = SealedTextField()


class SearchToken(models.Model):
    """A keyed hash by which an agency finds its own person; says nothing without the agency's key."""

    pk = models.CompositePrimaryKey("keeper", "token", "person_id")
    keeper = models.UUIDField()
    token = models.BinaryField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
