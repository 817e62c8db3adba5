"""Writes down that a standing reply has gone out at its hour: for both sides, and not when it was decided. 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Outsider
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("request.standing_reply")
def record_standing_reply(*, by: Outsider, request: UUID, provider: UUID, requester: UUID) -> None:
    """The scheme's clock acts; the decision has its own entry at the provider."""
    told = {"answered_by": provider}
    record(by=by, thing=request, says_to={provider: told, requester: told})
