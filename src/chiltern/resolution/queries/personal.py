"""A person's own request as whoever answers it has it in hand: how far it has come, and what is open. 2.2 and 8.3.1."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.personal import PersonalInHand, may_work_on
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, PersonalState
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.foundation.sealed import by_id
from chiltern.resolution.models import (
    AskerChecked,
    HeldDecided,
    HeldFound,
    OwnerAsked,
    PersonalReply,
    PersonalRequest,
    PersonalSentOn,
)
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Item
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.fetch import people_filed
from chiltern.sharing.queries.quiet import quiet_now

_READERS = "select reader from ctx.readers_at_home(%s::uuid) where not opened"


@dataclass(frozen=True, slots=True)
class InHand:
    """The request with the row of each step that was taken here, asked for only where the step before it was taken."""

    row: PersonalRequest
    sent_on: PersonalSentOn | None
    check: AskerChecked | None
    found: HeldFound | None
    reply: PersonalReply | None
    decided: Mapping[UUID, HeldDecided]

    @property
    def undecided(self) -> bool:
        """Whether an item was found on which nobody has decided."""
        return self.found is not None and not set(self.found.items) <= self.decided.keys()

    @property
    def state(self) -> PersonalState:
        """How far it has come."""
        if self.reply is not None:
            return PersonalState.CLOSED
        if self.found is not None:
            return PersonalState.FOUND
        if self.check is None:
            return PersonalState.RECEIVED
        return PersonalState.REFUSED if self.check.refused else PersonalState.CHECKED


def in_hand_of(by: Actor, request_id: UUID) -> InHand:
    """Raises Missing."""
    row = by_id.row(PersonalRequest, request_id)
    if row is None:
        raise Missing
    check = AskerChecked.objects.filter(request=row).first()
    looked = check is not None and not check.refused
    found = HeldFound.objects.filter(request=row).first() if looked else None
    ready = check is not None and (found is not None or bool(check.refused))
    reply = PersonalReply.objects.filter(request=row).first() if ready else None
    decided = {one.item: one for one in HeldDecided.objects.filter(request=row)} if found else {}
    sent_on = PersonalSentOn.objects.filter(request=row).first() if by.agency == OFFICE else None
    for one in (check, found, reply, *decided.values()):
        if one is not None:
            one.sealed_with(row.key_of_thing())
    return InHand(row, sent_on, check, found, reply, decided)


def may(by: Actor, act: Act, in_hand: InHand) -> Verdict:
    """What the Code says of this act now."""
    # The office has what names no agency until it has sent it on; then it is the other's alone.
    keeper = in_hand.sent_on.agency if in_hand.sent_on is not None else by.agency
    held = PersonalInHand(keeper, in_hand.state, undecided=in_hand.undecided)
    return may_work_on(act, acting(by), held, law_at(by.at))


def acting(by: Actor) -> ActorFacts:
    """Who acts. These rules look at side and role alone: nothing of the agency is fetched, and the office has none."""
    return ActorFacts(by.post, by.practitioner, by.agency, by.agency, by.role)


def insist_may(by: Actor, act: Act, in_hand: InHand) -> None:
    """Raises Refused with every reason."""
    refuse_unless_may(may(by, act, in_hand), act)


def readers_here(request_id: UUID) -> list[UUID]:
    """Who at this agency answers it."""
    return [row[0] for row in prepared.fetch(_READERS, [request_id])]


def people_of(request_id: UUID) -> list[UUID]:
    """Whom it was found to be about, in the agency's own record."""
    return people_filed(request_id)


def owners_of(by: Actor, items: Collection[UUID]) -> dict[UUID, UUID]:
    """Of what came from others, whose each is; but of which its owner is not told yet that it is here."""
    known = set(items) - quiet_now(items).keys()
    rows = Item.objects.filter(id__in=known).exclude(keeper=by.agency)
    return dict(rows.order_by("id").values_list("id", "keeper"))


def asked_owners(request_id: UUID) -> list[OwnerAsked]:
    """What their owners were asked."""
    return list(OwnerAsked.objects.filter(request=request_id))
