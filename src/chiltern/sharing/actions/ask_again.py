"""After an answer: is there more, or here is something new. The question is open again, by a clock of its own.

Clauses 3.3, 3.6 and 3.8: share and share in part read alike, so whoever asked can always ask whether there is more.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.both_sides import requester_as_seen
from chiltern.code_of_practice.machines import REQUESTER
from chiltern.code_of_practice.sharing.open_acts import may_ask
from chiltern.code_of_practice.words import Act, FollowUpKind, RequesterState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.changes import answering
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import FollowUp
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open, refuse_unless_may
from chiltern.sharing.queries.following_places import following_with_places
from chiltern.sharing.queries.still_askable import insist_still_askable
from chiltern.sharing.workings.following import FollowUpGiven

KINDS = (FollowUpKind.ASKS_FOR_MORE, FollowUpKind.BRINGS_NEW)


@recorded("request.asked_again")
def ask_again(*, by: Actor, request_id: UUID, given: FollowUpGiven) -> FollowUp:
    """Raises Missing, Refused, or Invalid for a field."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.ASK_AGAIN, in_hand)
    asked, urgency = in_hand.asked, in_hand.stated.urgency
    law, mine = law_at(by.at), facts.agencies(by, by.agency)[by.agency]
    refuse_unless_may(may_ask(facts.actor_facts(by, mine), mine, urgency, law), Act.ASK_AGAIN)
    if given.kind not in KINDS:
        raise Invalid("kind", "Choose what you want to do")
    weighed = insist_still_askable(by, in_hand)
    given = following_with_places(by, in_hand, given)
    due = clocks.reply_due(urgency, by.at, law)
    state = requester_as_seen(in_hand.state, RequesterState(asked.requester_state))
    asked.requester_state = REQUESTER.next_state(state, Act.ASK_AGAIN)
    asked.save(update_fields=["requester_state"])
    made = answering.follow_up(by, in_hand, given.kind, given, due)
    access.file_under(request_id, kind="request.sent", sort_at=due.at)
    access.file_elsewhere(request_id, asked.provider, kind="request.asked", sort_at=due.at)
    record(
        by=by,
        thing=request_id,
        parties=[by.agency, asked.provider],
        says={"kind": given.kind, "due": due.at, **weighed},
        rows=[made],
    )
    return made
