"""What was asked of several agencies at once, for the one who asked: to whom it went, and how each stands. 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.foundation.access import Listed
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import AgencyRequest, RequestForInformation
from chiltern.sharing.queries.rows import rows_of
from chiltern.sharing.queries.views import Row


@dataclass(frozen=True, slots=True)
class AskedView:
    """A request for information with its requests to single agencies."""

    id: UUID
    reference: str
    urgency: str
    sent_at: datetime
    asked: tuple[Row, ...]


def asked_page(by: Actor, request_id: UUID) -> AskedView:
    """Raises Missing for anyone but the asker's own team."""
    made = RequestForInformation.objects.filter(id=request_id, keeper=by.agency).defer("body").first()
    if made is None:
        raise Missing
    sent = AgencyRequest.objects.filter(parent=made).values_list("id", "due_at")
    listed = [Listed(thing, "request.sent", due) for thing, due in sent]
    rows = rows_of(by, listed)
    return AskedView(
        made.id,
        made.reference,
        made.urgency,
        made.made_at,
        tuple(sorted(rows.values(), key=lambda row: row.other_agency)),
    )
