"""Who works at the acting agency, in which posts and teams; whom a signed-in person can act as. Clauses 4.1, 4.4."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from chiltern.accounts import contexts
from chiltern.accounts import queries as accounts
from chiltern.accounts.queries import SeatState
from chiltern.agencies.models import Agency, Post, Practitioner, Representative, Team
from chiltern.agencies.workings.posts import REPRESENTING
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Reader, Role
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import PostReader
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import attach


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post that stands."""

    id: UUID
    title: str
    role: Role
    since: datetime
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who works at an agency; without a post where theirs have ended."""

    id: UUID
    agency: UUID
    name: str
    sign_in: SeatState
    posts: tuple[PostRow, ...]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team or the duty desk, and which posts read as it."""

    id: UUID
    name: str
    is_desk: bool
    posts: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """The acting agency's people, by name, and its teams, the duty desk first."""

    people: tuple[PersonRow, ...]
    teams: tuple[TeamRow, ...]

    @property
    def desks_without_post(self) -> tuple[TeamRow, ...]:
        """What comes in there, nobody sees."""
        return tuple(team for team in self.teams if team.is_desk and not team.posts)


@dataclass(frozen=True, slots=True)
class Who:
    """How the acting post is called, for the head of every page."""

    name: str
    title: str
    agency: str


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A post that a signed-in person can act in. Its title is not known before it is entered."""

    post: UUID
    agency: str
    role: Role
    since: datetime


_WHO = f"""
select p.*, {keys.HELD_BY_SQL.format(thing="p.id")},
  (select t.title from agencies_post t where t.id = %s::uuid) as title,
  (select a.name from agencies_agency a where a.id = %s::uuid) as agency
  from agencies_practitioner p where p.id = %s::uuid"""  # noqa: S608  constants of ours


def staff(by: Actor) -> Staff:
    """Everybody at the acting agency. Raises Missing for a role that does not look after posts or teams."""
    if not (opens(by.role, Act.GIVE_POST) or opens(by.role, Act.MANAGE_TEAM)):
        raise Missing
    teams = teams_of(by.agency)
    people = _people(Practitioner.objects.filter(keeper=by.agency), teams, by)
    return Staff(people, teams)


def person(by: Actor, practitioner: UUID) -> PersonRow:
    """One of the acting agency's people; for the council's officer, also another agency's representative.

    Raises Missing alike for one of another agency and for nobody.
    """
    if not opens(by.role, Act.GIVE_POST):
        raise Missing
    mine = Q(keeper=by.agency)
    if by.role is Role.COUNCIL_OFFICER:
        names = [str(role) for role in REPRESENTING]
        theirs = Representative.objects.filter(until=None, kind__in=names).values("post__practitioner")
        mine |= Q(id__in=theirs)
    found = _people(Practitioner.objects.filter(mine, id=practitioner), teams_of(by.agency), by)
    if not found:
        raise Missing
    return found[0]


def person_of_post(by: Actor, post: UUID) -> PersonRow:
    """Whose standing post this is. Raises Missing."""
    whose = (
        Post.objects.filter(id=post, standing__ends_at=None).values_list("practitioner", flat=True).first()
    )
    if whose is None:
        raise Missing
    return person(by, whose)


def teams_of(agency: UUID) -> tuple[TeamRow, ...]:
    """Teams and desk of an agency that the acting post belongs to, with the posts that read as them now."""
    members: dict[UUID, list[UUID]] = {}
    standing = PostReader.objects.filter(agency=agency, ends_at=None).values_list("reader", "post")
    for reader, post in standing.order_by("starts_at", "post"):
        members.setdefault(reader, []).append(post)
    rows = [
        TeamRow(team.id, team.name, team.kind == Reader.DUTY_DESK, tuple(members.get(team.id, ())))
        for team in Team.objects.filter(keeper=agency)
    ]
    return tuple(sorted(rows, key=lambda row: (not row.is_desk, row.name.casefold())))


def team(by: Actor, id: UUID) -> TeamRow:
    """One of the acting agency's teams; a manager's own teams only. Raises Missing."""
    if not opens(by.role, Act.MANAGE_TEAM):
        raise Missing
    for row in teams_of(by.agency):
        if row.id == id and (by.role is not Role.MANAGER or id in by.readers):
            return row
    raise Missing


def is_represented(agency: UUID) -> bool:
    """Whether a representative stands now."""
    return Representative.objects.filter(agency=agency, kind=str(Role.REPRESENTATIVE), until=None).exists()


def who(by: Actor) -> Who:
    """The acting person's name and post, for the frame of a page."""
    (row,) = rows = prepared.load(Practitioner, _WHO, [by.post, by.agency, by.practitioner])
    attach(rows)
    return Who(row.name, row.__dict__["title"], row.__dict__["agency"])


def called(by: Actor, post: UUID) -> str:
    """The name and title of a post of the acting agency, standing or ended; empty where it is none."""
    found = Post.objects.filter(id=post, keeper=by.agency).first()
    whose = Practitioner.objects.with_keys().filter(id=found.practitioner_id).first() if found else None
    return f"{whose.name}, {found.title}" if found and whose else ""


def agency_name(agency: UUID) -> str:
    """Names of agencies are in the open. Raises Missing."""
    name = Agency.objects.filter(id=agency).values_list("name", flat=True).first()
    if name is None:
        raise Missing
    return name


def agency_of_seat(seat: UUID) -> str:
    """The name of the agency that a one-time link is from; empty where its posts have ended."""
    found = contexts.agency_of_seat(seat)
    return agency_name(found) if found else ""


def post_choices(account: UUID) -> list[PostChoice]:
    """The posts that this account can act in, oldest first."""
    standings = accounts.standings_of(account)
    names = dict(Agency.objects.filter(id__in={each.agency for each in standings}).values_list("id", "name"))
    return [PostChoice(each.post, names.get(each.agency, ""), each.role, each.since) for each in standings]


def _people(wanted: object, teams: tuple[TeamRow, ...], by: Actor) -> tuple[PersonRow, ...]:
    rows = list(wanted.with_keys())  # type: ignore[attr-defined]
    states = accounts.seat_states(row.seat for row in rows)
    posts = _posts([row.id for row in rows], teams)
    people = [
        PersonRow(row.id, row.keeper, row.name, states[row.seat], tuple(posts.get(row.id, ())))
        for row in rows
    ]
    return tuple(sorted(people, key=lambda each: (not each.posts, each.name.casefold(), each.id)))


def _posts(practitioners: Iterable[UUID], teams: tuple[TeamRow, ...]) -> dict[UUID, list[PostRow]]:
    found: dict[UUID, list[PostRow]] = {}
    standing = Post.objects.filter(practitioner__in=list(practitioners), standing__ends_at=None)
    for post in standing.select_related("standing").order_by("made_at", "id"):
        names = tuple(team.name for team in teams if post.id in team.posts)
        row = PostRow(post.id, post.title, Role(post.standing.role), post.standing.starts_at, names)
        found.setdefault(post.practitioner_id, []).append(row)
    return found


def seen_by_post_alone(post: UUID) -> int:
    """How many things of the acting agency only this post can see: a number, no ids."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.seen_by_post_alone(%s)", [post])
        return int(cursor.fetchone()[0])
