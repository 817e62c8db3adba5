"""What a court may order of what came here: what can be chosen, whose it is, who is told; and an order in hand. 2.2, 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.models import OutsideBody
from chiltern.agencies.queries import names
from chiltern.code_of_practice.sharing.court_orders import is_told_of_order, may_do_on_order
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, CourtOrderState, Function
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.foundation.working import insist_working
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import CourtOrder, DisclosedItem, Disclosure, FirstView, Item
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.quiet import quiet_now, still_held
from chiltern.sharing.queries.received_page import HIDDEN_OWNER, shows_owner
from chiltern.sharing.workings.courts import Came, OrderGiven, same_reference

MOST = 10
"""Disclosures about one child from which can be chosen at once, the latest first."""
NOT_HELD = "You do not hold all of these any more: choose from what came to you"
OWN_ALONE = (
    "All of this is your own: nobody else has to be told. Share it with the court as you share with anybody: choose Tell someone, "
    "and say there that a court orders it"
)


@dataclass(frozen=True, slots=True)
class Offered:
    """One item that came from others, as it can be chosen."""

    came: Came
    text: str
    owner: str
    reference: str


@dataclass(frozen=True, slots=True)
class OwnersPart:
    """What is one owner's, and the held-back notices under which it came; none where the owner is told at once."""

    owner: UUID
    items: tuple[UUID, ...]
    under: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """What was chosen, who at home reads all of it, and each owner's part."""

    disclosures: tuple[UUID, ...]
    items: tuple[UUID, ...]
    readers: tuple[UUID, ...]
    people: tuple[UUID, ...]
    owners: tuple[OwnersPart, ...]


def courts(by: Actor) -> list[tuple[UUID, str]]:
    """The courts that the acting agency deals with, by name."""
    rows = OutsideBody.objects.filter(keeper=by.agency, function=Function.COURT).order_by("name", "id")
    return list(rows.values_list("id", "name"))


def offered(by: Actor, disclosure_id: UUID) -> tuple[Offered, ...]:
    """What came in this, and in what else this post has opened about the same people, but our own. Raises Missing."""
    people = fetch.people_filed(disclosure_id)
    alike = Access.objects.filter(people__overlap=people).values_list("thing", flat=True)
    opened = FirstView.objects.filter(post=by.post, disclosure__in=alike).values_list("disclosure", flat=True)
    rows = Disclosure.objects.filter(recipient=by.agency)
    itself = rows.filter(id=disclosure_id).first()
    if itself is None:
        raise Missing
    others = rows.filter(id__in=opened).exclude(id=disclosure_id).order_by("-made_at", "id")[: MOST - 1]
    came = {row.id: row for row in (itself, *others)}
    parts = list(
        DisclosedItem.objects.filter(disclosure__in=came).order_by("disclosure__made_at", "position")
    )
    items = {item.id: item for item in by_id.rows(Item, {part.item for part in parts})}
    called = names([item.keeper for item in items.values()])
    found = (
        _offered(came[part.disclosure_id], items[part.item], called)
        for part in sorted(parts, key=lambda one: one.disclosure_id != disclosure_id)
        if part.item in items
    )
    return tuple(each for each, ours in found if not ours)


def ordered(by: Actor, chosen: Sequence[Came]) -> Ordered:
    """Raises Invalid at `items` for what is not held or is one's own alone, Refused for what is only open for a short time."""
    disclosures = tuple(dict.fromkeys(each.disclosure for each in chosen))
    items = tuple(dict.fromkeys(each.item for each in chosen))
    mine = Disclosure.objects.filter(id__in=disclosures, recipient=by.agency)
    parts = DisclosedItem.objects.filter(disclosure__in=mine).values_list("disclosure", "item")
    keepers = dict(Item.objects.filter(id__in=items).values_list("id", "keeper"))
    if set(chosen) - {Came(*part) for part in parts} or keepers.keys() != set(items):
        raise Invalid("items", NOT_HELD)
    for disclosure in disclosures:
        insist_working(disclosure)
    if set(keepers.values()) == {by.agency}:
        raise Invalid("items", OWN_ALONE)
    filed = [fetch.filed(by, disclosure) for disclosure in disclosures]
    return Ordered(
        disclosures=disclosures,
        items=items,
        readers=tuple(sorted(set.intersection(*(set(each.readers) for each in filed)))),
        people=tuple(sorted({person for each in filed for person in each.people})),
        owners=_owners(by, {item: keepers[item] for item in items}),
    )


def insist_not_twice(court: UUID, given: OrderGiven, ordered: Ordered) -> None:
    """Raises Invalid where this order of the court's is written down already with one of these items."""
    for row in CourtOrder.objects.with_keys().filter(court=court, items__overlap=list(ordered.items)):
        if same_reference(row.court_reference, given.court_reference):
            raise Invalid(
                "court_reference",
                f"This order is written down already, as {row.reference}, with some of these items. Open it in your work, or "
                "choose only what is not in it yet",
            )


def order_in_hand(order_id: UUID) -> CourtOrder:
    """At home alone. Raises Missing."""
    row = by_id.row(CourtOrder, order_id)
    if row is None:
        raise Missing
    return row


def may_on_order(by: Actor, act: Act, state: CourtOrderState | None) -> Verdict:
    """What the Code says of it now."""
    mine = facts.agencies(by, by.agency)[by.agency]
    return may_do_on_order(act, facts.actor_facts(by, mine), state, law_at(by.at))


def insist_may(by: Actor, act: Act, order: CourtOrder | None = None) -> None:
    """Raises Refused with every reason; without an order it arrives now."""
    if order is not None:
        insist_working(order.id)
    refuse_unless_may(may_on_order(by, act, CourtOrderState(order.state) if order else None), act)


def _offered(came: Disclosure, item: Item, called: dict[UUID, str]) -> tuple[Offered, bool]:
    owner = called[item.keeper] if shows_owner(came, item.keeper) else HIDDEN_OWNER
    return Offered(Came(came.id, item.id), item.text, owner, came.reference), item.keeper == came.recipient


def _owners(by: Actor, keepers: dict[UUID, UUID]) -> tuple[OwnersPart, ...]:
    """Each owner that is told, once for what is told at once, and once for what is quiet under the same notices."""
    owners = set(keepers.values()) - {by.agency}
    known = facts.agencies(by, by.agency, *owners)
    told = {owner for owner in owners if is_told_of_order(known[owner], known[by.agency])}
    quiet = quiet_now(keepers)
    still = still_held({notice for found in quiet.values() for notice in found})
    parts: dict[tuple[UUID, tuple[UUID, ...]], list[UUID]] = {}
    for item, owner in keepers.items():
        if owner in told:
            under = tuple(sorted(quiet.get(item, frozenset()) & still))
            parts.setdefault((owner, under), []).append(item)
    return tuple(OwnersPart(owner, tuple(items), under) for (owner, under), items in sorted(parts.items()))
