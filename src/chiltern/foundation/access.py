"""Giving and ending access, and the pages that start from it. The database tests every grant again, by ids alone.

Serves clauses 2.2 (need to know) and 3.10 (what an agency owns goes nowhere without it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.models import Thing

PAGE = 25
COUNT_CAP = 1001

_END = "select ctx.end_access(%s::uuid, %s::uuid[])"
_FILE_UNDER = "select ctx.file_under(%s::uuid, %s::text, %s::timestamptz, %s::uuid[])"


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
    ((ended,),) = prepared.fetch(_END, [thing, list(readers) if readers is not None else None])
    return int(ended)


def file_under(
    thing: UUID,
    *,
    kind: str | None = None,
    sort_at: datetime | None = None,
    people: Sequence[UUID] | None = None,
) -> int:
    """Moves the acting agency's own rows on a thing: its list, its place there, whom it is about."""
    values = [thing, kind, sort_at, list(people) if people is not None else None]
    ((moved,),) = prepared.fetch(_FILE_UNDER, values)
    return int(moved)


def grant_alike(thing: UUID, like: UUID, agency: UUID, *, kind: str, sort_at: datetime) -> None:
    """Lets those of another agency who read `like` into a thing of the acting agency's, under the same people.

    Raises django.db.ProgrammingError where the acting agency does not keep the one or does not read the other.
    """
    with connection.cursor() as cursor:
        cursor.execute("select ctx.grant_alike(%s, %s, %s, %s, %s)", [thing, like, agency, kind, sort_at])


def name_alike(things: Sequence[UUID], *like: UUID) -> None:
    """Files other agencies' rows on the acting agency's things under all the people whom each has filed any of `like` under.

    Raises django.db.ProgrammingError where the acting agency does not read one of them.
    """
    prepared.run("select ctx.name_alike(%s::uuid[], %s::uuid[])", [list(things), list(like)])


def file_elsewhere(thing: UUID, agency: UUID, *, kind: str, sort_at: datetime) -> None:
    """Moves another agency's rows on a thing that the acting agency keeps: its list there, and its place in it."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.file_elsewhere(%s, %s, %s, %s)", [thing, agency, kind, sort_at])


def left_without_reader(things: Sequence[UUID], agency: UUID) -> list[UUID]:
    """Those of the things that nobody of the agency can read any more."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.left_without_reader(%s, %s)", [list(things), agency])
        return [row[0] for row in cursor.fetchall()]


def readers_like(thing: UUID, agency: UUID, wanted: Sequence[UUID]) -> list[UUID]:
    """To whom at an agency something goes that follows a thing: as wanted, unless it lies with named posts alone there.

    Raises django.db.ProgrammingError where the acting post does not see the thing.
    """
    with connection.cursor() as cursor:
        cursor.execute("select ctx.readers_like(%s, %s, %s::uuid[])", [thing, agency, list(wanted)])
        found: list[UUID] = cursor.fetchone()[0]
    return found


def can_see(thing: UUID) -> bool:
    """Whether this context's post sees the thing, by the lock's own answer."""
    with connection.cursor() as cursor:
        cursor.execute("select exists (select 1 from foundation_access where thing = %s)", [thing])
        return bool(cursor.fetchone()[0])


_PAGE = "select * from ctx.page(%s::text[], %s::timestamptz, %s::uuid, %s, %s::int)"
_COUNT = "select ctx.count_listed(%s::text[], %s::int)"
_HEADS = "select * from ctx.heads(%s::text[], %s::bool[], %s::int, %s::int)"


@dataclass(frozen=True, slots=True)
class Heads:
    """The first rows of each kind, and how many there are of it up to COUNT_CAP for each of the post's readers."""

    rows: dict[str, list[Listed]]
    counts: dict[str, int]


def page(
    by: Actor,
    kinds: Sequence[str],
    *,
    after: Place | None = None,
    newest_first: bool = True,
    most: int = PAGE,
) -> tuple[list[Listed], bool]:
    """One page of what this post sees of these kinds, and whether there is more after it.

    The database starts at access, once per reader and kind, and merges: a thing can reach one post by several readers.
    """
    values: list[Any] = [list(kinds), after and after.sort_at, after and after.thing, newest_first, most + 1]
    rows = [Listed(*row) for row in prepared.fetch(_PAGE, values)]
    return rows[:most], len(rows) > most


def count(by: Actor, kinds: Sequence[str]) -> int:
    """How many things of these kinds this post sees, counted on access; COUNT_CAP means more than 1,000."""
    ((counted,),) = prepared.fetch(_COUNT, [list(kinds), COUNT_CAP])
    return min(int(counted), COUNT_CAP)


def heads(by: Actor, newest_first: Mapping[str, bool], most: int) -> Heads:
    """The first rows of each kind, which is sorted as the mapping says, with its count; one query."""
    kinds = list(newest_first)
    rows: dict[str, dict[UUID, Listed]] = {kind: {} for kind in kinds}
    counts = dict.fromkeys(kinds, 0)
    values: list[Any] = [kinds, list(newest_first.values()), most, COUNT_CAP]
    for kind, thing, sort_at, many in prepared.fetch(_HEADS, values):
        if thing is None:
            counts[kind] = many
        else:
            rows[kind][thing] = Listed(thing, kind, sort_at)
    return Heads({kind: list(its.values()) for kind, its in rows.items()}, counts)
