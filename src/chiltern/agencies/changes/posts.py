"""Writes about people who work somewhere: practitioners, posts, readers, representatives. No gate, no entry.

Serves clauses 4.1 and 4.4. Names are sealed; the lock reads posts and readers from foundation's tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from chiltern.accounts.changes import make_link
from chiltern.accounts.queries import Purpose
from chiltern.agencies.models import Post, Practitioner, Representative, Team
from chiltern.agencies.workings.posts import REPRESENTING
from chiltern.code_of_practice.words import Reader as ReaderKind
from chiltern.code_of_practice.words import Role
from chiltern.foundation import access
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.ids import OFFICE, new_id
from chiltern.foundation.models import PostReader, PostStanding, Reader
from chiltern.foundation.sealed import keys


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to be given. `title` is what the agency calls it; `readers` are its teams and desk."""

    role: Role
    title: str
    readers: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who is to work at an agency."""

    name: str
    posts: tuple[NewPost, ...]
    seat: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class MadePerson:
    """What came of a NewPerson: ids alone, and the rows for the record."""

    practitioner: UUID
    seat: UUID
    posts: tuple[UUID, ...]
    rows: tuple[Practitioner | Post | Representative, ...]


def acting_agency(by: Actor | Outsider) -> UUID:
    """Whose context this is: a command of the operator acts for the partnership's office."""
    return by.agency if isinstance(by, Actor) else OFFICE


class PostWanted(NamedTuple):
    """A post for a practitioner of an agency."""

    agency: UUID
    practitioner: UUID
    seat: UUID
    new: NewPost


def make_people(*, by: Actor | Outsider, agency: UUID, people: Sequence[NewPerson]) -> list[MadePerson]:
    """Practitioners with their posts. Raises IntegrityError where the agency has a representative already."""
    return make_people_at(by=by, people={agency: people})[agency]


def make_people_at(
    *, by: Actor | Outsider, people: Mapping[UUID, Sequence[NewPerson]]
) -> dict[UUID, list[MadePerson]]:
    """The same at several agencies, in few queries: for the partnership's office."""
    acting = acting_agency(by)
    made = {agency: {new_id(): person for person in its} for agency, its in people.items()}
    access.bear_many([id for its in made.values() for id in its], acting, "practitioner")
    rows = []
    for agency, its in made.items():
        held = _make_keys(its, acting, agency)
        for id, person in its.items():
            row = Practitioner(id=id, keeper=agency, made_at=by.at, seat=person.seat, name=person.name)
            rows.append(row.sealed_with(held[id]))
    Practitioner.objects.bulk_create(rows)
    posts: dict[UUID, list[Post | Representative]] = {row.id: [] for row in rows}
    for post in give_posts(
        [
            PostWanted(agency, id, person.seat, new)
            for agency, its in made.items()
            for id, person in its.items()
            for new in person.posts
        ],
        by.at,
    ):
        posts[_whose(post)].append(post)
    return {
        agency: [_made(row, posts[row.id]) for row in rows if row.id in its] for agency, its in made.items()
    }


def give_posts(wanted: Sequence[PostWanted], at: datetime) -> list[Post | Representative]:
    """Posts from this moment; each reads as itself and as its teams."""
    ids = [new_id() for _ in wanted]
    pairs = list(zip(ids, wanted, strict=True))
    PostStanding.objects.bulk_create(
        [
            PostStanding(
                id=id,
                agency=each.agency,
                practitioner=each.practitioner,
                account=each.seat,
                role=str(each.new.role),
                starts_at=at,
            )
            for id, each in pairs
        ]
    )
    Reader.objects.bulk_create(
        [Reader(id=id, agency=each.agency, kind=ReaderKind.POST) for id, each in pairs]
    )
    PostReader.objects.bulk_create(
        [
            PostReader(post=id, reader=reader, agency=each.agency, starts_at=at)
            for id, each in pairs
            for reader in (id, *dict.fromkeys(each.new.readers))
        ]
    )
    posts = [
        Post(
            id=id,
            keeper=each.agency,
            made_at=at,
            standing_id=id,
            practitioner_id=each.practitioner,
            title=each.new.title,
        )
        for id, each in pairs
    ]
    Post.objects.bulk_create(posts)
    return [*posts, *_name_representatives(list(zip(posts, wanted, strict=True)), at)]


