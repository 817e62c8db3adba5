"""The provider asks back before it can answer. A routine clock stands until the answer, an urgent one runs on. Clause 3.6."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.machines import AGENCY_REQUEST
from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import Clarification
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.workings.following import written


@recorded("request.asked_back")
def ask_to_clarify(*, by: Actor, request_id: UUID, asks: str) -> Clarification:
    """Raises Missing, Refused, or Invalid without a question."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.ASK_TO_CLARIFY, in_hand)
    written("asks", asks, "Write what you need to know before you can answer")
    insist_no_place_answered(by, request_id, {"asks": asks})
    if in_hand.handling is None:
        raise Missing
    in_hand.handling.state = AGENCY_REQUEST.next_state(in_hand.state, Act.ASK_TO_CLARIFY)
    in_hand.handling.save(update_fields=["state"])
    question = Clarification(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency_request=in_hand.asked,
        number=in_hand.asked_back + 1,
        asks=asks,
        asked_by=by.post,
    )
    question.sealed_with(in_hand.asked.key_of_thing()).save(force_insert=True)
    requester = in_hand.asked.keeper
    access.bear(question.id, by.agency, "clarification")
    access.grant_alike(question.id, request_id, requester, kind="clarification.asked", sort_at=in_hand.due_at)
    record(
        by=by,
        thing=request_id,
        parties=[by.agency, requester],
        says={"number": question.number, "clock_stands": fetch.agency_request(by, request_id).clock_stands},
        rows=[question],
    )
    return question
