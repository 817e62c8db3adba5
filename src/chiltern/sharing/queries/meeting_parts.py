"""The parts that lie before a meeting, as this agency holds them: whose each is, how it came, under which terms.

Clauses 3.6, 3.7 and 3.10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import Answer, ShowOriginator
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import by_id
from chiltern.people.queries.hidden_places import HiddenPlaces, hidden_places
from chiltern.sharing.models import Contribution, DisclosedItem, Disclosure, Item, Meeting
from chiltern.sharing.queries.corrections import texts_of
from chiltern.sharing.queries.received_page import HIDDEN_OWNER


@dataclass(frozen=True, slots=True)
class Part:
    """One item before the meeting. `source`: how it came here, and where that is None, it is our own."""

    item: Item
    text: str
    """Its words, with what was corrected of it since."""
    put_in: Disclosure
    source: Disclosure | None
    owner: str
    """As this agency may say it."""
    family: Answer


def parts_of(by: Actor, meeting: Meeting) -> tuple[Part, ...]:
    """Each item that was put in by this agency, or given to it, once; what its owner put in itself counts first."""
    mine = Q(keeper=by.agency) | Q(recipient=by.agency)
    rows = list(Contribution.objects.filter(mine, meeting=meeting.id).order_by("made_at", "id"))
    family = {row.disclosure: Answer(row.family) for row in rows}
    given = {one.id: one for one in by_id.rows(Disclosure, list(family))}
    order = {row.disclosure: place for place, row in enumerate(rows)}
    inside = sorted(
        DisclosedItem.objects.filter(disclosure__in=given),
        key=lambda row: (order[row.disclosure_id], row.position),
    )
    items = {item.id: item for item in by_id.rows(Item, {row.item for row in inside})}
    texts = texts_of(list(items.values()))
    came = _came(by, [item.id for item in items.values() if item.keeper != by.agency])
    called = names(list({item.keeper for item in items.values()})) if items else {}
    found: dict[UUID, Part] = {}
    for row in inside:
        item, put_in = items.get(row.item), given[row.disclosure_id]
        if item is None:
            continue
        received = put_in if put_in.recipient == by.agency else came.get(item.id)
        source = None if item.keeper == by.agency else received
        part = Part(item, texts[item.id], put_in, source, _owner(by, item, source, called), family[put_in.id])
        by_owner = put_in.keeper == item.keeper
        if item.id not in found or (by_owner and found[item.id].put_in.keeper != item.keeper):
            found[item.id] = part
    return tuple(found.values())


def given_here(by: Actor, meeting: Meeting) -> set[tuple[UUID, UUID]]:
    """What this agency has given into the meeting: each item with each agency that got it."""
    rows = Contribution.objects.filter(meeting=meeting.id, keeper=by.agency)
    to = dict(rows.values_list("disclosure", "recipient"))
    inside = DisclosedItem.objects.filter(disclosure__in=to).values_list("item", "disclosure")
    return {(item, to[disclosure]) for item, disclosure in inside}


def places_hidden(by: Actor, meeting: Meeting) -> HiddenPlaces:
    """Of everybody whom the meeting is about."""
    return hidden_places(by, under=meeting.id, many=len(meeting.said["people"]))


def _came(by: Actor, items: Sequence[UUID]) -> dict[UUID, Disclosure]:
    """In which disclosure each came to this agency, the latest first."""
    pairs = list(
        DisclosedItem.objects.filter(item__in=items, disclosure__recipient=by.agency)
        .order_by("made_at")
        .values_list("item", "disclosure_id")
    )
    rows = {one.id: one for one in by_id.rows(Disclosure, {disclosure for _, disclosure in pairs})}
    return {item: rows[disclosure] for item, disclosure in pairs if disclosure in rows}


def _owner(by: Actor, item: Item, source: Disclosure | None, called: dict[UUID, str]) -> str:
    if source is None:
        return called.get(item.keeper, "")
    show = ShowOriginator(source.show_originator)
    shown = show is ShowOriginator.ALL or (show is ShowOriginator.FIRST and source.keeper == item.keeper)
    return called.get(item.keeper, HIDDEN_OWNER) if shown else HIDDEN_OWNER
