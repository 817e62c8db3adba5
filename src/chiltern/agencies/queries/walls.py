"""Conflicts as a representative lists them, and who reads what nobody else may. Clauses 2.2, 3.7 and 4.1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from chiltern.agencies.models import Agency, ConflictNote, LastReader, Post, Practitioner
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One conflict, with who was told; names in clear, for the representative alone."""

    id: UUID
    who: str
    called: str
    because: str
    declared: bool
    set_by: str
    told: tuple[str, ...]
    at: datetime
    lifted_at: datetime | None
    lifted_by: str
    lifted_because: str


@dataclass(frozen=True, slots=True)
class PostTitle:
    """A post by what its agency calls it; a name only at one's own agency."""

    post: UUID
    says: str


@dataclass(frozen=True, slots=True)
class Stranded:
    """How many things about one person nobody outside a conflict reads, at which agency. No name."""

    agency: UUID
    person: UUID
    many: int


@dataclass(frozen=True, slots=True)
class LastReaderRow:
    """Who is the last reader of an agency, by whom named."""

    post: UUID
    kind: str
    since: datetime


def conflicts(by: Actor) -> tuple[ConflictRow, ...]:
    """Those that stand first, then those lifted. Raises Missing for a role that does not keep them."""
    if not opens(by.role, Act.SET_CONFLICT):
        raise Missing
    rows = list(ConflictNote.objects.with_keys_left().filter(keeper=by.agency).order_by("-made_at")[:200])
    names = {row.id: row.name for row in Practitioner.objects.with_keys().filter(keeper=by.agency)}
    wanted = {post for row in rows for post in (*row.told, row.set_by, row.lifted_by) if post}
    posts = post_names(wanted)
    found = (
        ConflictRow(
            id=row.id,
            who=names.get(row.practitioner, "Somebody who has left"),
            called=row.said["called"] or "A person on our record",
            because=row.said["because"],
            declared=row.declared,
            set_by=posts.get(row.set_by, ""),
            told=tuple(posts[post] for post in row.told if post in posts),
            at=row.made_at,
            lifted_at=row.lifted_at,
            lifted_by=posts.get(row.lifted_by, "") if row.lifted_by else "",
            lifted_because=row.lifted_because or "",
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda row: row.lifted_at is not None))


def post_names(wanted: Iterable[UUID]) -> dict[UUID, str]:
    """Name and title of posts of the acting agency, also of those that have ended."""
    rows = list(Post.objects.filter(id__in=list(wanted)))
    whose = {row.practitioner_id for row in rows}
    names = {row.id: row.name for row in Practitioner.objects.with_keys().filter(id__in=whose)}
    return {row.id: f"{names[row.practitioner_id]}, {row.title}" for row in rows}


def posts_to_name(by: Actor, agency: UUID) -> tuple[PostTitle, ...]:
    """Who could be the last reader: posts that stand at the agency, by title; at one's own agency with the name."""
    standing = Post.objects.select_related("standing").filter(
        keeper=agency, standing__ends_at=None, standing__starts_at__lte=by.at
    )
    rows = list(standing.order_by("title", "id"))
    if agency == by.agency:
        working = [row.id for row in rows if opens(Role(row.standing.role), Act.DECIDE_REQUEST)]
        named = post_names(working)
        return tuple(PostTitle(post, says) for post, says in sorted(named.items(), key=lambda one: one[1]))
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        seen[row.title] = seen.get(row.title, 0) + 1
        times = f" ({seen[row.title]})" if seen[row.title] > 1 else ""
        found.append(PostTitle(row.id, f"{row.title}{times}"))
    return tuple(found)


def last_readers(agency: UUID) -> tuple[LastReaderRow, ...]:
    """Who is named now: by the agency, and by the council's officer."""
    rows = LastReader.objects.filter(agency=agency, ended_at=None).order_by("kind")
    return tuple(LastReaderRow(row.post, row.kind, row.made_at) for row in rows)


def stranded(by: Actor) -> tuple[Stranded, ...]:
    """What nobody outside a conflict reads: at one's own agency, for the office everywhere. Ids and numbers alone."""
    with connection.cursor() as cursor:
        cursor.execute("select agency, person, many from ctx.stranded()")
        return tuple(Stranded(*row) for row in cursor.fetchall())


def stranded_by_agency(by: Actor) -> tuple[tuple[UUID, str, int], ...]:
    """For the council's officer: agency, its name, how many things. Raises Missing for anybody else."""
    if by.role is not Role.COUNCIL_OFFICER:
        raise Missing
    counted: dict[UUID, int] = {}
    for one in stranded(by):
        counted[one.agency] = counted.get(one.agency, 0) + one.many
    names = dict(Agency.objects.filter(id__in=counted).values_list("id", "name"))
    return tuple(sorted(((id, names[id], many) for id, many in counted.items()), key=lambda one: one[1]))
