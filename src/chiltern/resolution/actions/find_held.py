"""What a person asks about is looked for in the agency's own record, and each owner asked for its own part. 8.3.1, 3.10."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.personal import owners_view_due
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people.workings.described import Described
from chiltern.resolution.changes import personal as changes
from chiltern.resolution.models import HeldFound, OwnerAsked
from chiltern.resolution.queries.personal import (
    InHand,
    in_hand_of,
    insist_may,
    owners_of,
    people_of,
    readers_here,
)
from chiltern.scheme.queries import law_at

OPEN_AFTER = timedelta(days=90)
"""How long after the due time what was found stays open to those who answer; it closes with the answer."""


@recorded("personal.found")
def find_held(*, by: Actor, request_id: UUID, name: str, born: date) -> HeldFound:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone."""
    in_hand = in_hand_of(by, request_id)
    about(request_id)
    if in_hand.found is not None:
        raise AlreadyDone("personal.found", "A colleague has looked for it already.")
    insist_may(by, Act.FIND_HELD, in_hand)
    whom = Described(name, born).checked(named=True)
    until = max(in_hand.row.due_at, by.at) + OPEN_AFTER
    items = changes.find_held(by, request_id, whom, until)
    if not access.can_see(request_id):
        # It names somebody in conflict with whoever acts: for them there is nothing here, and a colleague answers it.
        raise Missing
    made: HeldFound = HeldFound(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        request=in_hand.row,
        looked_for={"name": whom.name, "born": born.isoformat()},
        items=items,
        until=until,
        post=by.post,
        practitioner=by.practitioner,
    ).sealed_with(in_hand.row.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("personal.found", "A colleague has looked for it already.") from None
    asked = _asked(by, in_hand, items)
    changes.ask_owners(by, asked, readers_here(request_id), people_of(request_id))
    told = {one.owner: {"due": one.due_at} for one in asked}
    says = {"items": len(items), "owners": len(asked)}
    record(by=by, thing=request_id, parties=[*told], says=says, says_to=told, rows=[made, *asked])
    return made


def _asked(by: Actor, in_hand: InHand, items: list[UUID]) -> list[OwnerAsked]:
    due = owners_view_due(by.at, in_hand.row.due_at, law_at(by.at))
    said = {
        "asker": in_hand.row.said["asker"],
        "relation": in_hand.row.relation,
        "about": in_hand.row.said["about"],
    }
    return [
        OwnerAsked(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            request=in_hand.row,
            reference=new_reference(),
            item=item,
            owner=owner,
            said=said,
            due_at=due.at,
            worked_out=due.worked_out,
        )
        for item, owner in owners_of(by, items).items()
    ]
