"""Where our own went: every hop that the owner may see, from its first giving on. Clauses 3.7, 3.8 and 3.10.

The owner sees of each hop that its own went, from whom to whom, how, under which terms and by what leave, whether it was
acknowledged, and on which days it was opened. It does not see who opened it, what else went with it, nor the words that
the holder wrote beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import DisclosureState, ItemKind, Method, PassingOn, ShowOriginator
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Passage
from chiltern.foundation.sealed import by_id
from chiltern.sharing.models import (
    Acknowledgement,
    Destroyed,
    DisclosedItem,
    Disclosure,
    Item,
    Reading,
    Reply,
)
from chiltern.sharing.queries.corrections import corrections_of
from chiltern.sharing.queries.retention import in_words
from chiltern.sharing.queries.views import CorrectionView

BY = {
    "terms": "your terms let it go",
    "permission": "you permitted it",
    "exceptional": "passed on without permission: lawful reason recorded",
    "legal_body": "inside one legal body, where no permission is asked",
    "owner": "it went back to you",
}
GAVE_IT = "you gave it yourselves"


class DestroyedThere(NamedTuple):
    """When a holder destroyed its copy, and under which rule."""

    at: datetime
    rule: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of one item."""

    disclosure: UUID
    reference: str
    from_agency: str
    to_agency: str
    at: datetime
    method: str
    passing_on: str
    show_originator: str
    expires_at: datetime | None
    by_leave: str
    exceptional: bool
    acknowledged_at: datetime | None
    read_on: tuple[date, ...]
    """On which days somebody there opened it for the first time."""
    destroyed: DestroyedThere | None
    """That the recipient has destroyed its copy since: on which day, and under which rule."""
    recalled: bool
    """Whether it was taken back before anybody there had opened it."""
    outside: bool
    """Whether it went to a body outside the Code, which reads nothing here."""


@dataclass(frozen=True, slots=True)
class ItemWent:
    """One piece of information of ours, and its whole way. `text` is empty for who may not see the item itself."""

    id: UUID
    text: str
    kind: str
    hops: tuple[Hop, ...]
    stands: int
    """The version that stands."""
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class WentView:
    """Everything of ours in one disclosure, with where each went before and since."""

    reference: str
    items: tuple[ItemWent, ...]


def went_page(by: Actor, disclosure_id: UUID) -> WentView:
    """For the owner of something in it. Raises Missing for everybody else, its giver and its recipient too."""
    disclosure = Disclosure.objects.filter(id=disclosure_id).first()
    inside = DisclosedItem.objects.filter(disclosure=disclosure_id).order_by("position")
    ours = _ours(by, list(inside.values_list("item", flat=True)))
    if disclosure is None or not ours:
        raise Missing
    seen = {item.id: item for item in by_id.rows(Item, ours)}
    ways, beside = _ways(by, ours), corrections_of(list(seen.values()))
    return WentView(
        disclosure.reference,
        tuple(
            ItemWent(
                item,
                seen[item].text if item in seen else "",
                ItemKind(seen[item].kind).says if item in seen else "",
                ways[item],
                _stands(seen.get(item), beside.get(item, ())),
                beside.get(item, ()),
            )
            for item in ours
        ),
    )


def _stands(item: Item | None, corrections: Sequence[CorrectionView]) -> int:
    return corrections[-1].version if corrections else item.version if item else 0


def _ours(by: Actor, items: Sequence[UUID]) -> list[UUID]:
    """Those that belong to us: as far as this post sees them, or as their way on says."""
    own = set(Item.objects.filter(id__in=items, keeper=by.agency).values_list("id", flat=True))
    own |= set(Passage.objects.filter(thing__in=items, keeper=by.agency).values_list("thing", flat=True))
    return [item for item in items if item in own]


def _ways(by: Actor, items: Sequence[UUID]) -> dict[UUID, tuple[Hop, ...]]:
    """Each item's hops, in their order; nothing that this post does not see."""
    steps = list(DisclosedItem.objects.filter(item__in=items).select_related("disclosure"))
    disclosures: dict[UUID, Disclosure] = {step.disclosure_id: step.disclosure for step in steps}
    parties = [(row.keeper, row.recipient) for row in disclosures.values()]
    called = names(sorted({party for both in parties for party in both}))
    grounds = dict(
        Passage.objects.filter(id__in=[step.via for step in steps if step.via]).values_list("id", "ground")
    )
    received, read = _acknowledged(disclosures), _read(disclosures)
    gone = _destroyed(items)
    ways: dict[UUID, list[Hop]] = {item: [] for item in items}
    for step in sorted(steps, key=lambda one: (one.disclosure.made_at, one.disclosure.reference)):
        ground = grounds.get(step.via, "") if step.via else ""
        there = gone.get((step.item, step.disclosure.recipient))
        since = there if there and there.at > step.disclosure.made_at else None
        seen = _Seen(received.get(step.disclosure_id), read.get(step.disclosure_id, ()), since)
        ways[step.item].append(_hop(step.disclosure, called, ground, seen))
    return {item: tuple(hops) for item, hops in ways.items()}


class _Seen(NamedTuple):
    """What the recipient of a hop did with it."""

    acknowledged_at: datetime | None
    read_on: tuple[date, ...]
    destroyed: DestroyedThere | None


def _hop(row: Disclosure, called: dict[UUID, str], ground: str, seen: _Seen) -> Hop:
    return Hop(
        disclosure=row.id,
        reference=row.reference,
        from_agency=called.get(row.keeper, ""),
        to_agency=called.get(row.recipient, "a body outside the Code"),
        at=row.made_at,
        method=Method(row.method).says,
        passing_on=PassingOn(row.passing_on).says,
        show_originator=ShowOriginator(row.show_originator).says,
        expires_at=row.expires_at,
        by_leave=BY.get(ground, GAVE_IT),
        exceptional=ground == "exceptional",
        acknowledged_at=seen.acknowledged_at,
        read_on=seen.read_on,
        destroyed=seen.destroyed,
        recalled=row.state == DisclosureState.RECALLED,
        outside=row.recipient not in called,
    )


def _read(disclosures: dict[UUID, Disclosure]) -> dict[UUID, tuple[date, ...]]:
    """By the recipient of each."""
    days: dict[UUID, list[date]] = {}
    for row in Reading.objects.filter(disclosure__in=disclosures).order_by("read_on"):
        if row.keeper == disclosures[row.disclosure].recipient:
            days.setdefault(row.disclosure, []).append(row.read_on)
    return {which: tuple(found) for which, found in days.items()}


def _destroyed(items: Sequence[UUID]) -> dict[tuple[UUID, UUID], DestroyedThere]:
    """By item and holder; the latest."""
    rows = Destroyed.objects.filter(thing__in=items).order_by("made_at")
    return {(row.thing, row.keeper): DestroyedThere(row.made_at, in_words(row)) for row in rows}


def _acknowledged(disclosures: dict[UUID, Disclosure]) -> dict[UUID, datetime]:
    """By the recipient; what came with a reply is acknowledged with it."""
    replies = dict(Reply.objects.filter(disclosure__in=disclosures).values_list("id", "disclosure"))
    rows = Acknowledgement.objects.filter(of__in=[*disclosures, *replies]).values_list(
        "of", "keeper", "made_at"
    )
    found = {replies.get(of, of): (keeper, at) for of, keeper, at in rows}
    return {
        which: at
        for which, (keeper, at) in found.items()
        if which in disclosures and keeper == disclosures[which].recipient
    }
