"""Arranges who covers for a colleague who is away, from when until when. Serves clauses 2.2, 3.6 and 4.4."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from chiltern.agencies.changes import cover as changes
from chiltern.agencies.models import Cover
from chiltern.agencies.queries import cover as queries
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record

LONGEST = timedelta(days=366)


@recorded("cover.set")
def set_cover(*, by: Actor, away: UUID, covered_by: UUID, starts_at: datetime, ends_at: datetime) -> Cover:
    """Raises Refused for a role that does not do this, Missing for a post that a manager does not manage, Invalid."""
    if not opens(by.role, Act.SET_COVER):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    posts = {post.id: post for post in queries.posts_to_cover(by)}
    if away not in posts:
        raise Missing
    others = {post.id: post for post in queries.posts_that_cover(by)}
    if covered_by not in others or others[covered_by].practitioner == posts[away].practitioner:
        raise Invalid("covered_by", "Choose a colleague other than the one who is away")
    if ends_at <= max(starts_at, by.at):
        raise Invalid("until", "The last day must be today or later, and not before the first")
    if ends_at - starts_at > LONGEST:
        raise Invalid("until", "Arrange a year or less at a time")
    row = Cover(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        away=away,
        covered_by=covered_by,
        starts_at=max(starts_at, by.at),
        ends_at=ends_at,
        set_by=by.post,
    )
    row.save(force_insert=True)
    changes.begin(row)
    record(by=by, rows=[row], says={"away": away, "covered_by": covered_by})
    return row
