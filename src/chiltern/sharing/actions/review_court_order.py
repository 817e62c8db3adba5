"""Somebody has looked again at what a court ordered and what was done. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.court_orders import say
from chiltern.sharing.models import CourtWord
from chiltern.sharing.queries.court_orders import insist_may, order_in_hand
from chiltern.sharing.workings.asking import short_enough


@recorded("court_order.reviewed")
def review_court_order(*, by: Actor, order_id: UUID, words: str) -> CourtWord:
    """Raises Missing, Refused, Invalid without words, or AlreadyDone."""
    order = order_in_hand(order_id)
    insist_may(by, Act.REVIEW_COURT_ORDER, order)
    if not words.strip():
        raise Invalid("words", "Say what you found")
    short_enough("words", words)
    made = say(by, order, Act.REVIEW_COURT_ORDER, words)
    record(by=by, thing=order_id, rows=[made])
    return made
