"""Writes of sharing that several acts need: bearing items, giving them, answering. No gate and no entry here.

Serves clauses 3.6 and 3.10.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, cast
from uuid import UUID

from chiltern.code_of_practice.machines import state_after_deciding
from chiltern.code_of_practice.words import (
    SHARING_OUTCOMES,
    DisclosureState,
    Outcome,
    PassingOn,
    RequestState,
)
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.foundation.models import Passage
from chiltern.sharing.models import AgencyRequest, Decision, DisclosedItem, Disclosure, Handling, Item, Reply
from chiltern.sharing.queries.fetch import readers_of
from chiltern.sharing.workings.deciding import ItemGiven, TermsGiven


@dataclass(frozen=True, slots=True)
class Way:
    """To whom it goes: the agency and its readers, who at home keeps seeing it, and on what the giving rests."""

    recipient: UUID
    readers: Sequence[UUID]
    home: Sequence[UUID]
    decision: UUID
    method: str
    note: str = ""
    agency_request: UUID | None = None
    listed_as: str = "disclosure.received"
    kept_as: str = "disclosure.given"
    due_at: datetime | None = None
    """By what lists sort it, where a clock runs on it."""


def bear_items(by: Actor, filing: Filing, given: Sequence[ItemGiven], home: Sequence[UUID]) -> list[Item]:
    """Items of the acting agency's own: from now on it is their originator."""
    items = [
        Item(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            kind=one.kind,
            classes=sorted(one.classes),
            marking=one.marking,
            observed_on=one.observed_on,
            text=one.text,
            source=one.source,
            about={"about": one.about, "why_it_bears": one.why_it_bears},
        )
        for one in given
    ]
    for item in items:
        item.sealed_with(filing.bear_sealed(item.id, "item"))
        filing.let_in(home, item.id, "item.own", by.at)
    Item.objects.bulk_create(items)
    return items


def give(
    by: Actor, filing: Filing, things: Mapping[UUID, UUID | None], terms: TermsGiven, way: Way
) -> tuple[Disclosure, list[DisclosedItem]]:
    """Discloses items, each with the passage that allows it or None for one's own. The lock tests every one again."""
    ends = datetime.combine(terms.expires_on, time.max, UTC) if terms.expires_on else None
    made = _disclosure(by, terms, way, ends)
    made.sealed_with(filing.bear_sealed(made.id, "disclosure"))
    filing.let_in(way.home, made.id, way.kept_as, way.due_at or by.at)
    filing.let_in(way.readers, made.id, way.listed_as, way.due_at or by.at)
    filing.let_in(way.readers, things, "item.received", by.at, until=ends)
    filing.share_keys({made.id: None, **things}, way.recipient)
    for item, via in things.items():
        for body in _bodies(terms) if via is None else ():
            filing.open_way(item, way.recipient, body, ground="terms", until=ends)
    made.save(force_insert=True)
    rows = [
        DisclosedItem(
            id=new_id(), keeper=by.agency, made_at=by.at, disclosure=made, item=item, position=place, via=via
        )
        for place, (item, via) in enumerate(things.items())
    ]
    DisclosedItem.objects.bulk_create(rows)
    return made, rows


def _bodies(terms: TermsGiven) -> Sequence[UUID | None]:
    """To whom the terms let it go without asking: to these, or, where None, to whoever protects this child."""
    if terms.passing_on is PassingOn.PROTECTS:
        return (None,)
    return terms.bodies if terms.passing_on is PassingOn.THESE_BODIES else ()


def ways_onward(
    by: Actor, items: Sequence[Item], recipient: UUID, ground: Mapping[UUID, str]
) -> dict[UUID, UUID | None]:
    """The passage by which each item goes on: the owner's terms or leave, or one that the holder writes down now.

    `ground`: for items that go without it, within one legal body or exceptionally. None for what is one's own.
    """
    ids = [item.id for item in items]
    mine = Passage.objects.filter(thing__in=ids, holder=by.agency)
    open_now = [p for p in mine if p.recipient in (None, recipient) and (p.until is None or p.until > by.at)]
    ways: dict[UUID, UUID | None] = {item.id: None for item in items if item.keeper == by.agency}
    ways |= {passage.thing: passage.id for passage in open_now}
    new = [
        Passage(
            id=new_id(),
            thing=item.id,
            keeper=item.keeper,
            holder=by.agency,
            recipient=recipient,
            ground=ground[item.id],
        )
        for item in items
        if item.id not in ways and item.id in ground
    ]
    Passage.objects.bulk_create(new)
    return ways | {passage.thing: passage.id for passage in new}


def _disclosure(by: Actor, terms: TermsGiven, way: Way, ends: datetime | None) -> Disclosure:
    return Disclosure(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        recipient=way.recipient,
        agency_request=way.agency_request,
        decision=way.decision,
        method=way.method,
        state=DisclosureState.SHARED,
        passing_on=terms.passing_on,
        bodies=list(terms.bodies),
        show_originator=terms.show_originator,
        keep_out_of_online_access=terms.keep_out_of_online_access,
        not_to_be_mentioned_to=terms.not_to_be_mentioned_to,
        expires_at=ends,
        note=way.note,
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """What the requester is told: the outcome, its words, and what goes with it under which terms."""

    outcome: Outcome
    as_sent: str
    terms: TermsGiven
    method: str
    going: Sequence[UUID]
    home: Sequence[UUID]
    """Who at the provider sees what was told."""


def answer(
    by: Actor, filing: Filing, request: AgencyRequest, decision: Decision, telling: Telling
) -> list[Any]:
    """Tells the requester: one disclosure where anything goes, and the reply; share and part in the same words."""
    readers = readers_of(request.keeper, request.reply_to)
    rows: list[Any] = []
    disclosure: UUID | None = None
    if telling.outcome in SHARING_OUTCOMES:
        way = Way(
            recipient=request.keeper,
            readers=readers,
            home=telling.home,
            decision=decision.id,
            method=telling.method,
            agency_request=request.id,
            listed_as="disclosure.in_reply",
        )
        made, parts = give(by, filing, dict.fromkeys(telling.going), telling.terms, way)
        rows, disclosure = [made, *parts], made.id
    reply = _reply(by, request, decision, telling, disclosure)
    filing.bear(reply.id, "reply")
    filing.let_in(telling.home, reply.id, "reply.sent", by.at)
    filing.let_in(readers, reply.id, "reply.received", by.at)
    reply.save(force_insert=True)
    return [*rows, reply]


def _reply(
    by: Actor, request: AgencyRequest, decision: Decision, telling: Telling, disclosure: UUID | None
) -> Reply:
    shared = telling.outcome in SHARING_OUTCOMES
    reply = Reply(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency_request=request,
        told="shared" if shared else telling.outcome.value,
        disclosure=disclosure,
        as_sent="" if telling.outcome is Outcome.NO_STATEMENT else telling.as_sent,
        number=decision.number,
    )
    return cast(Reply, reply.sealed_with(request.key_of_thing()))


def close_handling(by: Actor, handling: Handling) -> None:
    """The provider has answered: its row says so, and its lists no longer show it as waiting."""
    handling.state = state_after_deciding(RequestState(handling.state), told=True)
    handling.answered_at = by.at
    handling.save(update_fields=["state", "answered_at"])
    access.file_under(handling.agency_request_id, kind="request.done", sort_at=by.at)
