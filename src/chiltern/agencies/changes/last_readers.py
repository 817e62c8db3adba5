"""Writes of who reads what nobody else may. No gate, no entry. Clauses 2.2 and 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes.conflicts import keep_read
from chiltern.agencies.models import LastReader
from chiltern.agencies.queries.walls import stranded
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id


def name(by: Actor, agency: UUID, post: UUID, kind: str) -> LastReader:
    """From now on this post; whoever was it before keeps what it was given."""
    LastReader.objects.filter(agency=agency, kind=kind, ended_at=None).update(ended_at=by.at)
    row = LastReader(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency=agency,
        post=post,
        kind=kind,
        named_by=by.post,
    )
    row.save(force_insert=True)
    return row


def hand_on(by: Actor, agency: UUID) -> int:
    """What waited for a reader goes to the last readers; how much is left."""
    return sum(keep_read(agency, one.person) for one in stranded(by) if one.agency == agency)
