"""Giving and ending access, and the pages that start from it. The database tests every grant again, by ids alone.

Serves clauses 2.2 (need to know) and 3.10 (what an agency owns goes nowhere without it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from chiltern.foundation.actor import Actor
from chiltern.foundation.models import Thing

PAGE = 25
COUNT_CAP = 1001


@dataclass(frozen=True, slots=True)
class Place:
    """Where one page of a list ends: the next starts after it."""

    sort_at: datetime
    thing: UUID


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list: the thing, and by what it is sorted."""

    thing: UUID
    kind: str
    sort_at: datetime


def bear(thing: UUID, keeper: UUID, kind: str) -> None:
    """Writes down whose a new thing is. Before this nobody can be let in."""
    Thing.objects.bulk_create([Thing(id=thing, keeper=keeper, kind=kind)])


def bear_many(things: Sequence[UUID], keeper: UUID, kind: str) -> None:
    """The same for several things of one kind."""
    Thing.objects.bulk_create([Thing(id=thing, keeper=keeper, kind=kind) for thing in things])


def grant(
    readers: Sequence[UUID],
    thing: UUID,
    *,
    kind: str,
    sort_at: datetime,
    people: Sequence[UUID] = (),
    until: datetime | None = None,
    via: UUID | None = None,
) -> None:
    """Lets readers in. `people` counts for the acting agency's own readers only; another's are matched by itself.

    Raises django.db.ProgrammingError where neither keeping, own need, nor the passage `via` allows it (clause 3.10).
    """
    grant_many(readers, {thing: via}, kind=kind, sort_at=sort_at, people=people, until=until)


def grant_many(
    readers: Sequence[UUID],
    things: Mapping[UUID, UUID | None],
    *,
    kind: str,
    sort_at: datetime,
    people: Sequence[UUID] = (),
    until: datetime | None = None,
) -> None:
    """Lets readers into several things in one query; each thing with the passage used for it, or None."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select ctx.grant(%s::uuid[], %s::uuid[], %s::uuid[], %s, %s, %s, %s::uuid[])",
            [list(readers), list(things), list(people), kind, sort_at, until, list(things.values())],
        )


def end(thing: UUID, readers: Sequence[UUID] | None = None) -> int:
    """Ends access from this minute: anyone's where the acting agency keeps the thing, else its own readers'."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select ctx.end_access(%s, %s)", [thing, list(readers) if readers is not None else None]
        )
        return int(cursor.fetchone()[0])


def file_under(
    thing: UUID,
    *,
    kind: str | None = None,
    sort_at: datetime | None = None,
    people: Sequence[UUID] | None = None,
) -> int:
    """Moves the acting agency's own rows on a thing: its list, its place there, whom it is about."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select ctx.file_under(%s, %s, %s, %s)",
            [thing, kind, sort_at, list(people) if people is not None else None],
        )
        return int(cursor.fetchone()[0])


def left_without_reader(things: Sequence[UUID], agency: UUID) -> list[UUID]:
    """Those of the things that nobody of the agency can read any more."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.left_without_reader(%s, %s)", [list(things), agency])
        return [row[0] for row in cursor.fetchall()]


def can_see(thing: UUID) -> bool:
    """Whether this context's post sees the thing, by the lock's own answer."""
    with connection.cursor() as cursor:
        cursor.execute("select exists (select 1 from foundation_access where thing = %s)", [thing])
        return bool(cursor.fetchone()[0])


_PAGE = """
select x.thing, x.kind, x.sort_at
  from unnest(%(kinds)s::text[]) k
  cross join unnest(%(readers)s::uuid[]) r
  cross join lateral (
    select a.thing, a.kind, a.sort_at from foundation_access a
     where a.reader = r and a.kind = k and {after}
     order by a.sort_at {order}, a.thing {order} limit %(most)s) x
 order by x.sort_at {order}, x.thing {order} limit %(fetched)s"""


def page(
    by: Actor,
    kinds: Sequence[str],
    *,
    after: Place | None = None,
    newest_first: bool = True,
    most: int = PAGE,
) -> tuple[list[Listed], bool]:
    """One page of what this post sees of these kinds, and whether there is more after it.

    Starts at access, once per reader and kind, and merges: 1 to 2 ms at a million items.
    """
    order = "desc" if newest_first else "asc"
    sign = "<" if newest_first else ">"
    condition = f"(a.sort_at, a.thing) {sign} (%(sort_at)s, %(thing)s)" if after else "true"
    # A thing can reach one post by several readers: each is fetched with room for its doubles.
    most_rows = (most + 1) * max(1, len(by.readers))
    with connection.cursor() as cursor:
        cursor.execute(
            _PAGE.format(after=condition, order=order),
            {
                "kinds": list(kinds),
                "readers": list(by.readers),
                "most": most + 1,
                "fetched": most_rows,
                "sort_at": after.sort_at if after else None,
                "thing": after.thing if after else None,
            },
        )
        found: dict[UUID, Listed] = {}
        for thing, kind, sort_at in cursor.fetchall():
            found.setdefault(thing, Listed(thing, kind, sort_at))
    rows = list(found.values())
    return rows[:most], len(rows) > most


_COUNT = """
select count(distinct x.thing) from unnest(%(kinds)s::text[]) k cross join unnest(%(readers)s::uuid[]) r
  cross join lateral (select a.thing from foundation_access a where a.reader = r and a.kind = k limit %(cap)s) x"""


def count(by: Actor, kinds: Sequence[str]) -> int:
    """How many things of these kinds this post sees, counted on access; COUNT_CAP means more than 1,000."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"kinds": list(kinds), "readers": list(by.readers), "cap": COUNT_CAP})
        return min(int(cursor.fetchone()[0]), COUNT_CAP)
