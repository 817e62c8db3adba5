"""Another one-time link for a first officer who has not used one yet. Clause sign.1."""

from __future__ import annotations

from chiltern.accounts import changes as accounts
from chiltern.accounts.queries import Purpose, SeatState, seat_states
from chiltern.agencies.changes import posts as posts
from chiltern.agencies.changes.partnership import (
    Made,
    officers_address,
    only_operator,
)
from chiltern.code_of_practice.words import Role
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.foundation.models import PostStanding
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("partnership.link_renewed")
def renew_first_link(*, by: Outsider, officer: str) -> Made:
    """Another link for a first officer who has not used one yet; links made before stop working.

    Raises Missing where an officer signs in already: from then on officers invite each other.
    """
    only_operator(by)
    standing = PostStanding.objects.filter(agency=OFFICE, role=Role.COUNCIL_OFFICER, ends_at=None).first()
    seat = standing.account if standing else None
    if standing is None or seat is None or seat_states([seat])[seat] is not SeatState.WAITING:
        raise Missing
    code = accounts.make_link(seat, Purpose.INVITATION, officers_address(officer), by.at, widely=True)
    record(by=by, thing=OFFICE, says={"post": standing.id})
    return Made(standing.id, code)
