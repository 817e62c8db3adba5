"""Who works where, in which post, in which team; who represents. Names are sealed. Serves clauses 4.1 and 4.4."""

from __future__ import annotations

from django.db import models

from chiltern.agencies.models.agency import Agency
from chiltern.foundation.models import Kept, PostStanding
from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class Practitioner(SealedRow):
    """A person who works somewhere, as that agency knows them; each agency keeps its own row.

    `seat` is what the sign-in knows of it. It stands in the standing's `account` too, and nowhere else.
    """

    seat = models.UUIDField(unique=True)
    name = SealedTextField()


class Team(Kept):
    """A team or the duty desk. Its id is the reader's id."""

    name = models.TextField()
    kind = models.TextField()


class Post(Kept):
    """A practitioner's place at an agency; agency, role, from and until stand in its standing, where the lock reads them."""

    standing = models.OneToOneField(PostStanding, on_delete=models.PROTECT, related_name="+")
    """Has the same id as the post."""
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    """What the agency calls it: 'Designated safeguarding lead', 'Duty social worker'."""


class Representative(Kept):
    """Who represents the agency, or deputises, from when until when (4.1). History is kept."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency"],
                condition=models.Q(kind="representative", until=None),
                name="one_representative",
            )
        ]


class CodeRead(Kept):
    """This practitioner has acknowledged this version of the Code (sign.2)."""

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    version = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practitioner", "version"], name="code_read_once_a_version")
        ]


class TourTaken(Kept):
    """This practitioner has been through the tour of the service, or has declined it: it is offered no more."""

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    finished = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practitioner"], name="tour_taken_once")]
