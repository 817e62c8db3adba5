"""Children with a long timeline: at the busiest agencies, each filed under what was asked of its agency last."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from chiltern.jobs.bench.county import child_of, sites_of
from chiltern.jobs.bench.loader import loading, tidy

CHILDREN = 10
LINES_OF_ONE = 5
"""A request that was answered stands in it as asked, acknowledged, decided, answered and shared."""

_FILE = """
with answered as (
  select q.id, r.id as reply, r.disclosure from sharing_agencyrequest q join sharing_reply r on r.agency_request_id = q.id
   where q.provider = %(agency)s order by q.made_at desc limit %(many)s),
filed as (select id from answered union all select reply from answered union all select disclosure from answered)
update foundation_access a set people = a.people || %(child)s::uuid
  from filed f, foundation_reader r where a.thing = f.id and r.id = a.reader and r.agency = %(agency)s"""


def load_timelines(county: dict[str, Any], lines: int) -> dict[str, Any]:
    """So many lines each, or as many as there are; each child with the token of a session that may read it."""
    sites = sites_of(county)[:CHILDREN]
    made = [(site, child_of(site)) for site in sites]
    with loading() as admin:
        for site, child in made:
            admin.execute(_FILE, {"agency": UUID(site.agency), "many": lines // LINES_OF_ONE, "child": child})
    tidy()
    return {"timelines": [[str(child), seat.token] for site, child in made for seat in site.seats]}
