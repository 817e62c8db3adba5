"""To whom a request can be given: the posts of one's own agency that stand now. Clause 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from chiltern.agencies.models import Post, Practitioner
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor


@dataclass(frozen=True, slots=True)
class Colleague:
    """A post that stands, with who holds it."""

    post: UUID
    name: str
    title: str


def colleagues(by: Actor) -> tuple[Colleague, ...]:
    """Posts of the acting agency whose role decides requests, by name."""
    stands = Q(standing__ends_at=None) | Q(standing__ends_at__gt=by.at)
    posts = list(
        Post.objects.select_related("standing").filter(
            stands, keeper=by.agency, standing__starts_at__lte=by.at
        )
    )
    deciding = [post for post in posts if opens(Role(post.standing.role), Act.DECIDE_REQUEST)]
    people = {row.id: row.name for row in Practitioner.objects.with_keys().filter(keeper=by.agency)}
    found = (Colleague(post.id, people[post.practitioner_id], post.title) for post in deciding)
    return tuple(sorted(found, key=lambda one: one.name.casefold()))
