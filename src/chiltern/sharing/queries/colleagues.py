"""To whom a request can be given: the posts of one's own agency that stand now. Clause 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from chiltern.agencies.models import Post, Practitioner, Team
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.code_of_practice.words import Reader as ReaderKind
from chiltern.foundation.actor import Actor
from chiltern.foundation.models import Access, Reader

_SEVERAL = (ReaderKind.TEAM, ReaderKind.DUTY_DESK)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A post that stands, with who holds it."""

    post: UUID
    name: str
    title: str
    practitioner: UUID


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
    found = (
        Colleague(post.id, people[post.practitioner_id], post.title, post.practitioner_id)
        for post in deciding
    )
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


@dataclass(frozen=True, slots=True)
class TeamToHave:
    """A team or the duty desk that can be given a request."""

    id: UUID
    name: str


def teams_to_have(by: Actor, thing: UUID) -> tuple[TeamToHave, ...]:
    """Every team and the desk, where the thing lies with a team or desk of the actor's own already.

    What reaches somebody by name alone is kept from the teams, and goes on by name alone.
    """
    shared = Access.objects.filter(thing=thing, reader__in=by.readers).exclude(reader=by.post)
    if not Reader.objects.filter(id__in=shared.values("reader"), kind__in=_SEVERAL).exists():
        return ()
    rows = Team.objects.filter(keeper=by.agency).order_by("kind", "name")
    return tuple(TeamToHave(row.id, row.name) for row in rows)


def called(by: Actor, reader: UUID) -> str:
    """The name of a colleague's post or of a team; empty where it is neither any more."""
    post = Post.objects.filter(id=reader, keeper=by.agency).first()
    if post is None:
        return Team.objects.filter(id=reader, keeper=by.agency).values_list("name", flat=True).first() or ""
    whose = Practitioner.objects.with_keys().get(id=post.practitioner_id)
    return f"{whose.name}, {post.title}"
