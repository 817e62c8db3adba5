"""Sets up a team, and says who reads as it or as the duty desk. Serves clauses 2.2 and 4.4."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.agencies.changes import posts as changes
from chiltern.agencies.models import Post, Team
from chiltern.agencies.queries import posts as queries
from chiltern.agencies.workings.asked import text
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Reader, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("team.set")
def manage_team(*, by: Actor, team: UUID | None, name: str, posts: Sequence[UUID]) -> UUID:
    """The team's id. `team` None makes one; the duty desk keeps its name. `posts` are all that read as it from now on.

    Raises Missing, Refused for a role that does not do this, Invalid at `name` or `posts`.
    """
    if not opens(by.role, Act.MANAGE_TEAM) or (team is None and by.role is Role.MANAGER):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    wanted = set(posts)
    standing = Post.objects.filter(keeper=by.agency, id__in=wanted, standing__ends_at=None)
    if standing.count() != len(wanted):
        raise Invalid("posts", "Choose among the posts of this agency")
    id, rows = _make(by, name) if team is None else _change(by, team, name)
    changes.put_into(id, sorted(wanted), agency=by.agency, at=by.at)
    record(by=by, rows=rows, says={"team": id, "posts": sorted(wanted)})
    return id


def _make(by: Actor, name: str) -> tuple[UUID, list[Team]]:
    team = changes.make_team(agency=by.agency, name=_name(by, name, None), kind=Reader.TEAM, at=by.at)
    return team.id, [team]


def _change(by: Actor, id: UUID, name: str) -> tuple[UUID, list[Team]]:
    row = queries.team(by, id)
    if not row.is_desk:
        Team.objects.filter(id=id).update(name=_name(by, name, id))
    return id, []


def _name(by: Actor, typed: str, own: UUID | None) -> str:
    name = text(typed, "name", "what the team is called")
    taken = {row.name.casefold() for row in queries.teams_of(by.agency) if row.id != own}
    if name.casefold() in taken:
        raise Invalid("name", "There is a team of this name already")
    return name