def _name_representatives(posts: Sequence[tuple[Post, PostWanted]], at: datetime) -> list[Representative]:
    named = [
        Representative(
            keeper=each.agency, made_at=at, agency_id=each.agency, post=post, kind=str(each.new.role)
        )
        for post, each in posts
        if each.new.role in REPRESENTING
    ]
    return Representative.objects.bulk_create(named)


def invite(
    *, by: Actor | Outsider, agency: UUID, name: str, address: str, post: NewPost
) -> tuple[MadePerson, str]:
    """A practitioner with a post, and the code of their one-time link, to be shown once.

    It never looks whether somebody signs in with this address already, so that nothing tells of it.
    """
    (made,) = make_people(by=by, agency=agency, people=[NewPerson(name, (post,))])
    widely = acting_agency(by) == OFFICE
    return made, make_link(made.seat, Purpose.INVITATION, address, by.at, widely=widely)


def make_team(*, agency: UUID, name: str, kind: str, at: datetime, id: UUID | None = None) -> Team:
    """A team or duty desk, and its reader under the same id."""
    (team,) = make_teams([Team(id=id or new_id(), keeper=agency, made_at=at, name=name, kind=kind)])
    return team


def make_teams(teams: Sequence[Team]) -> list[Team]:
    """Several at once, at any agencies."""
    Reader.objects.bulk_create([Reader(id=team.id, agency=team.keeper, kind=team.kind) for team in teams])
    return Team.objects.bulk_create(teams)


def put_into(reader: UUID, posts: Sequence[UUID], *, agency: UUID, at: datetime) -> None:
    """These posts, and no others, read as this team or desk from now on."""
    held = PostReader.objects.filter(reader=reader, agency=agency)
    held.filter(ends_at=None).exclude(post__in=posts).update(ends_at=at)
    back = set(held.exclude(ends_at=None).filter(post__in=posts).values_list("post", flat=True))
    held.filter(post__in=back).update(starts_at=at, ends_at=None)
    there = set(held.filter(post__in=posts).values_list("post", flat=True))
    PostReader.objects.bulk_create(
        [
            PostReader(post=post, reader=reader, agency=agency, starts_at=at)
            for post in posts
            if post not in there
        ]
    )


def end_post(post: UUID, at: datetime) -> None:
    """Takes the post and its readers away in this second; sessions that entered as it find nobody."""
    PostReader.objects.filter(post=post, ends_at=None).update(ends_at=at)
    PostStanding.objects.filter(id=post, ends_at=None).update(ends_at=at)
    Representative.objects.filter(post=post, until=None).update(until=at)


def hand_over(post: UUID, to: UUID) -> int:
    """Lets another reader of the acting agency see what only this post could see; how many things."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.hand_over(%s, %s)", [post, to])
        return int(cursor.fetchone()[0])


def seat_of(practitioner: UUID) -> UUID:
    """What the sign-in knows of a practitioner of the acting agency."""
    return Practitioner.objects.values_list("seat", flat=True).get(id=practitioner)


def show_name_to_office(practitioner: UUID) -> None:
    """The council's officer knows who represents an agency (sign.3)."""
    keys.share(practitioner, OFFICE)


def _make_keys(made: Mapping[UUID, NewPerson], acting: UUID, agency: UUID) -> dict[UUID, bytes]:
    """Held by the agency; by the office too where it makes them, or where they represent the agency."""
    held = keys.make_many(list(made), acting)
    if agency != acting:
        keys.wrap_new(held, agency)
    elif agency != OFFICE:
        shown = {id for id, person in made.items() if any(post.role in REPRESENTING for post in person.posts)}
        keys.wrap_new({id: held[id] for id in shown}, OFFICE)
    return held


def _whose(row: Post | Representative) -> UUID:
    return row.practitioner_id if isinstance(row, Post) else row.post.practitioner_id


def _made(row: Practitioner, its: Sequence[Post | Representative]) -> MadePerson:
    posts = tuple(each.id for each in its if isinstance(each, Post))
    return MadePerson(row.id, row.seat, posts, (row, *its))
