"""Entries of the record in bulk: whole ones, each about a row that it covers, or such as only take up their place."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from chiltern.foundation.ids import new_id, random_bytes
from chiltern.jobs.bench.columns import COLUMNS
from chiltern.jobs.bench.county import Site, sites_of
from chiltern.jobs.bench.loader import copy, loading, tidy
from chiltern.ledger import openings, rows
from chiltern.ledger.registry import sealed_columns
from chiltern.ledger.workings import row_digest
from chiltern.ledger.workings.canonical import base64_text, encode

CHUNK = 5_000
KIND = "reply.acknowledged"
TABLE = "sharing_acknowledgement"
LONG_AGO = timedelta(days=60)

# A place in the record as large as a real one, whose openings nobody will open.
_FILL = """
with made as (
  select gen_random_uuid() as id, a.one, a.other, sha256(convert_to(gen_random_uuid()::text, 'utf8')) as c, g.at
    from (select now() - interval '60 days' + i * interval '5 seconds' as at, random() as r, random() as q
            from generate_series(%(first)s::int, %(last)s::int) i) g
    cross join lateral (select (%(agencies)s::uuid[])[1 + floor(g.r * %(many)s)::int] as one,
                               (%(agencies)s::uuid[])[1 + floor(g.q * %(many)s)::int] as other) a),
entry as (insert into ledger_entry (id, kind, at, commitment) select id, 'request.sent', at, c from made),
opening as (
  insert into ledger_opening (id, entry, keeper, thing, kind, at, sealed)
  select gen_random_uuid(), m.id, o.keeper, gen_random_uuid(), 'request.sent', m.at, decode(repeat('5a', 500), 'hex')
    from made m cross join lateral (select distinct k as keeper from unnest(array[m.one, m.other]) k) o)
insert into ledger_outbox (entry, commitment, parties)
select id, c, case when one = other then array[one] else array[one, other] end from made"""


def fill_record(county: dict[str, Any], count: int) -> dict[str, Any]:
    """So many places in the record, waiting to be sealed."""
    agencies = [UUID(site.agency) for site in sites_of(county)]
    with loading() as admin:
        for first in range(0, count, 50_000):
            last = min(first + 50_000, count) - 1
            admin.execute(_FILL, {"agencies": agencies, "many": len(agencies), "first": first, "last": last})
    return {}


def load_entries(county: dict[str, Any], count: int) -> dict[str, Any]:
    """So many whole entries with the rows that they cover, waiting to be sealed; made by as many processes as there are
    processors.
    """
    many = os.cpu_count() or 1
    parts = [(county, count // many + (place < count % many)) for place in range(many)]
    with multiprocessing.get_context("fork").Pool(many) as pool:
        pool.starmap(_load_part, parts)
    tidy()
    return {}


def _load_part(county: dict[str, Any], count: int) -> None:
    sites = sites_of(county)
    chance = random.Random()  # noqa: S311  who has a part in an entry is no secret here
    with loading() as admin:
        for first in range(0, count, CHUNK):
            made = list(_entries(sites, chance, min(CHUNK, count - first)))
            for place, table in enumerate(("ledger_entry", "ledger_outbox", TABLE)):
                copy(admin, table, COLUMNS[table], (entry[place] for entry in made))
            copy(
                admin,
                "ledger_opening",
                COLUMNS["ledger_opening"],
                (each for entry in made for each in entry[3]),
            )


def _entries(sites: list[Site], chance: random.Random, count: int) -> Iterator[tuple[Any, ...]]:
    """Entry, outbox row, covered row, openings: as `record` writes them."""
    columns = sealed_columns(TABLE)
    for _ in range(count):
        acting, other = chance.sample(sites, 2)
        agency, party = UUID(acting.agency), UUID(other.agency)
        post, thing, at = UUID(acting.seats[0].post), new_id(), datetime.now(UTC) - LONG_AGO
        row_id: UUID = new_id()
        covered: dict[str, Any] = {"id": row_id, "keeper": agency, "made_at": at, "of": thing, "post": post}
        digest = row_digest.digest_rows([(TABLE, row_id, {name: covered[name] for name in columns})])
        named: rows.Named = {TABLE: {"columns": list(columns), "ids": [str(row_id)]}}
        entry, seed = new_id(), random_bytes(32)
        fields = {
            "about": encode({"entry": entry, "kind": KIND, "at": at, "thing": thing}),
            "by": encode({"agency": agency, "post": post, "role": "practitioner", "way": "session"}),
            "rows": encode({"digest": base64_text(digest), "named": named}),
            "says.request": encode(thing),
        }
        commitment, salts = openings.commit_to(fields, seed)
        kept = []
        for keeper, whose, text in (
            (agency, post, openings.whole(fields, seed)),
            (party, None, openings.part(fields, salts, ("about",))),
        ):
            row = new_id()
            kept.append((row, entry, keeper, whose, thing, KIND, at, openings.seal(text, row, keeper)))
        yield (
            (entry, KIND, at, commitment),
            (entry, commitment, [agency, party]),
            tuple(covered[name] for name in COLUMNS[TABLE]),
            kept,
        )
