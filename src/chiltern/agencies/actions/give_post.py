"""Gives somebody who works here another post. Serves clauses 4.1 and 4.4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies import changes_posts as changes
from chiltern.agencies import queries_posts as queries
from chiltern.agencies.changes_posts import NewPost, PostWanted
from chiltern.agencies.workings.posts import REPRESENTING, why_not_give
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.ids import OFFICE
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record

LONGEST = 200


@dataclass(frozen=True, slots=True)
class PostAsked:
    """A post as somebody asks for it: `teams` are ids of teams and the duty desk."""

    role: Role
    title: str
    teams: Sequence[UUID] = ()


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


def text(typed: str, field: str, what: str) -> str:
    """One line of up to 200 characters. Raises Invalid."""
    line = " ".join(typed.replace("\0", " ").split())
    if not line:
        raise Invalid(field, f"Enter {what}")
    if len(line) > LONGEST:
        raise Invalid(field, f"Shorten {what} to {LONGEST} characters or fewer")
    return line
