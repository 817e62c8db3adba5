"""Gives somebody who works here another post. Serves clauses 4.1 and 4.4."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import posts as changes
from chiltern.agencies.changes.checking import checked
from chiltern.agencies.changes.posts import PostWanted
from chiltern.agencies.queries import posts as queries
from chiltern.agencies.workings.asked import PostAsked
from chiltern.agencies.workings.posts import REPRESENTING
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("post.given")
def give_post(*, by: Actor, practitioner: UUID, post: PostAsked) -> UUID:
    """The new post's id. Raises Missing, Refused, and Invalid for a title or team that cannot be."""
    whose = queries.person(by, practitioner)
    if whose.agency != by.agency:
        raise Missing
    new = checked(by, by.agency, post, Act.GIVE_POST)
    seat = changes.seat_of(practitioner)
    rows = changes.give_posts([PostWanted(by.agency, practitioner, seat, new)], by.at)
    if new.role in REPRESENTING and by.agency != OFFICE:
        changes.show_name_to_office(practitioner)
    given = rows[0].id
    record(
        by=by,
        rows=rows,
        says={"practitioner": practitioner, "post": given, "role": str(new.role), "teams": list(new.readers)},
    )
    return given
