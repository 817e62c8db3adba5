"""Lists of what was read outside somebody's work, beside the lists of requests and tellings. Clauses 2.2 and 8.1.2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.access import Listed
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries import lists
from chiltern.sharing.queries.lists import ListOf
from chiltern.sharing.queries.views import Row

LISTS: dict[str, ListOf] = {
    **lists.LISTS,
    "glass": ListOf("Read outside their work", ("glass.told",), True, "Nobody has read outside their work."),
    "glass_asked": ListOf(
        "Your representative asks why you read", ("glass.asked",), True, "Nobody asks you why you read."
    ),
}
RARE = ("climbed", "glass", "glass_asked")
"""Lists that stand on the first page only where there is something in them."""
_ROWS = """
select id, made_at, cardinality(opened), until > %s and ended_at is null from sharing_breakglass
 where id = any(%s::uuid[])"""


def rows_of(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    """The rows of things of any kind, these among them, as far as this actor sees them. No name of a child."""
    glass = [one.thing for one in listed if one.kind.startswith("glass.")]
    found = lists.rows_of(by, listed)
    if not glass:
        return found
    rows = {
        thing: Row(
            thing=thing,
            reference="",
            other_agency="",
            purpose="",
            urgency="",
            sort_at=at,
            state=f"{many} opened{', open now' if still else ''}" if many else "nothing opened",
            overdue=False,
            stands=False,
            runs=False,
            kind="glass",
        )
        for thing, at, many, still in prepared.fetch(_ROWS, [by.at, glass])
    }
    return {**found, **rows}
