"""Writes of a court's order as it arrives: the order at home, and a notice of its own to each owner. No gate, no entry. 3.10.

The database tells an owner, or leaves it until every notice under which its items are quiet has been told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.holding_back import review_due
from chiltern.code_of_practice.order_machine import COURT_ORDER
from chiltern.code_of_practice.words import Act, CourtOrderState
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id, new_reference
from chiltern.foundation.sealed import keys
from chiltern.sharing.changes.holding_back import HeldNow, hold_notice
from chiltern.sharing.models import CourtNotice, CourtOrder, CourtWord
from chiltern.sharing.queries.court_orders import Ordered
from chiltern.sharing.workings.courts import OrderGiven

DUE, REVIEW, DONE = "order.due", "order.review", "order.done"
_TELL = "select notice, of_order, holder, owner from ctx.tell_of_order(%s::uuid)"
_TELL_UNDER = "select notice, of_order, holder, owner from ctx.tell_of_orders_under(%s::uuid)"


class OwnerTold(NamedTuple):
    """One owner that learns now of an order to the agency that was ordered."""

    notice: UUID
    order: UUID
    holder: UUID
    owner: UUID


@dataclass(frozen=True, slots=True)
class Arrived:
    """What was written, and who is told of it now."""

    order: CourtOrder
    rows: tuple[Any, ...]
    told: tuple[OwnerTold, ...]


def arrive(by: Actor, ordered: Ordered, given: OrderGiven, court: UUID, held: HeldNow | None) -> Arrived:
    """The order, with a notice to each owner for what is its own."""
    filing = Filing(by)
    order = _order(by, ordered, given, court)
    order.sealed_with(filing.bear_sealed(order.id, "order"))
    filing.let_in(ordered.readers, order.id, DUE, review_due(order.due_on))
    asked = hold_notice(by, filing, order.id, court, held, order.id, ordered.readers) if held else []
    under = tuple(row.id for row in asked[:1])
    notices = [
        _notice(by, filing, order, each.owner, each.items, (*each.under, *under)) for each in ordered.owners
    ]
    filing.write(ordered.people)
    prepared.insert([order])
    prepared.insert(notices)
    told = tuple(OwnerTold(*row) for row in prepared.fetch(_TELL, [order.id]))
    return Arrived(order, (order, *notices, *asked), told)


def told_under(notice: UUID) -> tuple[OwnerTold, ...]:
    """The owners that waited for this notice, and learn of the orders now. Tell the notice first."""
    return tuple(OwnerTold(*row) for row in prepared.fetch(_TELL_UNDER, [notice]))


def say(
    by: Actor, order: CourtOrder, act: Act, words: str, *, answer: str = "", review_on: Any = None
) -> CourtWord:
    """What came of it, or that it was looked at again. Raises AlreadyDone where a colleague did so a moment earlier."""
    after = CourtOrderState(COURT_ORDER.next_state(CourtOrderState(order.state), act))
    row: CourtWord = CourtWord(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        of_order=order.id,
        state=after,
        answer=answer,
        words=words,
        review_on=review_on,
        said_by=by.post,
        said_by_practitioner=by.practitioner,
    ).sealed_with(order.key_of_thing())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone(
            "order.done", "A colleague has done this already: look at how it stands now."
        ) from None
    CourtOrder.objects.filter(id=order.id).update(state=after)
    if review_on:
        access.file_under(order.id, kind=REVIEW, sort_at=review_due(review_on))
    else:
        access.file_under(order.id, kind=DONE, sort_at=by.at)
    return row


def _order(by: Actor, ordered: Ordered, given: OrderGiven, court: UUID) -> CourtOrder:
    return CourtOrder(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        court=court,
        court_reference=" ".join(given.court_reference.split()),
        orders=given.orders,
        due_on=given.wanted_by,
        disclosures=list(ordered.disclosures),
        items=list(ordered.items),
        state=CourtOrderState.ARRIVED,
        recorded_by=by.post,
        recorded_by_practitioner=by.practitioner,
    )


def _notice(
    by: Actor, filing: Filing, order: CourtOrder, owner: UUID, items: Sequence[UUID], under: Sequence[UUID]
) -> CourtNotice:
    row = CourtNotice(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        of_order=order.id,
        reference=new_reference(),
        owner=owner,
        court=order.court,
        court_reference=order.court_reference,
        due_on=order.due_on,
        items=list(items),
        under=list(under),
    )
    key = filing.bear_sealed(row.id, "court")
    (row.for_owner,) = keys.wrapped_for(owner, {row.id: key})
    sealed: CourtNotice = row.sealed_with(key)
    return sealed
