"""The first time that a post reads what came is an entry of its own: a page that is opened may write. Clause 8.1.2."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import Disclosure, FirstView


@recorded("disclosure.viewed")
def open_disclosure(*, by: Actor, disclosure_id: UUID) -> FirstView:
    """Raises Missing. Call it where the page says that this post has not read it."""
    disclosure = Disclosure.objects.filter(id=disclosure_id).first()
    if disclosure is None:
        raise Missing
    seen = FirstView(id=new_id(), keeper=by.agency, made_at=by.at, disclosure=disclosure.id, post=by.post)
    FirstView.objects.bulk_create([seen], ignore_conflicts=True)
    record(by=by, thing=disclosure.id, parties=[by.agency, disclosure.keeper], says={}, rows=[])
    return seen
