"""The first time that a post reads what came goes on the record, on whichever page. Clauses 3.10 and 8.1.2."""

from __future__ import annotations

from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.queries.views import DisclosureView


def put_on_record(by: Actor, view: DisclosureView) -> None:
    """The first time that this post reads what came, on whichever page."""
    if view.received and not view.opened:
        open_disclosure(by=by, disclosure_id=view.id)
