"""Shared items in bulk, for the bench of access: made inside the database, with access for owner and recipient."""

from __future__ import annotations

from itertools import accumulate
from typing import Any
from uuid import UUID

import psycopg
from django.db import transaction

from chiltern.foundation import context
from chiltern.foundation.sealed import cipher, keys
from chiltern.jobs.bench.county import Site, sites_of
from chiltern.jobs.bench.loader import loading, tidy

OPENED = 400
"""Of the busiest agency's newest received items, so many are really sealed: the ones that the bench opens."""

# Owner and recipient are drawn by the agencies' weights; one item in ten goes to a named post alone.
_DRAWN = """
create temp table drawn on commit drop as
select gen_random_uuid() as id, i, a[own] as keeper, t[own] as home, a[their] as recipient,
       case when i %% 10 = 0 then p[their] when i %% 3 = 0 then t[their] else d[their] end as reader,
       timestamptz '2026-01-01' + i * interval '20 seconds' as at
  from (select %s::uuid[] as a, %s::uuid[] as d, %s::uuid[] as t, %s::uuid[] as p, %s::float[] as up_to) s
  cross join lateral (select i, 1 + width_bucket(random(), up_to) as own, 1 + width_bucket(random(), up_to) as their
                        from generate_series(%s::int, %s::int) i) g"""

_ROWS = (
    "insert into foundation_thing (id, keeper, kind) select id, keeper, 'item' from drawn",
    """insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
       select home, id, keeper, array[gen_random_uuid()], 'item.own', at from drawn
       union all select reader, id, keeper, array[gen_random_uuid()], 'item.received', at from drawn
       where keeper <> recipient""",
    """insert into sharing_item (id, keeper, made_at, version, kind, classes, marking, text, source, about)
       select id, keeper, at, 1, 'fact', '{general}', 'official-sensitive', noise, noise, noise from drawn
         cross join (select decode(repeat('5a', 120), 'hex') as noise) n""",
    # What the same list would be without walls: one table, one index.
    """create table if not exists bench_plain (agency uuid, sort_at timestamptz, id uuid, kind text, made_at timestamptz)""",
    "insert into bench_plain select recipient, at, id, 'fact', at from drawn where keeper <> recipient",
    "create index if not exists bench_plain_list on bench_plain (agency, sort_at desc, id desc)",
    "grant select on bench_plain to chiltern_app",
)
_NEWEST = """
select d.id, d.keeper from drawn d where d.recipient = %s and d.keeper <> d.recipient order by d.at desc limit %s"""


def load_items(county: dict[str, Any], first: int, count: int) -> dict[str, Any]:
    """So many more items, from this number on."""
    sites = sites_of(county)
    with loading() as admin:
        admin.execute(_DRAWN, [*_columns(sites), first, first + count - 1])
        for statement in _ROWS:
            admin.execute(statement)
        _seal_newest(admin, sites[0])
    tidy()
    return {}


def _columns(sites: list[Site]) -> list[list[Any]]:
    return [
        [UUID(site.agency) for site in sites],
        [UUID(site.desk) for site in sites],
        [UUID(site.team) for site in sites],
        [UUID(site.seats[0].post) for site in sites],
        list(accumulate(site.weight for site in sites))[:-1],
    ]


def _seal_newest(admin: psycopg.Connection[Any], site: Site) -> None:
    holder = UUID(site.agency)
    with transaction.atomic():
        context.enter(site.seats[0].token)
        under = keys.agency_key(holder)
    for thing, keeper in admin.execute(_NEWEST, [holder, OPENED]).fetchall():
        key = cipher.new_key()
        sealed = [
            cipher.seal(key, text, f"sharing_item|{thing}|{column}|{keeper}".encode())
            for column, text in (
                ("text", b"A bruise on her left arm."),
                ("source", b"Teacher"),
                ("about", b"{}"),
            )
        ]
        admin.execute(
            "update sharing_item set text = %s, source = %s, about = %s where id = %s", [*sealed, thing]
        )
        wrapped = cipher.seal(under, key, b"thing|" + thing.bytes + b"|" + holder.bytes)
        admin.execute(
            "insert into foundation_keywrap (thing, agency, wrapped) values (%s, %s, %s)",
            [thing, holder, wrapped],
        )
