"""Uses the one-time link that gives a new start, or opens an agency's seat again. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.accounts import changes as accounts
from chiltern.accounts import contexts
from chiltern.accounts import queries as signing_in
from chiltern.accounts.changes import LinkUsed
from chiltern.accounts.queries import Credentials, Purpose
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("sign_in.renewed")
def renew_sign_in(
    *, by: Actor | Outsider, code: str, credentials: Credentials | None = None, account: UUID | None = None
) -> None:
    """Uses a reset link: with `credentials` they replace the old ones; signed in, `account` only opens the seat again.

    Raises Missing for a link that does not work, Refused for somebody else's.
    """
    link = signing_in.link(code, by.at)
    owner = signing_in.account_with(link.address) if link else None
    if (
        link is None
        or link.purpose is not Purpose.RESET
        or owner is None
        or (account is None and credentials is None)
    ):
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
