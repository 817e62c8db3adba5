"""Give a request to a colleague, who then sees it whatever their team. Clauses 2.2 and 3.6."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import Assignment
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.queries.having import who_may_have_request


@recorded("request.assigned")
def assign_request(*, by: Actor, request_id: UUID, to_post: UUID) -> Assignment:
    """Raises Missing, Refused, or Invalid for a post that is not this agency's now, or could be in conflict."""
    in_hand = fetch.agency_request(by, request_id)
    insist_open(by, Act.ASSIGN_REQUEST, in_hand)
    if to_post not in {colleague.post for colleague in who_may_have_request(by, in_hand.asked)}:
        raise Invalid("to_post", "Choose one of your colleagues")
    given = Assignment(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency_request=in_hand.asked,
        post=to_post,
        assigned_by=by.post,
    )
    given.save(force_insert=True)
    people = fetch.people_filed(request_id)
    access.grant([to_post], request_id, kind="request.asked", sort_at=in_hand.due_at, people=people)
    record(by=by, thing=request_id, parties=[by.agency], says={"to_post": str(to_post)}, rows=[given])
    return given
