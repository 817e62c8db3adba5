"""How long the walls take: a page of a list, its count, one item, each in a transaction that enters the context."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from chiltern.foundation import access, context, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import by_id
from chiltern.jobs.bench.county import sites_of
from chiltern.sharing.models import Item

KINDS = ("item.received",)
READERS = 3
_ROWS = "select id, kind from sharing_item where id = any(%s::uuid[])"
_PLAIN = """
select id, kind, made_at from bench_plain where agency = %s order by sort_at desc, id desc limit 26"""


def measure_visibility(county: dict[str, Any], repeats: int) -> dict[str, Any]:
    """Medians, in milliseconds, for a post with three readers at the busiest agency."""
    site = sites_of(county)[0]
    token = site.seats[0].token
    shown = _as(token, _page)
    if not shown:
        raise RuntimeError("the measured post sees nothing")
    gc.disable()
    turns = iter(range(10 * repeats))
    found = {
        "list_ms": _median_ms(lambda: _as(token, _page), repeats),
        "count_ms": _median_ms(lambda: _as(token, lambda by: access.count(by, KINDS)), repeats),
        "item_ms": _median_ms(lambda: _as(token, lambda _: _item(shown[next(turns) % len(shown)])), repeats),
        "plain_ms": _median_ms(lambda: _plain(UUID(site.agency)), repeats),
    }
    gc.enable()
    return found


def _as(token: str, work: Callable[[Actor], Any]) -> Any:
    with transaction.atomic():
        by = context.enter(token)
        if by is None or len(by.readers) != READERS:
            raise RuntimeError(f"the measured post has not {READERS} readers")
        return work(by)


def _page(by: Actor) -> list[UUID]:
    """What a list page asks the walls: which things, in order, and their rows."""
    listed, _ = access.page(by, KINDS)
    rows = dict(prepared.fetch(_ROWS, [[one.thing for one in listed]]))
    return [one.thing for one in listed if one.thing in rows]


def _item(thing: UUID) -> str:
    (found,) = by_id.rows(Item, [thing])
    return str(found.text)


def _plain(agency: UUID) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PLAIN, [agency])
        cursor.fetchall()


def _median_ms(work: Callable[[], Any], repeats: int) -> float:
    for _ in range(20):
        work()
    took = []
    for _ in range(repeats):
        start = time.perf_counter_ns()
        work()
        took.append((time.perf_counter_ns() - start) / 1e6)
    return round(statistics.median(took), 2)
