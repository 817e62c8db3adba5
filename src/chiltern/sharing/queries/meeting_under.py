"""A contribution or a minute under way, for the pages: what goes to whom, what stays behind and why. Clauses 3.5, 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.facts import AgencyFacts, PassingOnFacts, RequestFacts, SharingFacts
from chiltern.code_of_practice.meetings import protects_this_child
from chiltern.code_of_practice.onward import owner_leave
from chiltern.code_of_practice.reasons_for_acts import ASKED_BACK, BACK_TO_OWNER, SAME_LEGAL_BODY
from chiltern.code_of_practice.words import Answer, MeetingKind
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.facts import requests
from chiltern.sharing.facts.passing_on import held_facts
from chiltern.sharing.models import DisclosedItem, Disclosure, Item, Meeting, OnwardAnswer, OnwardPermission
from chiltern.sharing.queries.corrections import corrections_of
from chiltern.sharing.queries.meeting_parts import parts_of
from chiltern.sharing.queries.meetings import Seat, meeting_seen, seats_chosen
from chiltern.sharing.queries.minutes import minute_weighed
from chiltern.sharing.queries.received_page import item_view
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.sharing.queries.views import ItemView
from chiltern.sharing.queries.weighing_meetings import SeatWeighed, under_meeting, weigh_contribution
from chiltern.sharing.workings.meeting import ContributionGiven, MinuteGiven

CAME_IN = (
    "disclosure.received",
    "disclosure.read",
    "disclosure.in_reply",
    "telling.received",
    "telling.read",
)
MOST = 10


@dataclass(frozen=True, slots=True)
class Behind:
    """An item that does not go to somebody: why, and where its owner is asked."""

    text: str
    why: str
    source: UUID | None


@dataclass(frozen=True, slots=True)
class SeatGets:
    """What one agency gets of what came from others, by its words; what stays behind for it."""

    agency: UUID
    name: str
    going: tuple[str, ...]
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What the Code says, and who gets what."""

    under: UnderDecision
    seats: tuple[SeatGets, ...]


@dataclass(frozen=True, slots=True)
class ItemToBring:
    """An item that came here, as this reader sees it, with those whom it may go to, and why not to the others."""

    view: ItemView
    may_go_to: tuple[str, ...]
    not_to: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CameHere:
    """One disclosure that could be brought in."""

    id: UUID
    reference: str
    from_agency: str
    at: datetime
    items: tuple[ItemToBring, ...]


@dataclass(frozen=True, slots=True)
class PartToChoose:
    """One part that lies before the meeting, for the minute."""

    id: UUID
    text: str
    owner: str
    ours: bool
    kind: str


def under_contribution(by: Actor, meeting_id: UUID, given: ContributionGiven) -> UnderWay:
    """Raises Missing, or Invalid where nobody is chosen."""
    meeting = meeting_seen(meeting_id)
    weighed = weigh_contribution(by, meeting, given)
    under = under_meeting(weighed, MeetingKind(meeting.kind))
    return UnderWay(under, tuple(_gets(one) for one in weighed))


def under_minute(by: Actor, meeting_id: UUID, given: MinuteGiven) -> UnderWay:
    """The same for a minute: its parts for each agency that gets it."""
    meeting = meeting_seen(meeting_id)
    found = minute_weighed(by, meeting, given)
    gets = []
    for one in found.seats:
        standing = set(found.standing_in(one.seat.agency))
        going = tuple(part.text for part in found.parts if part.item.id in standing)
        why = {each.text: each for each in _gets(one).behind}
        behind = tuple(
            why.get(part.item.text, Behind(part.item.text, "", None))
            for part in found.left_behind(one.seat.agency)
        )
        gets.append(SeatGets(one.seat.agency, one.seat.name, going, behind))
    return UnderWay(under_meeting(found.seats, MeetingKind(meeting.kind)), tuple(gets))


def parts_to_choose(by: Actor, meeting_id: UUID) -> tuple[PartToChoose, ...]:
    """Everything that lies before the meeting as this agency holds it. Raises Missing."""
    return tuple(
        PartToChoose(part.item.id, part.text, part.owner, part.item.keeper == by.agency, part.item.kind)
        for part in parts_of(by, meeting_seen(meeting_id))
    )


