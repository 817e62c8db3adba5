"""Whether a post can be given at an agency, and in which shape. Serves clause 4.1."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes.posts import NewPost
from chiltern.agencies.queries import posts as queries
from chiltern.agencies.workings.asked import PostAsked, text
from chiltern.agencies.workings.posts import why_not_give
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.foundation.ids import OFFICE


def checked(by: Actor, agency: UUID, post: PostAsked, act: Act) -> NewPost:
    """The post as it can be given at this agency. Raises Refused and Invalid."""
    refusal = why_not_give(
        giver=by.role,
        act=act,
        own=agency == by.agency,
        office=agency == OFFICE,
        role=post.role,
        represented=post.role is Role.REPRESENTATIVE and queries.is_represented(agency),
    )
    if refusal:
        raise Refused(refusal.key, refusal.says, clauses=("4.1",))
    title = text(post.title, "title", "what the post is called")
    known = {row.id for row in queries.teams_of(agency)}
    if not known.issuperset(post.teams):
        raise Invalid("teams", "Choose among the teams of this agency")
    return NewPost(post.role, title, tuple(dict.fromkeys(post.teams)))
