"""The requester answers what was asked back; the due time is restated from the answer. Clauses 3.3, 3.5 and 3.6."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act, FollowUpKind, RequestState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import answering
from chiltern.sharing.models import Clarification, FollowUp
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.queries.clock import restated
from chiltern.sharing.queries.following_places import following_with_places
from chiltern.sharing.queries.still_askable import insist_still_askable
from chiltern.sharing.workings.following import FollowUpGiven


@recorded("request.clarified")
def clarify_request(*, by: Actor, clarification_id: UUID, given: FollowUpGiven) -> FollowUp:
    """Raises Missing, Invalid for a field, Refused after a withdrawal, or AlreadyDone where it is answered."""
    question = Clarification.objects.filter(id=clarification_id).first()
    if question is None:
        raise Missing
    in_hand = fetch.alone(by, question.agency_request_id)
    _insist_nobody_else_did(by, in_hand, question)
    insist_open(by, Act.CLARIFY_REQUEST, in_hand)
    weighed = insist_still_askable(by, in_hand)
    given = following_with_places(by, in_hand, given)
    due = restated(by, in_hand)
    answer = answering.follow_up(by, in_hand, FollowUpKind.CLARIFIES, given, due, answers=question.id)
    request, provider = in_hand.asked, in_hand.asked.provider
    access.file_under(question.id, kind="clarification.answered", sort_at=by.at)
    access.file_under(request.id, sort_at=due.at)
    access.file_elsewhere(request.id, provider, kind="request.asked", sort_at=due.at)
    record(
        by=by,
        thing=request.id,
        parties=[by.agency, provider],
        says={"clarification": question.id, "due": due.at, **weighed},
        rows=[answer],
    )
    return answer


def _insist_nobody_else_did(by: Actor, in_hand: fetch.InHand, question: Clarification) -> None:
    """A withdrawal is the Code's own answer; anything else that closed the question was done by somebody else."""
    if by.agency != in_hand.asked.keeper or in_hand.state is RequestState.WITHDRAWN:
        return
    if in_hand.open_question != question.id:
        raise AlreadyDone("request.clarified", "A colleague has answered this already.")
    if in_hand.state is not RequestState.CLARIFYING:
        raise AlreadyDone(
            "request.clarified",
            "They have answered your request meanwhile. What you typed can be sent as something new.",
        )
