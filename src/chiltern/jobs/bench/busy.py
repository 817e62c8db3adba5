"""One post with so much waiting for it, and things ready to be told: what Your work and telling are measured with."""

from __future__ import annotations

from itertools import islice, product
from typing import Any
from uuid import UUID

import psycopg
from django.db import transaction

from chiltern.foundation import context
from chiltern.jobs.bench.county import Site, sites_of
from chiltern.jobs.bench.drafts import body_of_decision
from chiltern.jobs.bench.loader import loading, tidy
from chiltern.sharing import drafts
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.plain import plain

KIND = "tell"
_WAITING = "select count(*) from foundation_access where reader = %s and kind = 'request.asked'"
# What is too much lies under what was answered: the first so many stay.
_ENOUGH = """
update foundation_access a set kind = 'request.done' where a.reader = %(desk)s and a.kind = 'request.asked' and a.thing not in (
  select thing from foundation_access where reader = %(desk)s and kind = 'request.asked' order by sort_at, thing limit %(most)s)"""


def make_busy(county: dict[str, Any], waiting: int, tellings: int) -> dict[str, Any]:
    """The session of a post on a desk with so much waiting, as near as the county comes; drafts, each with its session."""
    sites = sites_of(county)
    with loading() as admin:
        site = _with_enough(admin, sites, waiting)
        admin.execute(_ENOUGH, {"desk": site.desk, "most": waiting})
    tidy()
    seats = [(each, other) for each, other in product(range(4), sites) if each < len(other.seats)]
    made = [_begun(sites, other, place) for place, other in islice(_again(seats), tellings)]
    return {"token": site.seats[0].token, "tellings": made}


def _with_enough(admin: psycopg.Connection[Any], sites: list[Site], waiting: int) -> Site:
    """The quietest that has enough; where none has, the busiest."""
    counts = {site.agency: admin.execute(_WAITING, [site.desk]).fetchone() for site in sites}
    many = {site.agency: int(found[0]) if (found := counts[site.agency]) else 0 for site in sites}
    enough = [site for site in sites if many[site.agency] >= waiting]
    return min(enough, key=lambda site: many[site.agency]) if enough else sites[0]


def _again(seats: list[tuple[int, Site]]) -> Any:
    while True:
        yield from seats


def _begun(sites: list[Site], site: Site, place: int) -> list[str]:
    recipient = next(other.agency for other in sites if other is not site)
    token = site.seats[place].token
    with transaction.atomic():
        by = context.enter(token)
        if by is None:
            raise RuntimeError("a session that opens nothing")
        return [str(drafts.begin(by, KIND, _body(UUID(recipient)))), token]


def _body(recipient: UUID) -> dict[str, Any]:
    """As the journey of telling leaves it before its last page."""
    said = {"asks": "assess", "purpose": "child-in-need", "why": "A teacher saw it.", "reach": "01632 960002"}
    return {
        "people": plain((PersonAsked(name="Amara Whitlock"),)),
        "recipient": str(recipient),
        "posts": [],
        "said": said,
        "deciding": {**body_of_decision(), "outcome": ""},
    }
