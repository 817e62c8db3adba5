"""The owners are told what went on without them: by the second person who does not agree, or by whoever passed it on. 3.10.

They are told of every hop since, and of when each went, and of every court's order that arrived for what they did not know of;
whoever got it in the meantime learns that they know.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.court_orders import OwnerTold, told_under
from chiltern.sharing.changes.holding_back import Told, tell
from chiltern.sharing.queries.notices import insist_may, notice_in_hand
from chiltern.sharing.workings.asking import short_enough


@recorded("notice.told")
def tell_owner(*, by: Actor, notice_id: UUID, because: str) -> list[Told]:
    """Raises Missing, Refused, Invalid without a reason, or AlreadyDone."""
    in_hand = notice_in_hand(by, notice_id)
    insist_may(by, Act.TELL_OWNER, in_hand)
    if not because.strip():
        raise Invalid("because", "Say why they are told now")
    short_enough("because", because)
    told = tell(by, in_hand.notice, because)
    ordered = told_under(notice_id)
    says_to = _said(told, ordered, by.agency)
    record(
        by=by,
        thing=in_hand.notice.disclosure,
        parties=[by.agency, *says_to],
        says={"notice": notice_id, "owners": sorted(_owners(told, ordered))},
        says_to=says_to,
    )
    return told


def _owners(told: Sequence[Told], ordered: Sequence[OwnerTold]) -> set[UUID]:
    return {one.owner for one in told} | {one.owner for one in ordered}


def _said(told: Sequence[Told], ordered: Sequence[OwnerTold], mine: UUID) -> dict[UUID, dict[str, Any]]:
    """To each owner every hop and every order of its own; to whoever gave, got or was ordered, of which its owners know now."""
    owners = _owners(told, ordered)
    between = {party for one in told for party in (one.giver, one.recipient)}
    between |= {one.holder for one in ordered}
    signed = set(Agency.objects.filter(id__in=between).values_list("id", flat=True))
    said: dict[UUID, dict[str, Any]] = {
        party: {
            "owner_knows_of": sorted(
                {one.disclosure for one in told if party in (one.giver, one.recipient)}
                | {one.order for one in ordered if party == one.holder}
            )
        }
        for party in signed - {mine} - owners
    }
    for owner in owners:
        hops = [
            {"disclosure": one.disclosure, "giver": one.giver, "recipient": one.recipient, "at": one.went_at}
            for one in told
            if one.owner == owner
        ]
        orders = [{"notice": one.notice, "ordered": one.holder} for one in ordered if one.owner == owner]
        said[owner] = {"went": hops, **({"ordered": orders} if orders else {})}
    return said
