"""Who covers for whom at the acting agency, and who could. Serves clauses 2.2 and 4.4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.models import Cover, Post, Practitioner
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import PostReader


@dataclass(frozen=True, slots=True)
class PostNamed:
    """A post that stands, with who holds it."""

    id: UUID
    practitioner: UUID
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class CoverRow:
    """Cover that is not over yet."""

    id: UUID
    away: str
    covered_by: str
    starts_at: datetime
    ends_at: datetime


def posts_that_cover(by: Actor) -> tuple[PostNamed, ...]:
    """Posts of the acting agency whose role decides requests, by name."""
    standing = Post.objects.select_related("standing").filter(keeper=by.agency, standing__ends_at=None)
    held = [row for row in standing if opens(Role(row.standing.role), Act.DECIDE_REQUEST)]
    names = {row.id: row.name for row in Practitioner.objects.with_keys().filter(keeper=by.agency)}
    found = (PostNamed(row.id, row.practitioner_id, names[row.practitioner_id], row.title) for row in held)
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def posts_to_cover(by: Actor) -> tuple[PostNamed, ...]:
    """Those of them whose absence this role arranges: a manager's for the teams that the manager reads as."""
    everybody = posts_that_cover(by)
    if by.role is not Role.MANAGER:
        return everybody
    teams = set(by.readers) - {by.post}
    mine = set(PostReader.objects.filter(reader__in=teams, ends_at=None).values_list("post", flat=True))
    return tuple(post for post in everybody if post.id in mine | {by.post})


def covers(by: Actor) -> tuple[CoverRow, ...]:
    """Now and to come, the soonest first. Raises Missing for a role that does not arrange it."""
    if not opens(by.role, Act.SET_COVER):
        raise Missing
    shown = {post.id for post in posts_to_cover(by)}
    names = {post.id: f"{post.name}, {post.title}" for post in posts_that_cover(by)}
    rows = Cover.objects.filter(keeper=by.agency, ends_at__gt=by.at).order_by("starts_at", "id")
    return tuple(
        CoverRow(
            row.id,
            names[row.away],
            names.get(row.covered_by, "Somebody who has left"),
            row.starts_at,
            row.ends_at,
        )
        for row in rows
        if row.away in shown
    )
