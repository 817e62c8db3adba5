"""Lists of what was read outside somebody's work, beside the lists of requests and tellings. Clauses 2.2 and 8.1.2."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.access import Listed
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries import lists
from chiltern.sharing.queries.lists import ListOf
from chiltern.sharing.queries.views import Row

LISTS: dict[str, ListOf] = {
    **lists.LISTS,
    "glass": ListOf("Read outside their work", ("glass.told",), True, "Nobody has read outside their work."),
    "glass_asked": ListOf(
        "Your representative asks why you read", ("glass.asked",), True, "Nobody asks you why you read."
    ),
    "attempts": ListOf(
        "Asked what we do not say", ("attempt.told",), True, "Nobody has asked what you do not say."
    ),
}
RowsOf = Callable[[Actor, Sequence[UUID]], Mapping[UUID, Row]]
_ABOVE: dict[str, RowsOf] = {}
"""Rows of the things of floors above this one, by their noun."""
_ROWS = """
select id, made_at, cardinality(opened), until > %s and ended_at is null from sharing_breakglass
 where id = any(%s::uuid[])"""


_ATTEMPTS = """
select s.id, s.made_at, s.reference, s.purpose, n.name from sharing_standingreply s
  left join agencies_agency n on n.id = s.asker where s.id = any(%s::uuid[])"""


def add_lists(noun: str, more: Mapping[str, ListOf], rows: RowsOf) -> None:
    """Lists of a floor above, added when the service starts."""
    LISTS.update(more)
    _ABOVE[noun] = rows


def rows_of(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    """The rows of things of any kind, these among them, as far as this actor sees them. No name of a child."""
    glass = [one.thing for one in listed if one.kind.startswith("glass.")]
    attempts = [one.thing for one in listed if one.kind.startswith("attempt.")]
    above = {noun: [one.thing for one in listed if one.kind.startswith(f"{noun}.")] for noun in _ABOVE}
    return {
        **lists.rows_of(by, listed),
        **{thing: row for noun, ids in above.items() if ids for thing, row in _ABOVE[noun](by, ids).items()},
        **(_glass(by, glass) if glass else {}),
        **(_attempts(by, attempts) if attempts else {}),
    }


def _attempts(by: Actor, ids: Sequence[UUID]) -> dict[UUID, Row]:
    law = law_at(by.at)
    return {
        thing: Row(
            thing=thing,
            reference=reference,
            other_agency=other or "",
            purpose=law.row(purpose, "purpose").says,
            urgency="",
            sort_at=at,
            state="we made no statement",
            overdue=False,
            stands=False,
            runs=False,
            kind="attempt",
        )
        for thing, at, reference, purpose, other in prepared.fetch(_ATTEMPTS, [list(ids)])
    }


def _glass(by: Actor, glass: Sequence[UUID]) -> dict[UUID, Row]:
    return {
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
        for thing, at, many, still in prepared.fetch(_ROWS, [by.at, list(glass)])
    }
