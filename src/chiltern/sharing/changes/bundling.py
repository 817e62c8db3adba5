"""Writes of bundles: what stands in one, and what went of it. No gate and no entry here. Clauses 3.5 and 3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from chiltern.code_of_practice.words import BundleForm, InfoClass
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.sharing import changes
from chiltern.sharing.models import Bundle, BundlePart, Disclosure, Item, Quotation
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.bundled import Came, came_among, in_time
from chiltern.sharing.queries.holding import NOTHING, Held
from chiltern.sharing.workings.bundling import OWN_WORDS, PartGiven, together
from chiltern.sharing.workings.deciding import ItemGiven

UNDER_WAY, GONE = "bundle.own", "bundle.gone"


def insist_held(by: Actor, parts: Sequence[PartGiven]) -> dict[UUID, Came]:
    """How each chosen item came here. Raises Refused for a bundle of nothing, and for an item that is not held here."""
    if not together(tuple(parts)):
        raise Refused("bundle.nothing", NOTHING, clauses=("3.5", "3.10"))
    asked = {part.item for part in parts if part.item is not None}
    came = came_among(by, asked)
    if not asked <= came.keys():
        raise Refused(
            "bundle.not_held",
            "You do not hold everything that you chose, or not any more: choose again.",
            clauses=("3.10",),
        )
    return came


def people_of(person: UUID, came: Mapping[UUID, Came]) -> list[UUID]:
    """Whom everything in it is about, on our own record: who is in conflict with any of them sees none of it."""
    things = [one.source or one.item for one in came.values()]
    return sorted({person, *(each for thing in set(things) for each in fetch.people_filed(thing))})


def home_of(by: Actor, came: Mapping[UUID, Came]) -> list[UUID]:
    """Who here sees the bundle: whoever sees everything that it is made of, by the readers of this post."""
    things = {one.source or one.item for one in came.values()}
    if not things:
        return fetch.team_readers(by)
    seen: dict[UUID, set[UUID]] = {thing: set() for thing in things}
    for thing, reader in Access.objects.filter(thing__in=things).values_list("thing", "reader"):
        seen[thing].add(reader)
    return sorted({by.post, *set.intersection(*seen.values())})


def write_edition(
    by: Actor,
    filing: Filing,
    bundle: Bundle,
    edition: int,
    given: Sequence[PartGiven],
    came: Mapping[UUID, Came],
    home: Sequence[UUID],
) -> list[Item | BundlePart]:
    """Its parts in their order, a chronology's in time; own words become items of ours. Write the filing afterwards."""
    parts = together(tuple(given))
    own = changes.bear_items(by, filing, [_own(part) for part in parts if part.item is None], home)
    born = iter(own)
    chosen = [(part.item, part.words) if part.item else (next(born).id, "") for part in parts]
    if bundle.form == BundleForm.CHRONOLOGY:
        place = {one.item: number for number, one in enumerate(in_time(list(came.values())))}
        chosen.sort(key=lambda one: place.get(one[0], len(place)))
    quoted = {item: words for item, words in chosen if words}
    key = {item.id: item.key_of_thing() for item in by_id.rows(Item, list(quoted))}
    rows = [
        BundlePart(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            bundle=bundle,
            edition=edition,
            position=position,
            item=item,
            source=came[item].source if item in came else None,
            words=words or None,
        )
        for position, (item, words) in enumerate(chosen)
    ]
    for row in rows:
        if row.item in key:
            row.sealed_with(key[row.item])
    prepared.insert(rows)
    return [*own, *rows]


def went(by: Actor, holding: Held, made: Disclosure) -> list[Quotation]:
    """What went of a bundle: the passages taken from what goes, each under its item's own key."""
    if holding.bundle is None:
        return []
    access.file_under(holding.bundle.id, kind=GONE, sort_at=by.at)
    taken = holding.taken or {}
    rows = [
        Quotation(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            disclosure=made.id,
            item=item.id,
            words=taken[item.id].words,
        ).sealed_with(item.key_of_thing())
        for item in holding.items
        if item.id in taken
    ]
    prepared.insert(rows)
    return rows


def _own(part: PartGiven) -> ItemGiven:
    return ItemGiven(
        text=part.words.strip(),
        kind=OWN_WORDS,
        source="Whoever wrote this summary",
        about="",
        classes=frozenset({InfoClass.GENERAL}),
    )
