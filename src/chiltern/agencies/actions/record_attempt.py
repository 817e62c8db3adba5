"""Tells a thing's keeper, in the record, that somebody asked for it who may not see it. Serves clauses 2.2 and 3.7."""

from __future__ import annotations

from chiltern.foundation.actor import Outsider
from chiltern.foundation.attempts import Attempt
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("thing.attempted")
def record_attempt(*, by: Outsider, attempt: Attempt) -> None:
    """The agency of who asked is no party: it would learn that the thing is there."""
    told = {
        "agency": attempt.agency,
        "post": attempt.post,
        "practitioner": attempt.practitioner,
        "asked_at": attempt.at,
    }
    record(by=by, thing=attempt.thing, says_to={attempt.keeper: told})
