"""What stands beside a thing on its page: restricted, on hold, seen for a short time alone. One query. Clauses 2.2, 3.7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor

_BESIDE = """
select 'restricted', r.id, r.made_at from sharing_restriction r
 where r.lifted_at is null and (r.thing = any(%(roots)s::uuid[])
   or r.thing in (select q.parent_id from sharing_agencyrequest q where q.id = any(%(roots)s::uuid[])))
union all
select 'hold', h.id, h.made_at from sharing_hold h
 where h.lifted_at is null and (h.until is null or h.until > %(at)s) and (h.thing = any(%(roots)s::uuid[])
   or h.id in (select t.hold from sharing_heldthing t where t.thing = %(thing)s::uuid)
   or h.thing in (select p from foundation_access a cross join unnest(a.people) p where a.thing = %(thing)s::uuid))
union all
select 'opened', null, max(a.until) from foundation_access a
 where a.thing = %(thing)s::uuid having bool_and(a.kind like 'opened.%%')"""


@dataclass(frozen=True, slots=True)
class Beside:
    """`holds`: each with since when it stands. `opened_until`: where this post sees the thing under break-glass alone."""

    restricted_since: datetime | None
    holds: tuple[tuple[UUID, datetime], ...]
    opened_until: datetime | None
    may_restrict: bool
    may_hold: bool


def beside(by: Actor, thing: UUID, *also: UUID | None) -> Beside:
    """`also`: the request that a disclosure answers, or the whole that was asked together."""
    roots: Sequence[UUID] = [one for one in (thing, *also) if one]
    rows = prepared.fetch(_BESIDE, {"roots": list(roots), "thing": thing, "at": by.at})
    at = {kind: moment for kind, _, moment in rows}
    opened = at.get("opened")
    return Beside(
        restricted_since=at.get("restricted"),
        holds=tuple((id, moment) for kind, id, moment in rows if kind == "hold"),
        opened_until=opened,
        may_restrict=opens(by.role, Act.RESTRICT) and opened is None,
        may_hold=opens(by.role, Act.SET_HOLD) and opened is None,
    )
