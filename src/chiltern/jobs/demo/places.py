"""Where the demo's posts are: looked up by agency and title."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.queries import choices
from chiltern.agencies.queries.demo import desk_posts, readers_of_post
from chiltern.foundation.actor import Actor


def own_post(agency: str, title: str = "") -> UUID:
    """A post on the agency's duty desk: the one with this title, else the first. Raises LookupError."""
    found = {one.name: one.id for one in choices()}
    posts = desk_posts(found[agency])
    for post, called in posts:
        if not title or called == title:
            return post
    raise LookupError(f"{agency} has no such post")


def staffed(agency: UUID) -> bool:
    """Whether the agency has people already."""
    return bool(desk_posts(agency))


def team_and_desk(actor: Actor) -> list[UUID]:
    """The readers of what this post records: its teams and its desk."""
    return readers_of_post(actor)
