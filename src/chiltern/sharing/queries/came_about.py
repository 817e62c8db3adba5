"""What came here from others about whom a request is: it is passed on from where it came, never written again. 2.2 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries import fetch

MOST = 5
_CAME = """
select d.id, d.reference, n.name, d.made_at
  from (select distinct t from unnest(%s::uuid[]) p cross join lateral ctx.things_about(p) t) x
  join sharing_disclosure d on d.id = x.t and d.recipient = %s::uuid
  join sharing_agencyrequest q on q.id = %s::uuid and d.keeper <> q.keeper
  left join agencies_agency n on n.id = d.keeper
 order by d.made_at desc, d.id limit %s::int"""


@dataclass(frozen=True, slots=True)
class CameAbout:
    """One disclosure that the acting post can read: from whom it came, and when."""

    id: UUID
    reference: str
    from_agency: str
    at: datetime


def came_about(by: Actor, request_id: UUID) -> tuple[CameAbout, ...]:
    """The latest of what came here about those whom a request was matched with, but for what came from whoever asks."""
    people = fetch.people_filed(request_id)
    if not people:
        return ()
    return tuple(CameAbout(*row) for row in prepared.fetch(_CAME, [people, by.agency, request_id, MOST]))
