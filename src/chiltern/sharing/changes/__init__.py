"""Writes of sharing that several acts need: bearing items, giving them. No gate and no entry here.

Serves clauses 3.6 and 3.10.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.code_of_practice.words import (
    DisclosureState,
    PassingOn,
)
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.foundation.models import Passage
from chiltern.foundation.sealed import keys
from chiltern.scheme.queries import last_moment
from chiltern.sharing.models import (
    DisclosedItem,
    Disclosure,
    Item,
)
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
    state: DisclosureState = DisclosureState.SHARED
    kept_as: str = "disclosure.given"
    due_at: datetime | None = None
    """By what lists sort it, where a clock runs on it."""
    agreement: UUID | None = None
    born: UUID | None = None
    """Where it waited to be released: the thing that it has been at home since then, with its key."""
    outside: bool = False
    """Whether it went to a body outside the Code: it reads nothing here and holds no key."""


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
            about={
                "about": one.about,
                "why_it_bears": one.why_it_bears,
                **({"hidden_from": list(one.hidden_from)} if one.hidden_from else {}),
            },
            document_pages=one.document_pages,
        )
        for one in given
    ]
    for item in items:
        item.sealed_with(filing.bear_sealed(item.id, "item"))
        filing.let_in(home, item.id, "item.own", by.at)
    prepared.insert(items)
    return items


def give(
    by: Actor, filing: Filing, things: Mapping[UUID, UUID | None], terms: TermsGiven, way: Way
) -> tuple[Disclosure, list[DisclosedItem]]:
    """Discloses items, each with the passage that allows it or None for one's own. The lock tests every one again."""
    ends = last_moment(terms.expires_on) if terms.expires_on else None
    made = _disclosure(by, terms, way, ends)
    made.sealed_with(
        keys.held([way.born])[way.born] if way.born else filing.bear_sealed(made.id, "disclosure")
    )
    filing.let_in(way.home, made.id, way.kept_as, way.due_at or by.at)
    filing.let_in(way.readers, made.id, way.listed_as, way.due_at or by.at)
    filing.let_in(way.readers, things, "item.received", by.at, until=ends)
    if not way.outside:
        filing.share_keys({made.id: None, **things}, way.recipient)
    for item, via in things.items() if not way.outside else ():
        for body in _bodies(terms) if via is None else ():
            filing.open_way(item, way.recipient, body, ground="terms", until=ends)
    prepared.insert([made])
    rows = [
        DisclosedItem(
            id=new_id(), keeper=by.agency, made_at=by.at, disclosure=made, item=item, position=place, via=via
        )
        for place, (item, via) in enumerate(things.items())
    ]
    prepared.insert(rows)
    return made, rows


def _bodies(terms: TermsGiven) -> Sequence[UUID | None]:
    """To whom the terms let it go without asking: to these, or, where None, to whoever protects this child."""
    if terms.passing_on is PassingOn.PROTECTS:
        return (None,)
    return terms.bodies if terms.passing_on is PassingOn.THESE_BODIES else ()


def ways_onward(
    by: Actor,
    items: Sequence[Item],
    recipient: UUID,
    ground: Mapping[UUID, str],
    quiet: Collection[UUID] = (),
) -> dict[UUID, UUID | None]:
    """The passage by which each item goes on, in the order of the items: the owner's terms or leave, or one that the holder
    writes down now.

    `ground`: for items that go without it, within one legal body or exceptionally. None for what is one's own. `quiet`: owners
    that are not told yet: what is written down for them now is no row of theirs.
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
            quiet=item.keeper in quiet,
        )
        for item in items
        if item.id not in ways and item.id in ground
    ]
    Passage.objects.bulk_create(new)
    ways |= {passage.thing: passage.id for passage in new}
    return {item.id: ways[item.id] for item in items if item.id in ways}


def _disclosure(by: Actor, terms: TermsGiven, way: Way, ends: datetime | None) -> Disclosure:
    return Disclosure(
        id=way.born or new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        recipient=way.recipient,
        agency_request=way.agency_request,
        decision=way.decision,
        method=way.method,
        state=way.state,
        passing_on=terms.passing_on,
        bodies=list(terms.bodies),
        show_originator=terms.show_originator,
        keep_out_of_online_access=terms.keep_out_of_online_access,
        not_to_be_mentioned_to=terms.not_to_be_mentioned_to,
        expires_at=ends,
        note=way.note,
        agreement=way.agreement,
    )
