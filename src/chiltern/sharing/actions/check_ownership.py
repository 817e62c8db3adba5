"""Look, each night, whether everything lies only where its owner or a recorded reason let it go. Clauses 3.8 and 3.10."""

from __future__ import annotations

from chiltern.foundation.actor import Outsider
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import ownership


@recorded("ownership.checked")
def check_ownership(*, by: Outsider) -> int:
    """How many items are wrong; which, `chiltern verify` says."""
    check = new_id()
    looked_at, found = ownership.check_ownership(check)
    record(by=by, thing=check, says={"looked_at": looked_at, "found": found})
    return found
