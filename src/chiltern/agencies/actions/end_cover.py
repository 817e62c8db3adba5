"""Ends cover before its time: the colleague is back. Serves clauses 2.2 and 4.4."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import cover as changes
from chiltern.agencies.models import Cover
from chiltern.agencies.queries import cover as queries
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("cover.ended")
def end_cover(*, by: Actor, cover_id: UUID) -> None:
    """Raises Missing for one that is not there, is over, or is of a team that a manager does not manage, and Refused."""
    if not opens(by.role, Act.SET_COVER):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    row = Cover.objects.filter(id=cover_id, keeper=by.agency, ends_at__gt=by.at).first()
    if row is None or row.away not in {post.id for post in queries.posts_to_cover(by)}:
        raise Missing
    changes.end(row, by.at)
    record(by=by, says={"cover": cover_id, "away": row.away, "covered_by": row.covered_by})
