"""Reading under break-glass, as the one who read and those who were told see it; how often it is done. 2.2, 8.1.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chiltern.agencies.queries.walls import post_names
from chiltern.code_of_practice.walls import GlassStep, against_step
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.queries.choosing import picked
from chiltern.sharing.models import AgencyRequest, BreakGlass, Disclosure, GlassWord, WrittenDown

RATE = timedelta(days=30)
_ASKING = (GlassStep.ACKNOWLEDGED, GlassStep.ASKED, GlassStep.ANSWERED)


@dataclass(frozen=True, slots=True)
class OpenedView:
    """One thing that was opened, for whoever read, while it is open."""

    says: str
    href: str


@dataclass(frozen=True, slots=True)
class WordView:
    """What was done about it, or said of it."""

    kind: str
    by: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GlassView:
    """One reading. `opened` has links for whoever read alone; those who were told see kinds and how many."""

    id: UUID
    mine: bool
    who: str
    reason: str
    asked: str
    at: datetime
    until: datetime
    ended_at: datetime | None
    found: int
    opened: tuple[OpenedView, ...]
    told: tuple[str, ...]
    words: tuple[WordView, ...]
    steps: tuple[GlassStep, ...]
    rate: int
    """How often this post has done so within thirty days."""


@dataclass(frozen=True, slots=True)
class GlassRow:
    """One of one's own readings."""

    id: UUID
    at: datetime
    until: datetime
    found: int


def in_hand(by: Actor, glass_id: UUID) -> tuple[BreakGlass, GlassStep | None]:
    """The reading, and the last step of asking about it. Raises Missing."""
    glass: BreakGlass | None = BreakGlass.objects.with_keys().filter(id=glass_id).first()
    if glass is None:
        raise Missing
    asked = GlassWord.objects.filter(glass=glass, kind__in=[step.value for step in _ASKING])
    last = asked.order_by("-made_at", "-id").values_list("kind", flat=True).first()
    return glass, GlassStep(last) if last else None


def glass_page(by: Actor, glass_id: UUID) -> GlassView:
    """Raises Missing."""
    glass, before = in_hand(by, glass_id)
    said = list(GlassWord.objects.with_keys().filter(glass=glass).order_by("made_at", "id"))
    names = post_names({glass.post, *glass.told, *(row.by_post for row in said)})
    mine = glass.practitioner == by.practitioner
    over = glass.ended_at is not None or glass.until <= by.at
    return GlassView(
        id=glass.id,
        mine=mine,
        who=names.get(glass.post, "Somebody who has left"),
        reason=glass.reason,
        asked=glass.asked,
        at=glass.made_at,
        until=glass.until,
        ended_at=glass.ended_at,
        found=len(glass.opened),
        opened=_opened(by, glass) if mine and not over else (),
        told=tuple(names[post] for post in glass.told if post in names),
        words=tuple(
            WordView(GlassStep(row.kind).says, names.get(row.by_post, ""), row.words, row.made_at)
            for row in said
        ),
        steps=tuple(
            step
            for step in GlassStep
            if against_step(step, before, reads=mine, role=by.role, ended=over) is None
        ),
        rate=rate(by, glass.post),
    )


def own_glass(by: Actor) -> tuple[GlassRow, ...]:
    """One's own readings, the latest first, at most 25."""
    rows = BreakGlass.objects.filter(post=by.post).order_by("-made_at")[:25]
    return tuple(GlassRow(row.id, row.made_at, row.until, len(row.opened)) for row in rows)


def rate(by: Actor, post: UUID) -> int:
    """How often a post has read outside its work within thirty days, as far as the asking post sees."""
    return BreakGlass.objects.filter(post=post, made_at__gte=by.at - RATE).count()


def _opened(by: Actor, glass: BreakGlass) -> tuple[OpenedView, ...]:
    ids = list(glass.opened)
    people = [OpenedView(f"The record of {one.called}", f"/people/{one.id}/") for one in picked(by, ids)]
    asked = [
        OpenedView(f"Request {row.reference}", f"/requests/{row.id}/")
        for row in AgencyRequest.objects.filter(id__in=ids).order_by("made_at")
    ]
    shared = [
        OpenedView(f"Information shared, {row.reference}", f"/disclosures/{row.id}/")
        for row in Disclosure.objects.filter(id__in=ids).order_by("made_at")
    ]
    calls = [
        OpenedView(f"Call {row.reference}", f"/calls/{row.id}/")
        for row in WrittenDown.objects.filter(id__in=ids).order_by("made_at")
    ]
    return (*people, *asked, *shared, *calls)
