"""To whom at another agency something can be told: its duty desk, or named posts of it by title. Clauses 2.2 and 3.7.

No name of a person is shown, and whether anybody there is in conflict never is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from chiltern.agencies.models import Agency
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing.queries import screening
from chiltern.sharing.workings.asking import PersonAsked


@dataclass(frozen=True, slots=True)
class PostToAddress:
    """A post of another agency, by what that agency calls it."""

    post: UUID
    title: str


def posts_to_address(agency: UUID) -> tuple[PostToAddress, ...]:
    """The posts on its duty desk that work with what comes in; like titles are told apart by a number."""
    with connection.cursor() as cursor:
        cursor.execute("select post, title from ctx.posts_to_address(%s)", [agency])
        return told_apart(cursor.fetchall())


def told_apart(rows: Sequence[tuple[UUID, str]]) -> tuple[PostToAddress, ...]:
    """Posts by title; like titles with a number."""
    found, seen = [], dict[str, int]()
    for post, title in rows:
        seen[title] = seen.get(title, 0) + 1
        found.append(PostToAddress(post, title if seen[title] == 1 else f"{title} ({seen[title]})"))
    return tuple(found)


def readers_at(to: Agency, people: Sequence[PersonAsked], posts: Sequence[UUID]) -> list[UUID]:
    """Who there sees it: the desk, or the named posts alone; where somebody could be in conflict, only others.

    Raises Invalid for a post that cannot be addressed, Refused where nobody outside a conflict is left to read it.
    """
    if not set(posts) <= {one.post for one in posts_to_address(to.id)}:
        raise Invalid("posts", f"Somebody whom you named has left {to.name}: choose again who sees it there")
    outside = screening.outside_conflict(to.id, people)
    if outside is None:
        return sorted(posts) or [to.duty_desk]
    readers = sorted(set(posts) & set(outside)) or outside
    if not readers:
        raise nobody_there(to)
    return readers


def readers_named(to: UUID, people: Sequence[PersonAsked], posts: Sequence[UUID]) -> list[UUID]:
    """Those of the named posts that a hidden place can reach there, and nobody in their stead.

    Raises Refused where none of them is left to read it.
    """
    there = set(posts) & {one.post for one in posts_to_address(to)}
    outside = screening.outside_conflict(to, people)
    readers = sorted(there if outside is None else there & set(outside))
    if not readers:
        raise Refused(
            "release.nobody_there",
            "Nobody whom you named can read this in the service just now. Name others there, or ring them.",
            clauses=("3.4", "3.7"),
        )
    return readers


def titles_named(to: UUID, posts: Sequence[UUID]) -> dict[UUID, str]:
    """The named posts with their titles. Raises Invalid where one of them does not work there."""
    known = {one.post: one.title for one in posts_to_address(to)}
    if not set(posts) <= known.keys():
        raise Invalid("to_posts", "Somebody whom you named does not work there any more: choose again")
    return {post: known[post] for post in posts}


def nobody_there(to: Agency) -> Refused:
    """What is said where nobody there is left who may read it."""
    number = f" on {to.duty_number}" if to.duty_number else ""
    return Refused(
        "telling.nobody_there",
        f"Nobody at {to.name} can receive this in the service just now. Ring them{number}, and ask for a manager.",
        clauses=("3.7",),
    )
