"""A new start for somebody who lost their password or their app: by a one-time link, handed over by hand. Clause 3.7.

A link of one agency opens that agency alone: seats elsewhere stay shut until each agency opens its own again. The
council's officer's link leaves them open.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.accounts import changes as accounts
from chiltern.accounts import contexts
from chiltern.accounts import queries as signing_in
from chiltern.accounts.changes import LinkUsed
from chiltern.accounts.queries import Credentials, Purpose, SeatState
from chiltern.agencies import changes_posts as changes
from chiltern.agencies import queries_posts as queries
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.gate import Missing, Refused
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


@recorded("sign_in.renewed")
def renew_sign_in(
    *, by: Actor | Outsider, code: str, credentials: Credentials | None = None, account: UUID | None = None
) -> None:
    """Uses a reset link: with `credentials` they replace the old ones; signed in, `account` only opens the seat again.

    Raises Missing for a link that does not work, Refused for somebody else's.
    """
    link = signing_in.link(code, by.at)
    owner = signing_in.account_with(link.address) if link else None
    if link is None or link.purpose is not Purpose.RESET or owner is None or (account is None and credentials is None):
        raise Missing
    if account is not None and account != owner:
        raise Refused("link.another_address", "This link is for somebody who signs in with another address.")
    try:
        accounts.use_link(link, by.at)
    except LinkUsed:
        raise Missing from None
    if account is None and credentials is not None:
        if not link.widely:
            accounts.close_other_seats(owner, link.seat)
        accounts.replace_credentials(owner, credentials)
    accounts.take_seat(link.seat, owner, by.at)
    agency = contexts.agency_of_seat(link.seat)
    record(by=by, parties=[agency] if agency else [], says={"seat": link.seat, "replaced": account is None})
