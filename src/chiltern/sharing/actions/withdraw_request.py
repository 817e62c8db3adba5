"""The requester withdraws, with a reason that the provider reads; whoever is deciding there sees it. Clauses 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.clocks import Due
from chiltern.code_of_practice.machines import REQUESTER
from chiltern.code_of_practice.words import Act, FollowUpKind, RequesterState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import answering
from chiltern.sharing.models import FollowUp
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.workings.following import FollowUpGiven, written


@recorded("request.withdrawn")
def withdraw_request(*, by: Actor, request_id: UUID, why: str) -> FollowUp:
    """Raises Missing, Refused where it has been answered meanwhile, or Invalid without a reason."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.WITHDRAW_REQUEST, in_hand)
    written("why", why, "Say why you withdraw it: the other agency reads this")
    asked = in_hand.asked
    asked.requester_state = REQUESTER.next_state(RequesterState(asked.requester_state), Act.WITHDRAW_REQUEST)
    asked.save(update_fields=["requester_state"])
    due = Due(in_hand.due_at, in_hand.worked_out)
    reason = answering.follow_up(by, in_hand, FollowUpKind.WITHDRAWS, FollowUpGiven(why), due)
    access.file_under(request_id, kind="request.over", sort_at=by.at)
    access.file_elsewhere(request_id, asked.provider, kind="request.done", sort_at=by.at)
    if in_hand.open_question is not None:
        access.file_under(in_hand.open_question, kind="clarification.over", sort_at=by.at)
    record(by=by, thing=request_id, parties=[by.agency, asked.provider], says={}, rows=[reason])
    return reason
