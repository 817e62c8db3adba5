"""Before an answer: here is something new, or it is more urgent now, or less. Clauses 3.3, 3.5, 3.6 and 8.4.

A change of urgency restates the due time, with its reason. Whoever is deciding there reads it first.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from chiltern.code_of_practice.words import Act, FollowUpKind
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import answering
from chiltern.sharing.models import FollowUp
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.queries.clock import due_as_stated
from chiltern.sharing.queries.following_places import following_with_places
from chiltern.sharing.queries.still_askable import insist_still_askable
from chiltern.sharing.workings.following import FollowUpGiven, Stated


@recorded("request.added_to")
def add_to_request(*, by: Actor, request_id: UUID, given: FollowUpGiven, stated: Stated) -> FollowUp:
    """`stated`: how urgent it is, and whether somebody is in danger, from now on. Raises Missing, Refused, or Invalid."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.ADD_TO_REQUEST, in_hand)
    kind = FollowUpKind.BRINGS_NEW if stated == in_hand.stated else FollowUpKind.CHANGES_URGENCY
    weighed = insist_still_askable(by, in_hand, stated.danger_said)
    given = following_with_places(by, in_hand, replace(given, kind=kind), stated.danger_said)
    due, provider = due_as_stated(by, in_hand, stated), in_hand.asked.provider
    made = answering.follow_up(by, in_hand, kind, given, due, stated=stated)
    access.file_under(request_id, sort_at=due.at)
    access.file_elsewhere(request_id, provider, kind="request.asked", sort_at=due.at)
    record(
        by=by,
        thing=request_id,
        parties=[by.agency, provider],
        says={"kind": kind, "urgency": stated.urgency, "due": due.at, **weighed},
        rows=[made],
    )
    return made
