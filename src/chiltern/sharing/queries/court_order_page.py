"""A court's order as the agency sees it that was ordered: what it takes, whose owners know, what was produced. Clause 3.10.

What was produced is what of it went to that court since: whoever passed it on, and from whichever page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Subquery

from chiltern.agencies.queries import names
from chiltern.code_of_practice.holding_back import review_due
from chiltern.code_of_practice.words import Act, CourtOrderState, OrderAnswer, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.sharing.models import (
    CourtNotice,
    CourtOrder,
    CourtWord,
    DisclosedItem,
    Disclosure,
    FirstView,
    HeldNotice,
    Item,
)
from chiltern.sharing.queries.court_notices import OUTSIDE
from chiltern.sharing.queries.court_order_views import (
    CourtOrderView,
    OrderedItem,
    OrderedPart,
    OwnerLine,
    Produced,
    ToProduce,
    WordView,
)
from chiltern.sharing.queries.court_orders import may_on_order
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.received_page import HIDDEN_OWNER, shows_owner

ACTS = (Act.ANSWER_COURT_ORDER, Act.REVIEW_COURT_ORDER)


def court_order_page(by: Actor, order_id: UUID) -> CourtOrderView:
    """At home alone. Raises Missing."""
    order = _order(order_id)
    went = _went(order)
    items = {item.id: item for item in by_id.rows(Item, order.items)}
    notices = list(CourtNotice.objects.filter(of_order=order_id).order_by("owner", "id"))
    words = _words(order)
    came = [one for one in went if one.disclosure_id in order.disclosures]
    opened = _opened(by, order)
    produced = _produced(by, order, went)
    givers = {one.disclosure.keeper for one in came}
    called = names(sorted({order.court, *givers, *(item.keeper for item in items.values())}))
    shown = _shown(came, items, called)
    state = CourtOrderState(order.state)
    due_at = review_due(words[0].review_on or order.due_on) if words else review_due(order.due_on)
    late = state is not CourtOrderState.REVIEWED and due_at < by.at
    return CourtOrderView(
        id=order.id,
        reference=order.reference,
        court=called.get(order.court, OUTSIDE),
        court_reference=order.court_reference,
        orders=order.orders,
        due_on=order.due_on,
        arrived_at=order.made_at,
        state=state,
        due_at=due_at,
        steps=steps_of(order_id, due_at) if late else (),
        parts=_parts(came, items, shown, called, _Seen(opened, frozenset(one.item for one in produced))),
        owners=_owners(notices, items, shown),
        produced=_by_disclosure(produced),
        words=words,
        can=tuple(act for act in ACTS if may_on_order(by, act, state).standing is Standing.MAY),
        notice=order.__dict__["notice"],
    )


def to_produce(by: Actor, order_id: UUID, disclosure_id: UUID) -> ToProduce:
    """What of this disclosure an order takes. Raises Missing where it takes nothing of it, or is not seen."""
    order = _order(order_id)
    inside = DisclosedItem.objects.filter(disclosure=disclosure_id, item__in=order.items).order_by("position")
    items = tuple(inside.values_list("item", flat=True))
    if disclosure_id not in order.disclosures or not items:
        raise Missing
    return ToProduce(order.court, order.court_reference, items, order.__dict__["waits"] is not None)


def _order(order_id: UUID) -> CourtOrder:
    held = HeldNotice.objects.filter(disclosure=OuterRef("id"))
    row: CourtOrder | None = (
        CourtOrder.objects.with_keys()
        .annotate(notice=Subquery(held.values("id")), waits=Subquery(held.filter(told_at=None).values("id")))
        .filter(id=order_id)
        .first()
    )
    if row is None:
        raise Missing
    return row


def _went(order: CourtOrder) -> list[DisclosedItem]:
    """Every disclosure of these items that this post sees, in which they came and in which they went."""
    rows = DisclosedItem.objects.filter(item__in=order.items).select_related("disclosure")
    return list(rows.order_by("disclosure__made_at", "position"))


def _produced(by: Actor, order: CourtOrder, went: Iterable[DisclosedItem]) -> list[DisclosedItem]:
    return [
        one
        for one in went
        if one.disclosure.keeper == by.agency
        and one.disclosure.recipient == order.court
        and one.disclosure.made_at >= order.made_at
    ]


def _by_disclosure(produced: Sequence[DisclosedItem]) -> tuple[Produced, ...]:
    found: dict[UUID, list[DisclosedItem]] = {}
    for one in produced:
        found.setdefault(one.disclosure_id, []).append(one)
    return tuple(
        Produced(disclosure, rows[0].disclosure.reference, rows[0].disclosure.made_at, len(rows))
        for disclosure, rows in found.items()
    )


def _shown(
    came: Sequence[DisclosedItem], items: Mapping[UUID, Item], called: Mapping[UUID, str]
) -> dict[UUID, str]:
    """Each owner by name, where the terms of something of its own show it."""
    shown = {item.keeper: HIDDEN_OWNER for item in items.values()}
    for one in came:
        owner = items[one.item].keeper if one.item in items else None
        if owner is not None and shows_owner(one.disclosure, owner):
            shown[owner] = called[owner]
    return shown


class _Seen(NamedTuple):
    """Which disclosures this post has opened, and which items have gone to the court."""

    opened: frozenset[UUID]
    produced: frozenset[UUID]


def _opened(by: Actor, order: CourtOrder) -> frozenset[UUID]:
    rows = FirstView.objects.filter(post=by.post, disclosure__in=order.disclosures)
    return frozenset(rows.values_list("disclosure", flat=True))


def _parts(
    came: Sequence[DisclosedItem],
    items: Mapping[UUID, Item],
    shown: Mapping[UUID, str],
    called: Mapping[UUID, str],
    seen: _Seen,
) -> tuple[OrderedPart, ...]:
    found: dict[UUID, tuple[Disclosure, list[OrderedItem]]] = {}
    for one in came:
        if one.item in items:
            item = items[one.item]
            _, held = found.setdefault(one.disclosure_id, (one.disclosure, []))
            text = item.text if one.disclosure_id in seen.opened else ""
            held.append(OrderedItem(item.id, text, shown[item.keeper], item.id in seen.produced))
    return tuple(
        OrderedPart(row.id, row.reference, called.get(row.keeper, ""), tuple(held))
        for row, held in found.values()
    )


def _owners(
    notices: Sequence[CourtNotice], items: Mapping[UUID, Item], shown: Mapping[UUID, str]
) -> tuple[OwnerLine, ...]:
    """By name; owners whose names the terms hide are one line."""
    lines = {(shown.get(one.owner, HIDDEN_OWNER), one.told_at) for one in notices}
    return tuple(OwnerLine(*line) for line in sorted(lines, key=lambda each: (each[0], each[1] is None)))


def _words(order: CourtOrder) -> tuple[WordView, ...]:
    rows = CourtWord.objects.filter(of_order=order.id).order_by("made_at")
    return tuple(
        WordView(
            CourtOrderState(row.state),
            OrderAnswer(row.answer) if row.answer else None,
            row.words,
            row.review_on,
            row.made_at,
        )
        for row in (each.sealed_with(order.key_of_thing()) for each in rows)
    )