def came_here(
    by: Actor, meeting_id: UUID, recipients: Sequence[UUID], reference: str = ""
) -> tuple[CameHere, ...]:
    """The latest that came to this agency, or the one of this reference; with whom each item's terms let in."""
    meeting = meeting_seen(meeting_id)
    rows = _came(by, reference)
    inside = list(DisclosedItem.objects.filter(disclosure__in=[row.id for row in rows]).order_by("position"))
    items = {item.id: item for item in by_id.rows(Item, {row.item for row in inside})}
    beside = corrections_of(list(items.values()))
    chosen = seats_chosen(by, meeting, recipients)
    leave = _Leave.of(by, meeting, chosen, list(items))
    called = (
        names(list({row.keeper for row in rows} | {item.keeper for item in items.values()})) if rows else {}
    )
    return tuple(
        CameHere(
            row.id,
            row.reference,
            called.get(row.keeper, ""),
            row.made_at,
            tuple(
                leave.item(
                    item_view(
                        by,
                        items[one.item],
                        called.get(items[one.item].keeper, ""),
                        row,
                        beside.get(one.item, ()),
                    ),
                    items[one.item],
                    row,
                )
                for one in inside
                if one.disclosure_id == row.id and one.item in items and items[one.item].keeper != by.agency
            ),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class _Leave:
    """What the owners' leave is asked with, for all of the agencies chosen."""

    meeting: Meeting
    seats: tuple[Seat, ...]
    bodies: dict[UUID, AgencyFacts]
    asked: tuple[tuple[OnwardPermission, OnwardAnswer | None], ...]
    by: Actor

    @classmethod
    def of(cls, by: Actor, meeting: Meeting, seats: tuple[Seat, ...], items: list[UUID]) -> _Leave:
        agencies = [seat.agency for seat in seats]
        questions = list(
            OnwardPermission.objects.filter(
                item__in=items, recipient__in=agencies, keeper=by.agency, purpose=meeting.purpose
            ).order_by("made_at")
        )
        answers = {row.permission_id: row for row in OnwardAnswer.objects.filter(permission__in=questions)}
        asked = tuple((question, answers.get(question.id)) for question in questions)
        return cls(meeting, seats, requests.agencies(by, by.agency, *agencies), asked, by)

    def item(self, view: ItemView, item: Item, came_in: Disclosure) -> ItemToBring:
        """To whom this item may go, and why not to the others."""
        may, not_to = [], []
        for seat in self.seats:
            answer, why = self._of(item, came_in, seat)
            if answer:
                may.append(seat.name)
            else:
                not_to.append((seat.name, why))
        return ItemToBring(view, tuple(may), tuple(not_to))

    def _of(self, item: Item, came_in: Disclosure, seat: Seat) -> tuple[bool, str]:
        asked = [pair for pair in self.asked if pair[0].item == item.id and pair[0].recipient == seat.agency]
        sharing = SharingFacts(
            provider=self.bodies[self.by.agency],
            recipient=self.bodies[seat.agency],
            request=RequestFacts(purpose=self.meeting.purpose),
        )
        facts = PassingOnFacts(
            sharing, (), protects_this_child=protects_this_child(MeetingKind(self.meeting.kind))
        )
        reasons = owner_leave(held_facts(item, came_in, asked), facts, day_in_london(self.by.at))
        if BACK_TO_OWNER in reasons:
            return False, "It is their own."
        if item.asked_back:
            return False, ASKED_BACK.says
        yes = reasons[-1].answer is Answer.YES and SAME_LEGAL_BODY not in reasons
        return yes, " ".join(reason.says for reason in reasons)


def _came(by: Actor, reference: str) -> list[Disclosure]:
    received = Disclosure.objects.filter(recipient=by.agency)
    if reference.strip():
        ids = list(received.filter(reference=reference.strip().upper()).values_list("id", flat=True))
    else:
        ids = [row.thing for row in access.page(by, CAME_IN, most=MOST)[0]]
    rows = {row.id: row for row in by_id.rows(Disclosure, ids) if row.recipient == by.agency}
    return [rows[id] for id in ids if id in rows]


def _gets(one: SeatWeighed) -> SeatGets:
    going, behind = [], []
    for each in one.others:
        for item in each.holding.items:
            if item.keeper == one.seat.agency:
                continue
            if each.can_go(item):
                going.append(item.text)
            else:
                against = [
                    r.says for r in each.verdict.item(str(item.id)).reasons if r.answer is not Answer.YES
                ]
                behind.append(Behind(item.text, " ".join(against), each.holding.disclosure.id))
    return SeatGets(one.seat.agency, one.seat.name, tuple(going), tuple(behind))
