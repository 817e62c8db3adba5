"""In a demo, steps into somebody's role without signing in. Recorded like any other opening of a session. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.accounts import contexts
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


def open_demo_post(*, session_key: str, post: UUID) -> None:
    """Lets this session enter as the post; the face enters, then calls `step_into_role`. Raises Missing outside a demo."""
    found = next((one for one in contexts.demo_posts() if one.post == post), None)
    if found is None:
        raise Missing
    contexts.open_context(session_key, post, found.seat)


@recorded("session.stepped_into")
def step_into_role(*, by: Actor) -> None:
    """Writes down that somebody at this machine acts in this post from now on."""
    record(by=by, says={"post": by.post})
