"""Who is named to look at what is decided alone, for the council's officer. Clauses 3.3 and 9.3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.models import SecondLooker
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing

_POSTS = """
select p.id, s.agency, a.name, p.title from agencies_post p join foundation_poststanding s on s.id = p.standing_id
  join agencies_agency a on a.id = s.agency
 where s.role in ('manager', 'practitioner') and a.state = 'admitted'
   and s.starts_at <= %s::timestamptz and (s.ends_at is null or s.ends_at > %s::timestamptz)
 order by a.name, p.title, p.id"""


@dataclass(frozen=True, slots=True)
class PostThatLooks:
    """A post by its title; no person is named."""

    post: UUID
    agency: UUID
    agency_name: str
    title: str


@dataclass(frozen=True, slots=True)
class NamedRow:
    """Who is named, and for whom: None is for every agency that has nobody else. `stands`: whether the post still does."""

    agency: UUID | None
    says: str
    since: datetime
    stands: bool


def posts_that_look(by: Actor) -> tuple[PostThatLooks, ...]:
    """Everywhere, by agency. Raises Missing for anyone but the officer."""
    if not opens(by.role, Act.CHANGE_SETTINGS):
        raise Missing
    return tuple(PostThatLooks(*row) for row in prepared.fetch(_POSTS, [by.at, by.at]))


def named_to_look(by: Actor) -> tuple[NamedRow, ...]:
    """The latest of each, the general one first. Raises Missing for anyone but the officer."""
    posts = {one.post: one for one in posts_that_look(by)}
    latest = {row.agency: row for row in SecondLooker.objects.order_by("made_at", "id")}
    rows = [
        NamedRow(
            row.agency,
            f"{posts[row.post].title}, {posts[row.post].agency_name}"
            if row.post in posts
            else "Nobody any more",
            row.made_at,
            row.post in posts,
        )
        for row in latest.values()
    ]
    return tuple(sorted(rows, key=lambda row: (row.agency is not None, row.since)))


def somebody_looks(by: Actor) -> bool:
    """Whether somebody is named for every agency that has nobody else."""
    return any(row.agency is None and row.stands for row in named_to_look(by))
