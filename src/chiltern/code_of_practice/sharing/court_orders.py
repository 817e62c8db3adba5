"""A court's order as it arrives: whom it is open to write it down and to follow it, and who is told of it. Clause 3.10.

The order itself is question 2 of a decision: what it covers must be produced. Nothing here stands before that.
"""

from __future__ import annotations

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts, AgencyFacts
from chiltern.code_of_practice.order_machine import COURT_ORDER
from chiltern.code_of_practice.reasons_for_acts import NOT_IN_THIS_STATE, NOT_THIS_ROLE
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, CourtOrderState


def may_do_on_order(act: Act, actor: ActorFacts, state: CourtOrderState | None, book: Book) -> Verdict:
    """What the Code says of writing it down as it arrives (it has no state yet), answering it, and looking at it again."""
    against = []
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if state is not None and not COURT_ORDER.allows(state, act):
        against.append(NOT_IN_THIS_STATE)
    return verdict_on_act(tuple(against), book)


def is_told_of_order(owner: AgencyFacts, ordered: AgencyFacts) -> bool:
    """Whether this owner is told: inside one legal body no permission is asked, and it knows of the order itself."""
    return owner.legal_body != ordered.legal_body
