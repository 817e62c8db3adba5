"""What is past its due time: everywhere, for the scheme's clock; one thing's steps, for either side. Clauses 3.6, 4.1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import Urgency
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Climb
from chiltern.sharing.queries.fetch import agency_name
from chiltern.sharing.queries.lists import CLIMBED, CLOCKED
from chiltern.sharing.queries.views import StepView

OUTWARDS = frozenset({"asked_outside", "told_outside"})
"""Where a body outside the Code is silent: it goes up at whoever asked or told it."""
_LOOKED_AT = 5_000
"""Late things that a sweep looks at, of which most may wait for their second step yet."""
_LATE = "select * from ctx.overdue(%s::text[], %s::int)"
_STEPS = """
select step, made_at from sharing_climb
 where thing = %s::uuid and due_at = %s::timestamptz and settled_at is null order by step"""


@dataclass(frozen=True, slots=True)
class Late:
    """One step that is to be taken: identifiers, times and states, no content."""

    thing: UUID
    agency: UUID
    noun: str
    step: int
    due_at: datetime
    other: UUID
    reference: str
    urgency: str


@dataclass(frozen=True, slots=True)
class ClimbView:
    """A step as a representative is given it: who waits for what since when, and nothing of what it says."""

    id: UUID
    reference: str
    other_agency: str
    noun: str
    urgency: str
    due_at: datetime
    since: datetime
    settled_at: datetime | None

    @property
    def outwards(self) -> bool:
        """Whether we wait for a body outside the Code, and nobody waits for us."""
        return self.noun in OUTWARDS


def steps_to_take(at: datetime, most: int) -> list[Late]:
    """At most so many, for a command alone: what is newly late first, then what waits longest for its second step.

    An agency without a manager has nobody to hold it up: there it goes to the representative at once.
    """
    law = law_at(at)

    def steps(urgency: str, due: datetime, done: int, *, managed: bool) -> Iterator[int]:
        up = clocks.steps_up(Urgency(urgency) if urgency else None, due, at, law)
        yield from range(done + 1, up + 1) if managed else (2,)

    due_now = (
        Late(thing, agency, noun, step, due, other, reference, urgency)
        for thing, agency, noun, due, other, reference, urgency, done, managed in prepared.fetch(
            _LATE, [[*CLOCKED, *CLIMBED], _LOOKED_AT]
        )
        for step in steps(urgency, due, done, managed=managed)
    )
    return list(islice(due_now, most))


def steps_of(thing: UUID, due_at: datetime) -> tuple[StepView, ...]:
    """The steps taken for a thing's present due time, for whoever sees the thing."""
    return tuple(StepView(*row) for row in prepared.fetch(_STEPS, [thing, due_at]))


def climb_page(by: Actor, climb_id: UUID) -> ClimbView:
    """Raises Missing for whoever was not given it."""
    rows = Climb.objects.filter(id=climb_id, keeper=by.agency, step=2)
    row = rows.annotate(other_name=agency_name("other")).first()
    if row is None:
        raise Missing
    return ClimbView(
        row.id,
        row.reference,
        row.other_name,
        row.noun,
        Urgency(row.urgency).says if row.urgency else "",
        row.due_at,
        row.made_at,
        row.settled_at,
    )
