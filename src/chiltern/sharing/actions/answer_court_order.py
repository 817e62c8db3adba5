"""Write down what came of a court's order, and when somebody looks at it again. Clause 3.10.

What was produced has gone as it always goes: by passing it on, each disclosure with its own decision.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.changes.court_orders import say
from chiltern.sharing.models import CourtWord
from chiltern.sharing.queries.court_orders import insist_may, order_in_hand
from chiltern.sharing.workings.courts import OrderAnswered


@recorded("court_order.answered")
def answer_court_order(*, by: Actor, order_id: UUID, given: OrderAnswered) -> CourtWord:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone."""
    order = order_in_hand(order_id)
    insist_may(by, Act.ANSWER_COURT_ORDER, order)
    given.check(day_in_london(by.at))
    made = say(by, order, Act.ANSWER_COURT_ORDER, given.words, answer=given.answer, review_on=given.review_on)
    record(by=by, thing=order_id, says={"answer": given.answer, "review_on": given.review_on}, rows=[made])
    return made
