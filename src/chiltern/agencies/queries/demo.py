"""Where a demo's posts are: for its loader, and for stepping into a role."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.accounts import contexts
from chiltern.agencies.models import Agency, Post
from chiltern.code_of_practice.words import Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import OFFICE
from chiltern.foundation.models import PostReader, PostStanding, Reader


def desk_posts(agency: UUID) -> list[tuple[UUID, str]]:
    """The posts on an agency's duty desk with their titles, as the office sees them."""
    desk = Agency.objects.values_list("duty_desk", flat=True).get(id=agency)
    ids = PostReader.objects.filter(reader=desk, ends_at=None).values("post")
    return list(Post.objects.filter(id__in=ids).order_by("title").values_list("id", "title"))


def officers_post() -> UUID | None:
    """The council's officer's post at the office; None before there is one."""
    standing = PostStanding.objects.filter(agency=OFFICE, role=Role.COUNCIL_OFFICER, ends_at=None)
    return standing.values_list("id", flat=True).first()


def readers_of_post(by: Actor) -> list[UUID]:
    """The teams and the desk as which a post reads."""
    return list(Reader.objects.filter(id__in=by.readers).exclude(kind="post").values_list("id", flat=True))


@dataclass(frozen=True, slots=True)
class RoleToTry:
    """A post of the demo in words."""

    post: UUID
    title: str
    role: str


@dataclass(frozen=True, slots=True)
class AgencyToTry:
    """An agency of the demo with the posts that one can step into."""

    name: str
    roles: tuple[RoleToTry, ...]
    is_office: bool
    """Whether the council's officer for the Code works here."""


def roles_to_try() -> tuple[AgencyToTry, ...]:
    """Every agency's posts by its name; empty in a live database."""
    found: dict[UUID, list[RoleToTry]] = {}
    for one in contexts.demo_posts():
        found.setdefault(one.agency, []).append(RoleToTry(one.post, one.title, one.role.says))
    names = dict(Agency.objects.filter(id__in=found).values_list("id", "name"))
    return tuple(
        AgencyToTry(names[agency], tuple(sorted(roles, key=lambda role: role.title)), agency == OFFICE)
        for agency, roles in sorted(found.items(), key=lambda pair: names[pair[0]])
    )
