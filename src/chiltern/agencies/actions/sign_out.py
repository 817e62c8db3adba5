"""Leaves the acting post, to sign out or to choose another. Serves clause 3.7."""

from __future__ import annotations

from chiltern.accounts import contexts
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("session.closed")
def sign_out(*, by: Actor, session_key: str) -> None:
    """From this second the session's key opens nothing."""
    contexts.close_context(session_key)
    record(by=by, says={"post": by.post})
