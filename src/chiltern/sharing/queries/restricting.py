"""A thing that can be restricted, and its list: what belongs to it, who at this agency reads it, who was told. 2.2, 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from chiltern.agencies.queries.walls import post_names
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.queries.choosing import picked
from chiltern.sharing.models import (
    AgencyRequest,
    Disclosure,
    RequestForInformation,
    Restriction,
    RestrictionTold,
)
from chiltern.sharing.queries.colleagues import Colleague, colleagues

NAMED, TAKEN_OFF, LIFTED = "named", "taken_off", "lifted"


@dataclass(frozen=True, slots=True)
class Root:
    """What is restricted as a whole: a person's record, a request to us, what we asked together, what was shared."""

    thing: UUID
    noun: str
    called: str
    href: str


@dataclass(frozen=True, slots=True)
class OnList:
    """A post that reads a restricted thing."""

    post: UUID
    says: str
    me: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told what, by whom, when."""

    what: str
    who: str
    by: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RestrictionView:
    """A thing with its restriction, if it has one now; names of colleagues, for those on the list."""

    root: Root
    restricted: bool
    why: str
    since: datetime | None
    on_list: tuple[OnList, ...]
    others: tuple[Colleague, ...]
    told: tuple[Told, ...]


def root_of(by: Actor, thing: UUID) -> Root:
    """The whole to which a thing belongs. Raises Missing for what this post does not see, and for other kinds."""
    asked = AgencyRequest.objects.filter(id=thing).first()
    if asked is not None and asked.keeper == by.agency:
        return root_of(by, asked.parent_id)
    if asked is not None:
        return Root(thing, "request", f"the request {asked.reference}", f"/requests/{thing}/")
    shared = Disclosure.objects.filter(id=thing).first()
    if shared is not None and shared.agency_request:
        return root_of(by, shared.agency_request)
    if shared is not None and by.agency in (shared.keeper, shared.recipient):
        return Root(thing, "disclosure", f"what was shared as {shared.reference}", f"/disclosures/{thing}/")
    ours = RequestForInformation.objects.filter(id=thing).first()
    if ours is not None:
        return Root(thing, "asked", f"our request {ours.reference}", f"/asked/{thing}/")
    found = picked(by, [thing])
    if not found:
        raise Missing
    return Root(thing, "person", f"the record of {found[0].called}", f"/people/{thing}/")


def things_of(root: Root) -> list[UUID]:
    """The root and what belongs to it, as far as this post sees it: what a restriction binds."""
    if root.noun == "person":
        return [root.thing]
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.belonging_seen(%s)", [root.thing])
        return sorted(row[0] for row in cursor.fetchall())


def readers_at_home(thing: UUID) -> list[tuple[UUID, str, datetime | None, bool]]:
    """Reader, kind, until, and whether break-glass opened it, at the acting agency. Nothing for what is not seen."""
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.readers_at_home(%s)", [thing])
        return [(row[0], row[1], row[2], row[3]) for row in cursor.fetchall()]


def standing(root: Root) -> Restriction | None:
    """The restriction that holds now."""
    found: Restriction | None = (
        Restriction.objects.with_keys().filter(thing=root.thing, lifted_at=None).first()
    )
    return found


def on_list(root: Root) -> list[UUID]:
    """Posts of this agency that read it by name."""
    return [post for post, kind, _, opened in readers_at_home(root.thing) if kind == "post" and not opened]


def restriction_page(by: Actor, thing: UUID) -> RestrictionView:
    """Raises Missing."""
    root = root_of(by, thing)
    held = standing(root)
    posts = on_list(root) if held else []
    named = post_names(posts)
    told = list(RestrictionTold.objects.with_keys().filter(thing=root.thing).order_by("made_at", "id"))
    names = post_names({post for row in told for post in (row.post, row.by_post)})
    return RestrictionView(
        root=root,
        restricted=held is not None,
        why=held.why if held else "",
        since=held.made_at if held else None,
        on_list=tuple(OnList(post, named[post], post == by.post) for post in posts if post in named),
        others=tuple(one for one in colleagues(by) if one.post not in {*posts, by.post}),
        told=tuple(
            Told(row.what, names.get(row.post, ""), names.get(row.by_post, ""), row.why or "", row.made_at)
            for row in told
        ),
    )


def may_still_see(root: Root) -> bool:
    """Whether this post sees it now, after what was just done."""
    return access.can_see(root.thing)
