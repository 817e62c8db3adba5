"""Destroys the acting agency's own copies of what is due: its keys, never another holder's. Clause 3.7.

The retention job does it, as whoever confirmed the rules. With the last key the text is gone; the record of it stands.
"""

from __future__ import annotations

from collections import Counter

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.changes.retention import destroy
from chiltern.sharing.queries.retention import rehearse

MOST = 20
"""Papers in one act."""


@recorded("retention.destroyed")
def destroy_due(*, by: Actor, most: int = MOST) -> int:
    """So many papers at most of those that a rehearsal would list as going now, whole; how many went.

    Raises Refused where nothing is due or nobody has confirmed the rules, and Missing for who does not answer for them.
    """
    seen = rehearse(by)
    if seen.rules.confirmed_at is None:
        raise Refused("retention.not_confirmed", "Nobody has looked at what would go.", clauses=("3.7",))
    if not seen.goes:
        raise Refused("retention.nothing_due", "Nothing is due.", clauses=("3.7",))
    goes = seen.goes[:most]
    rows = [row for papers in goes for row in destroy(by, papers, seen.rules.rules)]
    says = {
        "papers": len(goes),
        "under": dict(Counter(papers.due.under.value for papers in goes)),
        "destroyed_on": day_in_london(by.at),
    }
    record(by=by, says=says, rows=rows)
    return len(goes)
