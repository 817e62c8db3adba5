"""Ends a post: its sessions find nobody from this second on. Serves clauses 3.7 and 4.4."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.changes import posts as changes
from chiltern.agencies.queries import posts as queries
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@dataclass(frozen=True, slots=True)
class Ended:
    """What ending a post left behind: desks that nobody reads any more, and how many things were handed over."""

    desks_without_post: tuple[str, ...]
    handed_over: int


@recorded("post.ended")
def end_post(*, by: Actor, post: UUID, hand_to: UUID | None = None) -> Ended:
    """`hand_to` is the team, desk or post that takes over what only this post could see: nothing is left unread.

    Raises Missing; Refused for a role that does not do this; Invalid at `hand_to` where it is needed and missing.
    """
    if not opens(by.role, Act.END_POST):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    whose = queries.person_of_post(by, post)
    alone = queries.seen_by_post_alone(post)
    if alone and hand_to not in _takers(by.agency, post):
        raise Invalid("hand_to", f"Say who takes over the {alone} that only this post can see")
    if alone and hand_to is not None:
        changes.hand_over(post, hand_to)
    before = _staffed(whose.agency)
    changes.end_post(post, by.at)
    empty = before - _staffed(whose.agency)
    record(
        by=by,
        parties=[whose.agency],
        says={"practitioner": whose.id, "post": post, "handed_over": alone, "handed_to": hand_to},
    )
    return Ended(tuple(sorted(empty)), alone)


def _takers(agency: UUID, leaving: UUID) -> set[UUID]:
    """Teams and desks that somebody else reads, and their members' posts."""
    teams = queries.teams_of(agency)
    others = {post for team in teams for post in team.posts} - {leaving}
    return others | {team.id for team in teams if others.intersection(team.posts)}


def _staffed(agency: UUID) -> set[str]:
    return {team.name for team in queries.teams_of(agency) if team.is_desk and team.posts}
