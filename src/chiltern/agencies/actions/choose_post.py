"""Chooses the acting post of a session, after both factors. Serves clause 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.accounts import contexts
from chiltern.accounts import queries as signing_in
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


def open_post(*, session_key: str, account: UUID, post: UUID) -> None:
    """Lets this session enter as the post; the face enters, then calls `choose_post`.

    Raises Missing for a post that is not this account's.
    """
    if post not in {standing.post for standing in signing_in.standings_of(account)}:
        raise Missing
    contexts.open_context(session_key, post, account)


@recorded("session.opened")
def choose_post(*, by: Actor) -> None:
    """Writes down that the signed-in person acts in this post from now on."""
    record(by=by, says={"post": by.post})
