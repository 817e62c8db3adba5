"""What was found for a person who asks, item by item: whose it is, what its owner says, from whom it is hidden. 3.10, 8.3.1."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.personal import HeldFacts, may_release
from chiltern.code_of_practice.words import Answer, InfoClass, OwnersView, Released, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.resolution.models import HeldDecided, OwnerAsked, OwnerViewGiven
from chiltern.resolution.queries.personal import InHand
from chiltern.resolution.workings.personal import could_be
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import DisclosedItem, Disclosure, Item
from chiltern.sharing.queries.corrections import texts_of
from chiltern.sharing.queries.received_page import HIDDEN_OWNER, shows_owner


@dataclass(frozen=True, slots=True)
class HeldItem:
    """One item as whoever decides on it sees it. `hidden` YES: it is hidden from whoever asks, by name."""

    item: Item
    text: str
    """Its words, with what was corrected of it since."""
    ours: bool
    belongs_to: str
    hidden_from: tuple[str, ...]
    hidden: Answer
    asked: OwnerAsked | None
    view: OwnerViewGiven | None
    decided: HeldDecided | None
    silent: bool

    @property
    def asks_hidden(self) -> bool:
        """Whether whoever decides has to say that it is hidden from somebody else."""
        return self.hidden is Answer.NOT_KNOWN


def facts_of(held: HeldItem, given: Answer = Answer.NOT_KNOWN) -> HeldFacts:
    """For the rule. `given`: what whoever decides says of whom it is hidden from, where the record does not."""
    return HeldFacts(
        ours=held.ours,
        view=OwnersView(held.view.view) if held.view else None,
        silent=held.silent,
        hidden=given if held.asks_hidden else held.hidden,
    )


@dataclass(frozen=True, slots=True)
class OpenOutcomes:
    """What the rule leaves open for an item, and what stands against the rest, in words."""

    outcomes: tuple[Released, ...]
    against: str


def open_outcomes(by: Actor, held: HeldItem) -> OpenOutcomes:
    """As far as the record says; where whoever decides has yet to say from whom it is hidden, as if from somebody else."""
    law, facts = law_at(by.at), facts_of(held, Answer.NO)
    found = {outcome: may_release(facts, outcome, law) for outcome in Released}
    shut = [
        one for verdict in found.values() if verdict.standing is not Standing.MAY for one in verdict.reasons
    ]
    return OpenOutcomes(
        tuple(outcome for outcome, verdict in found.items() if verdict.standing is Standing.MAY),
        " ".join(dict.fromkeys(reason.says for reason in shut)),
    )


def item_in_hand(by: Actor, in_hand: InHand, item_id: UUID) -> HeldItem:
    """Raises Missing for what was not found for this request."""
    if in_hand.found is None or item_id not in in_hand.found.items:
        raise Missing
    found = held_of(by, in_hand, [item_id])
    if not found:
        raise Missing
    return found[0]


def held_of(by: Actor, in_hand: InHand, wanted: Collection[UUID] | None = None) -> list[HeldItem]:
    """What was found and is open to this post, in the order in which it was found."""
    ids = list(wanted if wanted is not None else in_hand.found.items if in_hand.found else ())
    items = {row.id: row for row in by_id.rows(Item, ids)}
    rows = OwnerAsked.objects.with_keys().filter(request=in_hand.row, item__in=ids)
    asked = {row.item: row for row in rows}
    views = _views(asked.values())
    ways = _ways(ids)
    called = names([row.keeper for row in items.values()])
    asker, texts = in_hand.row.said["asker"], texts_of(list(items.values()))
    return [
        _held(
            by,
            items[id],
            texts[id],
            called,
            ways.get(id, []),
            asker,
            asked.get(id),
            views,
            in_hand.decided.get(id),
        )
        for id in ids
        if id in items
    ]


def released_of(by: Actor, in_hand: InHand) -> list[str]:
    """What goes to whoever asked, in words."""
    return [said for held in held_of(by, in_hand) if (said := _released(held))]


def _released(held: HeldItem) -> str:
    outcome = Released(held.decided.outcome) if held.decided else Released.HELD_BACK
    if outcome is Released.PART and held.decided:
        return str(held.decided.part)
    if outcome is Released.HELD_BACK:
        return ""
    pages = held.item.document_pages
    return f"{held.text} (With a document, {pages} pages.)" if pages else held.text


def _views(asked: Collection[OwnerAsked]) -> dict[UUID, OwnerViewGiven]:
    """By the question; each under its key, which came with it."""
    keys = {row.id: row.key_of_thing() for row in asked}
    views = list(OwnerViewGiven.objects.filter(asked__in=keys)) if keys else []
    return {row.asked_id: row.sealed_with(keys[row.asked_id]) for row in views}


def _ways(items: list[UUID]) -> dict[UUID, list[Disclosure]]:
    """Under which terms each came, or was given, as far as this post sees them."""
    inside = list(DisclosedItem.objects.filter(item__in=items).values_list("item", "disclosure_id"))
    shared = {row.id: row for row in by_id.rows(Disclosure, {disclosure for _, disclosure in inside})}
    found: dict[UUID, list[Disclosure]] = {}
    for item, disclosure in inside:
        if disclosure in shared:
            found.setdefault(item, []).append(shared[disclosure])
    return found


def _held(
    by: Actor,
    item: Item,
    text: str,
    called: Mapping[UUID, str],
    ways: list[Disclosure],
    asker: str,
    asked: OwnerAsked | None,
    views: Mapping[UUID, OwnerViewGiven],
    decided: HeldDecided | None,
) -> HeldItem:
    ours = item.keeper == by.agency
    hidden_from = _hidden_from(item, ways)
    view = views.get(asked.id) if asked else None
    shown = ours or any(shows_owner(way, item.keeper) for way in ways)
    return HeldItem(
        item=item,
        text=text,
        ours=ours,
        belongs_to=called[item.keeper] if shown else HIDDEN_OWNER,
        hidden_from=hidden_from,
        hidden=_hidden(item, asker, hidden_from),
        asked=asked,
        view=view,
        decided=decided,
        silent=view is None and asked is not None and _past(asked.due_at, by.at),
    )


def _hidden_from(item: Item, ways: list[Disclosure]) -> tuple[str, ...]:
    named = [*item.about.get("hidden_from", ()), *(way.not_to_be_mentioned_to for way in ways)]
    return tuple(dict.fromkeys(name.strip() for name in named if name.strip()))


def _hidden(item: Item, asker: str, hidden_from: tuple[str, ...]) -> Answer:
    """Nobody is named, and it does not say where somebody is: hidden from nobody. Somebody is: whoever decides says who."""
    if could_be(asker, hidden_from):
        return Answer.YES
    return Answer.NOT_KNOWN if hidden_from or InfoClass.LOCATING in item.classes else Answer.NO


def _past(due_at: datetime, at: datetime) -> bool:
    return at > due_at
