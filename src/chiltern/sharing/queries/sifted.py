"""A list narrowed down: through which reader, how urgent, with which agency, past due. Clauses 2.2 and 3.6.

Only what the post sees is sifted and counted: reader, conflict and end stand inside, as in every list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Team
from chiltern.code_of_practice.words import Urgency
from chiltern.foundation import prepared
from chiltern.foundation.access import COUNT_CAP, PAGE, Listed, Place
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.home import OnePage
from chiltern.sharing.queries.lists import LISTS
from chiltern.sharing.queries.rows import rows_of

_SIFTED = """
select * from ctx.sifted(%s::text[], %s::uuid[], %s::text, %s::uuid, %s, %s::timestamptz, %s::uuid, %s, %s::int, %s::int)"""

ANSWERED = ".answered"
"""Kinds that keep the place of their clock and wait to be read: they are late no more."""


@dataclass(frozen=True, slots=True)
class Sift:
    """What a list is narrowed to; empty takes all. `through`: one of the post's readers."""

    through: UUID | None = None
    urgency: Urgency | None = None
    agency: UUID | None = None
    overdue: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != Sift()


@dataclass(frozen=True, slots=True)
class Through:
    """One of the post's readers, as a choice: given by name, a team, the duty desk."""

    reader: UUID
    name: str


def readers_to_choose(by: Actor) -> tuple[Through, ...]:
    """By name first, then the teams and the desk that this post reads as."""
    teams = Team.objects.filter(keeper=by.agency, id__in=by.readers).order_by("-kind", "name")
    return (Through(by.post, "Given to me by name"), *(Through(row.id, row.name) for row in teams))


def sifted_page(
    by: Actor, which: str, sift: Sift, *, after: Place | None = None, before: Place | None = None
) -> OnePage:
    """A page of one list, with how many the sift leaves. Raises KeyError."""
    shown = LISTS[which]
    newest = shown.newest_first if before is None else not shown.newest_first
    place = before or after
    values: list[Any] = [
        [kind for kind in shown.kinds if not (sift.overdue and kind.endswith(ANSWERED))],
        [sift.through] if sift.through else None,
        sift.urgency,
        sift.agency,
        sift.overdue,
        place and place.sort_at,
        place and place.thing,
        newest,
        PAGE + 1,
        COUNT_CAP,
    ]
    found = prepared.fetch(_SIFTED, values)
    count = int(found[0][3]) if found else 0
    listed = [Listed(*row[:3]) for row in found if row[0] is not None]
    more, listed = len(listed) > PAGE, listed[:PAGE]
    if before is not None:
        listed, earlier, later = listed[::-1], more, True
    else:
        earlier, later = after is not None, more
    rows = rows_of(by, listed)
    return OnePage(
        rows=tuple(rows[one.thing] for one in listed if one.thing in rows),
        count=count,
        before=Place(listed[0].sort_at, listed[0].thing) if earlier and listed else None,
        after=Place(listed[-1].sort_at, listed[-1].thing) if later and listed else None,
    )
