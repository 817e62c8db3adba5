"""One agency's bundle of a minute, each part with whose it is. Clauses 3.6, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import MeetingKind
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.sharing.models import (
    Acknowledgement,
    Contribution,
    DisclosedItem,
    Disclosure,
    Item,
    Minute,
    MinuteCopy,
)
from chiltern.sharing.queries.corrections import corrections_of
from chiltern.sharing.queries.kept_decision import decision_on_minute
from chiltern.sharing.queries.meetings import meeting_seen, was_held_already
from chiltern.sharing.queries.received_page import item_view, terms_view
from chiltern.sharing.queries.request_page import person_view
from chiltern.sharing.queries.views import ItemView, PersonView, TermsView


@dataclass(frozen=True, slots=True)
class MinuteView:
    """One agency's bundle of a minute."""

    id: UUID
    meeting: UUID
    reference: str
    kind: str
    held_at: datetime
    number: int
    at: datetime
    from_agency: str
    to_agency: str
    received: bool
    people: tuple[PersonView, ...]
    present: tuple[str, ...]
    decided: str
    actions: tuple[tuple[str, str, date | None], ...]
    items: tuple[ItemView, ...]
    terms: tuple[TermsView | None, ...]
    """Under which each part came here; None for what is this reader's own."""
    not_to_be_mentioned_to: tuple[str, ...]
    acknowledged_at: datetime | None
    decision: UUID | None
    """The decision by which we sent it; None for whoever got it."""
    held_already: bool
    """Whether the meeting was held before it was written down here."""


def minute_page(by: Actor, copy_id: UUID) -> MinuteView:
    """The bundle that one agency got, for it and for whoever sent it. Raises Missing."""
    copy = MinuteCopy.objects.filter(id=copy_id).first()
    minute = by_id.row(Minute, copy.minute_id) if copy else None
    if copy is None or minute is None:
        raise Missing
    meeting = meeting_seen(copy.meeting)
    items, terms, mentioned = _parts(by, copy)
    called = names([copy.keeper, copy.recipient])
    receipt = Acknowledgement.objects.filter(of=copy.id).values_list("made_at", flat=True).first()
    return MinuteView(
        id=copy.id,
        meeting=meeting.id,
        reference=meeting.reference,
        kind=MeetingKind(meeting.kind).says,
        held_at=meeting.starts_at,
        number=minute.number,
        at=copy.made_at,
        from_agency=called[copy.keeper],
        to_agency=called[copy.recipient],
        received=copy.recipient == by.agency,
        people=tuple(person_view(person) for person in meeting.said["people"]),
        present=tuple(minute.body["present"]),
        decided=minute.body["decided"],
        actions=tuple(action_row(row) for row in minute.body["actions"]),
        items=items,
        terms=terms,
        not_to_be_mentioned_to=mentioned,
        acknowledged_at=receipt,
        decision=None
        if copy.recipient == by.agency
        else decision_on_minute(copy.meeting, copy.recipient, copy.made_at),
        held_already=was_held_already(meeting),
    )


def action_row(row: dict[str, Any]) -> tuple[str, str, date | None]:
    """An agreed action as it was stored: who, what, by when."""
    return row["who"], row["what"], date.fromisoformat(row["by"]) if row["by"] else None


def _parts(
    by: Actor, copy: MinuteCopy
) -> tuple[tuple[ItemView, ...], tuple[TermsView | None, ...], tuple[str, ...]]:
    """What stands in the bundle, as this reader may see whose it is: by the terms under which each came here."""
    order = {item: place for place, item in enumerate(copy.items)}
    items = sorted(by_id.rows(Item, order), key=lambda item: order[item.id])
    came = came_in(by, copy)
    called = names(list({item.keeper for item in items})) if items else {}
    beside = corrections_of(items)
    found, under = [], []
    for item in items:
        terms = came.get(item.id)
        if terms is not None or item.keeper == by.agency:
            owner = called.get(item.keeper, "")
            shown = terms or Disclosure(show_originator="nobody")
            found.append(item_view(by, item, owner, shown, beside.get(item.id, ())))
            under.append(terms_view(terms) if terms is not None and item.keeper != by.agency else None)
    mentioned = [row.not_to_be_mentioned_to for row in came.values() if row.not_to_be_mentioned_to]
    return tuple(found), tuple(under), tuple(dict.fromkeys(mentioned))


def came_in(by: Actor, copy: MinuteCopy) -> dict[UUID, Disclosure]:
    """In which disclosure each part came, or went from here; from its owner itself first."""
    mine = Q(keeper=by.agency) | Q(recipient=by.agency)
    items = list(copy.items)
    put_in = Contribution.objects.filter(mine, meeting=copy.meeting).values_list("disclosure", flat=True)
    pairs = list(
        DisclosedItem.objects.filter(item__in=items, disclosure__in=[*put_in, *copy.disclosures]).values_list(
            "item", "disclosure_id"
        )
    )
    rows = {one.id: one for one in by_id.rows(Disclosure, {disclosure for _, disclosure in pairs})}
    keepers = dict(Item.objects.filter(id__in=items).values_list("id", "keeper"))
    found: dict[UUID, Disclosure] = {}
    for item, disclosure in pairs:
        row = rows.get(disclosure)
        if row is not None and (item not in found or row.keeper == keepers.get(item)):
            found[item] = row
    return found
