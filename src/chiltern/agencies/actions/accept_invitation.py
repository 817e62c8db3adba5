"""Takes up a post with a one-time link: by a new account, or by one that signs in already. Serves clause 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.accounts import changes as accounts
from chiltern.accounts import contexts
from chiltern.accounts import queries as signing_in
from chiltern.accounts.changes import AddressTaken, LinkUsed
from chiltern.accounts.queries import Credentials, LinkSeen, Purpose
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.gate import Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("invitation.accepted")
def accept_invitation(
    *, by: Actor | Outsider, code: str, credentials: Credentials | None = None, account: UUID | None = None
) -> None:
    """With `credentials` a new account is made; with `account` a signed-in person takes the seat as well.

    Raises Missing for a link that does not work, Refused where there is an account with its address already
    (the page says nothing of it) or where the signed-in account has another address.
    """
    link = signing_in.link(code, by.at)
    if link is None or link.purpose is not Purpose.INVITATION:
        raise Missing
    if account is None:
        account = _new_account(link, credentials)
    elif signing_in.account_with(link.address) != account:
        raise Refused("link.another_address", "This link is for somebody who signs in with another address.")
    _use(link, by)
    accounts.take_seat(link.seat, account, by.at)
    agency = contexts.agency_of_seat(link.seat)
    record(by=by, parties=[agency] if agency else [], says={"seat": link.seat, "address": link.address})


def _new_account(link: LinkSeen, credentials: Credentials | None) -> UUID:
    if credentials is None:
        raise Missing
    try:
        return accounts.make_account(link.address, credentials)
    except AddressTaken:
        raise Refused("link.signs_in_already", "Sign in with the password that you had before.") from None


def _use(link: LinkSeen, by: Actor | Outsider) -> None:
    try:
        accounts.use_link(link, by.at)
    except LinkUsed:
        raise Missing from None
