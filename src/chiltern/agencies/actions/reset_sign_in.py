"""A new start for somebody who lost their password or their app: by a one-time link, handed over by hand. Clause 3.7.

A link of one agency opens that agency alone: seats elsewhere stay shut until each agency opens its own again. The
council's officer's link leaves them open.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.accounts import changes as accounts
from chiltern.accounts import queries as signing_in
from chiltern.accounts.queries import Purpose, SeatState
from chiltern.agencies.changes import posts as changes
from chiltern.agencies.queries import posts as queries
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import OFFICE
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("sign_in.reset")
def reset_sign_in(*, by: Actor, practitioner: UUID) -> str:
    """The code of a new link, to be shown once: an invitation again where the first was never used.

    Raises Missing, and Refused for a role that does not do this.
    """
    if not opens(by.role, Act.RESET_SIGN_IN):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    whose = queries.person(by, practitioner)
    seat = changes.seat_of(practitioner)
    taken = whose.sign_in is not SeatState.WAITING
    address = signing_in.address_of_seat(seat) if taken else signing_in.last_address(seat)
    if address is None:
        raise Refused("sign_in.never_invited", "This person has not been invited yet.")
    purpose = Purpose.RESET if taken else Purpose.INVITATION
    code = accounts.make_link(seat, purpose, address, by.at, widely=by.agency == OFFICE)
    record(by=by, parties=[whose.agency], says={"practitioner": practitioner, "purpose": str(purpose)})
    return code
