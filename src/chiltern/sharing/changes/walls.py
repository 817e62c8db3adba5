"""Writes of restrictions, break-glass and holds: rows of access by the database's functions. No gate, no entry. 2.2, 3.7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from chiltern.agencies.models import Representative
from chiltern.code_of_practice.words import LookedBy, NoticeState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.people.workings.described import Described
from chiltern.sharing.models import (
    BreakGlass,
    Climb,
    GlassWord,
    HeldNotice,
    Hold,
    PlaceRelease,
    Restriction,
    RestrictionTold,
    SecondLook,
    SecondLookAnswer,
)


def restrict(by: Actor, things: Sequence[UUID], posts: Sequence[UUID]) -> list[tuple[UUID, UUID]]:
    """These posts alone read them at this agency from now on; thing and reader of each lasting row that ended.

    What went up to a representative without its content is taken back too, and what others were to look at afterwards.
    """
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.restrict(%s::uuid[], %s::uuid[])", [list(things), list(posts)])
        ended = [(row[0], row[1]) for row in cursor.fetchall() if row[2] is None]
    for climb in Climb.objects.filter(thing__in=list(things), keeper=by.agency, step=2, settled_at=None):
        access.end(climb.id)
    for made in _made_of(by, things):
        _restrict_made(made, posts)
    return ended


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a decision, and in which list it stands for those who may still see it."""

    id: UUID
    kind: str
    sort_at: datetime


_LISTED = {
    NoticeState.PROVISIONAL: "notice.asked",
    NoticeState.HELD: "notice.review",
    NoticeState.TOLD: "notice.done",
}
"""Where a notice that is held back stands for those who may still see it: it waits for them."""


def _made_of(by: Actor, things: Sequence[UUID]) -> list[Made]:
    """Second looks at what was decided on them, reviews, hidden places that wait for a second person, notices held back."""
    own = {"about__in": list(things), "keeper": by.agency}
    looks = SecondLook.objects.filter(**own).values_list("id", "because", "due_at")
    places = PlaceRelease.objects.filter(**own).values_list("id", flat=True)
    notices = HeldNotice.objects.filter(**own).values_list("id", "state")
    done = set(SecondLookAnswer.objects.filter(look__about__in=list(things)).values_list("look", flat=True))

    def listed(look: UUID, why: str, due_at: datetime) -> Made:
        if why != LookedBy.REVIEW:
            return Made(look, "look.own", by.at)
        return Made(look, "review.done" if look in done else "review.asked", due_at)

    return [
        *(listed(*look) for look in looks),
        *(Made(place, "release.own", by.at) for place in places),
        *(Made(notice, _LISTED[NoticeState(state)], by.at) for notice, state in notices),
    ]


def _restrict_made(made: Made, posts: Sequence[UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select reader from ctx.readers_at_home(%s)", [made.id])
        here = {row[0] for row in cursor.fetchall()}
    access.grant(sorted(set(posts) - here), made.id, kind=made.kind, sort_at=made.sort_at)
    access.end(made.id, sorted(here - set(posts)))


def take_off(things: Sequence[UUID], post: UUID) -> None:
    """One post fewer; what nobody clear would read goes to the last readers."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.take_off(%s::uuid[], %s)", [list(things), post])


def unrestrict(things: Sequence[UUID], readers: Sequence[UUID], leaving: Sequence[UUID]) -> None:
    """Back to whoever read it before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select ctx.unrestrict(%s::uuid[], %s::uuid[], %s::uuid[])",
            [list(things), list(readers), list(leaving)],
        )


def told(
    by: Actor, restriction: Restriction, what: str, posts: Sequence[UUID], why: str = ""
) -> list[RestrictionTold]:
    """Who was told, row by row."""
    key = restriction.key_of_thing()
    rows = [
        RestrictionTold(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            restriction=restriction,
            thing=restriction.thing,
            what=what,
            post=post,
            by_post=by.post,
            why=why or None,
        ).sealed_with(key)
        for post in posts
    ]
    RestrictionTold.objects.bulk_create(rows)
    return rows


@dataclass(frozen=True, slots=True)
class Opened:
    """One thing that break-glass opened."""

    thing: UUID
    noun: str
    people: tuple[UUID, ...]


def break_glass(
    by: Actor, glass: UUID, until: datetime, whom: Described | None, reference: str
) -> list[Opened]:
    """Opens what these words mean here, for this post and until then; the database refuses what may not be opened."""
    key = keys.token_key(by.agency)
    words, places = whom.word_tokens(key) if whom else ([], [])
    _, dates, numbers = whom.tokens(key) if whom else ([], [], [])
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from ctx.break_glass(%s, %s, %s::bytea[], %s::int[], %s::bytea[], %s::bytea[], %s::text[])",
            [glass, until, words, places, dates, numbers, [reference] if reference else []],
        )
        return [Opened(row[0], row[1], tuple(row[2])) for row in cursor.fetchall()]


def end_opened(glass: UUID) -> int:
    """Ends it now, for everything that was opened."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.end_opened(%s)", [glass])
        return int(cursor.fetchone()[0])


def say_of(by: Actor, glass: BreakGlass, kind: str, words: str = "") -> GlassWord:
    """What was done about it, or said of it."""
    row: GlassWord = GlassWord(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        glass=glass,
        kind=kind,
        words=words,
        by_post=by.post,
    ).sealed_with(glass.key_of_thing())
    row.save(force_insert=True)
    return row


def list_glass(by: Actor, glass: BreakGlass, people: Sequence[UUID], *, reader: str, told_as: str) -> None:
    """In which list it stands for whoever read, and for those who were told."""
    access.grant([glass.post], glass.id, kind=reader, sort_at=by.at, people=people)
    if glass.told:
        access.grant(glass.told, glass.id, kind=told_as, sort_at=by.at, people=people)


def hold(by: Actor, row: Hold, people: Sequence[UUID]) -> None:
    """Writes the hold, lists it for those who keep the list, and puts everything under it in one statement."""
    access.bear(row.id, by.agency, "hold")
    posts = Representative.objects.filter(agency=by.agency, until=None).values_list("post", flat=True)
    access.grant(
        sorted({by.post, *posts}), row.id, kind="hold.kept", sort_at=by.at, people=sorted(set(people))
    )
    row.sealed_with(keys.make(row.id, by.agency)).save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute("select ctx.put_on_hold(%s)", [row.id])
