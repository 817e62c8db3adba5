"""Hand a request over to a colleague or a team, who have it from now on. Clauses 2.2 and 3.6."""

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
from chiltern.sharing.queries.colleagues import teams_to_have
from chiltern.sharing.queries.having import who_may_have_request


@recorded("request.handed_over")
def hand_over_request(*, by: Actor, request_id: UUID, to: UUID) -> Assignment:
    """`to`: a colleague's post, or a team where a team has it already. Raises Missing, Refused, or Invalid at `to`.

    Who hands over sees it no longer by name; what no team or desk has stays with them, so that it keeps a reader.
    """
    in_hand = fetch.agency_request(by, request_id)
    insist_open(by, Act.HAND_OVER_REQUEST, in_hand)
    teams = {team.id for team in teams_to_have(by, request_id)}
    people_here = {one.post for one in who_may_have_request(by, in_hand.asked)}
    if to not in teams | people_here - {by.post}:
        raise Invalid("to", "Choose a colleague or a team")
    given = Assignment(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency_request=in_hand.asked,
        post=to,
        assigned_by=by.post,
    )
    given.save(force_insert=True)
    people = fetch.people_filed(request_id)
    access.grant([to], request_id, kind="request.asked", sort_at=in_hand.due_at, people=people)
    if teams:
        access.end(request_id, [by.post])
    record(by=by, thing=request_id, parties=[by.agency], says={"to": to}, rows=[given])
    return given
