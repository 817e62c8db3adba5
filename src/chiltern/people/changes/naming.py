"""Whom a thing is about or names: a conflict with any of them hides it (clause 2.2)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from chiltern.foundation import access
from chiltern.foundation.models import Access


def also_names(thing: UUID, people: Iterable[UUID]) -> None:
    """Files a thing that this post sees under these people too."""
    named = set(people)
    if not named:
        return
    before = Access.objects.filter(thing=thing).values_list("people", flat=True).first() or []
    if not named <= set(before):
        access.file_under(thing, people=sorted({*before, *named}))
