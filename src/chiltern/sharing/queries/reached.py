"""How a body outside the Code was told or asked, and how it answered, as we wrote it down. Clauses 3.6 and 3.7."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from chiltern.code_of_practice.words import CallSide, Method
from chiltern.foundation.actor import Actor
from chiltern.sharing.models import ReachedOutside
from chiltern.sharing.queries.colleagues import called
from chiltern.sharing.queries.views import ReachedView


def how_reached(by: Actor, thing: UUID, sender: Mapping[str, str], post: UUID) -> tuple[ReachedView, ...]:
    """In the order of writing. `sender`, `post`: who told or asked them, whose name stands there already."""
    name = ", ".join(each for each in (sender["name"], sender["title"]) if each)
    return tuple(
        ReachedView(
            side=CallSide(row.side),
            method=Method(row.method).says,
            at=row.happened_at,
            whom=row.whom,
            checked=row.checked,
            terms=row.terms or "",
            by=name if row.written_by == post else called(by, row.written_by),
        )
        for row in ReachedOutside.objects.with_keys().filter(thing=thing).order_by("made_at")
    )
