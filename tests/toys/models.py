"""A toy that two agencies can reach, and its parts, which are reached through it."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from chiltern.foundation.sealed.fields import SealedRow, SealedTextField


class Toy(SealedRow):
    """A thing of its own, with a sealed text and a state that its keeper changes."""

    text = SealedTextField()
    state = models.TextField(default="new")


class Part(SealedRow):
    """Part of a toy: seen by whoever sees the toy, sealed with the toy's key."""

    toy = models.UUIDField()
    text = SealedTextField()

    def thing_of_key(self) -> UUID:
        """The toy's key opens its parts."""
        return self.toy
