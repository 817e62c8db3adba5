"""One child's or adult's timeline, as the acting post may see it. Clauses 2.2, 3.8 and 3.10.

It starts at access: the things that name this person and that this post reads, minus its conflicts. Whoever brings lines
of another kind adds its sources to SOURCES.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.access import PAGE, Place
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.timeline import consent, sharing
from chiltern.sharing.queries.timeline.lines import Kind, by_name

SOURCES = by_name((*sharing.SOURCES, *consent.SOURCES))
OUTSIDE = "somebody outside the list"

_EVENTS = "\nunion all\n".join(
    f"select '{source.kind}', '{source.name}', x.* from ({source.sql}) x"  # noqa: S608  constants of ours
    for source in SOURCES.values()
)
_STATEMENT = """
with things (id) as materialized (select t from ctx.things_about(%(person)s::uuid) t),
events (kind, name, at, id, ours, agency, reference, word, link) as materialized (
{events}),
chosen as (
  select * from events where (%(kind)s::text is null or kind = %(kind)s::text)
     and at >= coalesce(%(since)s::timestamptz, '-infinity') and at < coalesce(%(until)s::timestamptz, 'infinity')),
page as (
  select * from chosen where {place} order by at {order}, id {order} limit %(most)s::int)
select m.many, m.years, p.*, n.name as other
  from (select (select count(*) from chosen) as many,
          (select array_agg(distinct extract(year from at at time zone 'Europe/London')::int) from events) as years) m
  left join page p on true left join agencies_agency n on n.id = p.agency
 order by p.at desc, p.id desc"""
_OLDER = _STATEMENT.format(
    events=_EVENTS,
    place="(at, id) < (coalesce(%(at)s::timestamptz, 'infinity'), coalesce(%(id)s::uuid, "
    "'ffffffff-ffff-ffff-ffff-ffffffffffff'))",
    order="desc",
)
_NEWER = _STATEMENT.format(
    events=_EVENTS, place="(at, id) > (%(at)s::timestamptz, %(id)s::uuid)", order="asc"
)


@dataclass(frozen=True, slots=True)
class EventView:
    """One line: what happened, who wrote it down, where it stands."""

    id: UUID
    kind: Kind
    at: datetime
    says: str
    source: str
    """The agency that wrote it down; empty for our own."""
    reference: str
    path: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """One page, newest first; `count` and `years` are of what this post sees. `newer` and `older` are where to go on."""

    events: tuple[EventView, ...]
    count: int
    years: tuple[int, ...]
    newer: Place | None
    older: Place | None


def timeline(
    by: Actor,
    person: UUID,
    *,
    kind: Kind | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    after: Place | None = None,
    before: Place | None = None,
) -> TimelineView:
    """A page of it: from its newest line, the older ones after a place, or the newer ones before one."""
    place = before or after
    values: dict[str, Any] = {
        "person": person,
        "mine": by.agency,
        "kind": kind,
        "since": since,
        "until": until,
        "at": place and place.sort_at,
        "id": place and place.thing,
        "most": PAGE + 1,
    }
    rows = prepared.fetch(_NEWER if before else _OLDER, values)
    found = [_event(row) for row in rows if row[5] is not None]
    more = len(found) > PAGE
    found = (found[-PAGE:] if before else found[:PAGE]) if more else found
    newer, older = (more, True) if before else (after is not None, more)
    return TimelineView(
        events=tuple(found),
        count=rows[0][0],
        years=tuple(sorted(rows[0][1] or (), reverse=True)),
        newer=_place(found[0]) if newer and found else None,
        older=_place(found[-1]) if older and found else None,
    )


def _event(row: Sequence[Any]) -> EventView:
    _, _, kind, name, at, id, ours, _, reference, word, link, other = row
    source = SOURCES[name]
    says = source.line.ours if ours else source.line.theirs
    agency = other or OUTSIDE
    said = says.format(agency=agency, detail=source.detail(word) if word else "")
    return EventView(
        id=id,
        kind=Kind(kind),
        at=at,
        says=said[0].upper() + said[1:],
        source="" if ours else agency,
        reference=reference,
        path=source.line.path.format(link),
    )


def _place(event: EventView) -> Place:
    return Place(event.at, event.id)
