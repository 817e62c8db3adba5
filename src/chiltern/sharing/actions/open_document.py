"""The first time that a post reads a document that came is an entry of its own. Clauses 3.7 and 8.1.2."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import DisclosedItem, Disclosure, DocumentRead


@recorded("document.read")
def open_document(*, by: Actor, disclosure_id: UUID, item_id: UUID) -> DocumentRead:
    """Raises Missing. Call it where this post has not read it. The giver is a party: it learns that, not by whom."""
    disclosure = Disclosure.objects.filter(id=disclosure_id, recipient=by.agency).first()
    inside = DisclosedItem.objects.filter(disclosure=disclosure_id, item=item_id)
    if disclosure is None or not inside.exists():
        raise Missing
    read = DocumentRead(
        id=new_id(), keeper=by.agency, made_at=by.at, disclosure=disclosure.id, item=item_id, post=by.post
    )
    DocumentRead.objects.bulk_create([read], ignore_conflicts=True)
    record(
        by=by,
        thing=disclosure.id,
        parties=[by.agency, disclosure.keeper],
        says={"item": item_id},
        rows=[],
    )
    return read
