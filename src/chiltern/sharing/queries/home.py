"""Your work: the head of every list with how much is in it, and one page of one list. Clauses 2.2 and 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.foundation import access
from chiltern.foundation.access import COUNT_CAP, Listed, Place
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.lists import LISTS
from chiltern.sharing.queries.rows import rows_of
from chiltern.sharing.queries.views import Row

HOME = (
    "climbed",
    "releases",
    "notices",
    "orders",
    "ordered",
    "looks",
    "advice",
    "advised",
    "glass_asked",
    "attempts",
    "asked",
    "told",
    "asked_back",
    "invited",
    "received",
    "reported",
    "corrections",
    "stops",
    "permissions",
    "reviews",
    "stopping",
    "correcting",
    "sent",
    "telling",
    "questions",
    "bundles",
)
REPRESENTING = ("climbed", "glass", "ordered_of_ours", "excepted", "inquiries", "attempts")
ADVISING = ("advice",)
"""What waits for a role that advises, and sees no requests."""
HEAD = 5
_FIRST, _LAST = UUID(int=0), UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class Head:
    """The first rows of one list and how many there are, up to 'more than 1,000'."""

    which: str
    rows: tuple[Row, ...]
    count: int


@dataclass(frozen=True, slots=True)
class OnePage:
    """One page of a list; `before` and `after` are where its neighbours end and start, None where there are none."""

    rows: tuple[Row, ...]
    count: int
    before: Place | None
    after: Place | None


def heads(by: Actor, home: tuple[str, ...] = HOME) -> tuple[Head, ...]:
    """Every list of the first page, in the order of the page; `home` names those that this role's page has."""
    listed, counts = _heads(by, home)
    rows = rows_of(by, [row for which in home for row in listed[which]])
    return tuple(
        Head(
            which,
            tuple(rows[one.thing] for one in listed[which] if one.thing in rows),
            min(counts[which], COUNT_CAP),
        )
        for which in home
    )


def one_page(
    by: Actor,
    which: str,
    *,
    after: Place | None = None,
    before: Place | None = None,
    since: datetime | None = None,
) -> OnePage:
    """A page of one list: from its start or from `since`, after a place, or before one. Raises KeyError."""
    shown = LISTS[which]
    start = after or (start_of(which, since) if since else None)
    if before is not None:
        found, more = access.page(by, shown.kinds, after=before, newest_first=not shown.newest_first)
        listed, earlier, later = found[::-1], more, True
    else:
        listed, later = access.page(by, shown.kinds, after=start, newest_first=shown.newest_first)
        earlier = start is not None
    rows = rows_of(by, listed)
    return OnePage(
        rows=tuple(rows[one.thing] for one in listed if one.thing in rows),
        count=access.count(by, shown.kinds),
        before=Place(listed[0].sort_at, listed[0].thing) if earlier and listed else None,
        after=Place(listed[-1].sort_at, listed[-1].thing) if later and listed else None,
    )


def start_of(which: str, since: datetime) -> Place:
    """The place from which a list starts at a moment."""
    return Place(since, _LAST if LISTS[which].newest_first else _FIRST)


def _heads(by: Actor, home: tuple[str, ...]) -> tuple[dict[str, list[Listed]], dict[str, int]]:
    belongs = {kind: which for which in home for kind in LISTS[which].kinds}
    found = access.heads(by, {kind: LISTS[which].newest_first for kind, which in belongs.items()}, HEAD)
    listed = {
        which: _first(which, {row.thing: row for kind in LISTS[which].kinds for row in found.rows[kind]})
        for which in home
    }
    return listed, {which: sum(found.counts[kind] for kind in LISTS[which].kinds) for which in home}


def _first(which: str, found: dict[UUID, Listed]) -> list[Listed]:
    newest = LISTS[which].newest_first
    return sorted(found.values(), key=lambda one: (one.sort_at, one.thing), reverse=newest)[:HEAD]
