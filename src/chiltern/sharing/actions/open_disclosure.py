"""The first time that a post reads what came is an entry of its own: a page that is opened may write. 3.10 and 8.1.2.

Its owners see that the agency read it, and on which day; not which post. From then on its words are recognised there.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.changes.recognising import remember
from chiltern.sharing.models import FirstView, Reading
from chiltern.sharing.queries.recalls import alone_with_shared, still_shared


@recorded("disclosure.viewed")
def open_disclosure(*, by: Actor, disclosure_id: UUID) -> FirstView:
    """Raises Missing, also where it was taken back a moment ago. Call it where the page says that this post has not read it."""
    alone_with_shared(disclosure_id)
    disclosure = still_shared(by, disclosure_id)
    seen = FirstView(id=new_id(), keeper=by.agency, made_at=by.at, disclosure=disclosure.id, post=by.post)
    prepared.insert([seen], unless_there=True)
    reading = Reading(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        disclosure=disclosure.id,
        read_on=day_in_london(by.at),
    )
    first = prepared.insert([reading], unless_there=True)
    remember(by, disclosure.id)
    parties = [by.agency, disclosure.keeper]
    record(by=by, thing=disclosure.id, parties=parties, says={}, rows=[reading] if first else [])
    return seen
