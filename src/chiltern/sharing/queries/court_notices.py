"""What an owner is told of a court's order: of its own alone, and never who else is told, nor how many. Clauses 2.2 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, ItemKind
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.sharing.models import CourtNotice, Item

OUTSIDE = "a court"
_GIVEN = "select item, reference from ctx.given_under(%s::uuid)"


@dataclass(frozen=True, slots=True)
class OwnOrdered:
    """One of our own. `text` is empty for who does not see the item; the reference is that under which we shared it."""

    reference: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class CourtNoticeView:
    """Who was ordered, by which court, under which reference, by when, and what of ours."""

    id: UUID
    reference: str
    ordered: str
    court: str
    court_reference: str
    due_on: date
    arrived_at: datetime
    told_at: datetime
    items: tuple[OwnOrdered, ...]
    can_put_away: bool


def own_notice(by: Actor, notice_id: UUID) -> CourtNotice:
    """For the owner alone. Raises Missing, for the agency that was ordered too: it has the order."""
    row = by_id.row(CourtNotice, notice_id)
    if row is None or row.owner != by.agency:
        raise Missing
    return row


def is_read(notice: UUID) -> bool:
    """Whether this agency's desk has put it away."""
    return Access.objects.filter(thing=notice, kind="court.read").exists()


def court_notice_page(by: Actor, notice_id: UUID) -> CourtNoticeView:
    """Raises Missing."""
    row = own_notice(by, notice_id)
    called = names([row.keeper, row.court])
    references = dict(prepared.fetch(_GIVEN, [notice_id]))
    seen = {item.id: item for item in by_id.rows(Item, row.items)}
    return CourtNoticeView(
        id=row.id,
        reference=row.reference,
        ordered=called[row.keeper],
        court=called.get(row.court, OUTSIDE),
        court_reference=row.court_reference,
        due_on=row.due_on,
        arrived_at=row.made_at,
        told_at=row.told_at or row.made_at,
        items=tuple(
            OwnOrdered(
                references.get(item, ""),
                seen[item].text if item in seen else "",
                ItemKind(seen[item].kind).says if item in seen else "",
            )
            for item in row.items
        ),
        can_put_away=opens(by.role, Act.READ_COURT_NOTICE) and not is_read(notice_id),
    )
