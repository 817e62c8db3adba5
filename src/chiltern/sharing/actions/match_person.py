"""Say which of one's own people a request is about, side by side, before anything leaves. Clauses 3.4 and 3.5.

Which identifiers agree is worked out, not claimed. From then on a colleague in conflict with that person sees
nothing of the request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.facts import MatchFacts
from chiltern.code_of_practice.words import Answer
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.facts import identity
from chiltern.sharing.models import Match
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import act_of_deciding, insist_open
from chiltern.sharing.queries.following import people_as_known
from chiltern.sharing.workings.identity import stated


@dataclass(frozen=True, slots=True)
class MatchGiven:
    """One of the people asked about, by position, and our own record of them; None where we know nobody like this.

    `second_look`: what the person said who compared both side by side.
    """

    position: int
    person: UUID | None
    second_look: Answer = Answer.NOT_KNOWN


@recorded("request.matched")
def match_person(*, by: Actor, request_id: UUID, matches: Sequence[MatchGiven]) -> list[Match]:
    """Raises Missing, Refused, or Invalid for a position that is not in the request."""
    in_hand = fetch.agency_request(by, request_id)
    insist_open(by, act_of_deciding(in_hand), in_hand)
    people_asked = people_as_known(in_hand)
    rows = [_row(by, in_hand, people_asked, given) for given in matches]
    Match.objects.bulk_create(rows)
    people = [given.person for given in matches if given.person is not None]
    if people:
        access.file_under(request_id, people=sorted({*fetch.people_filed(request_id), *people}))
    record(
        by=by,
        thing=request_id,
        parties=[by.agency],
        says={
            "matches": [
                {"position": m.position, "person": m.person, "agreeing": list(m.agreeing)} for m in rows
            ]
        },
        rows=rows,
    )
    return rows


def _row(by: Actor, in_hand: fetch.InHand, people: list[dict[str, Any]], given: MatchGiven) -> Match:
    if not 0 <= given.position < len(people):
        raise Invalid("matches", "That person is not in this request")
    found = MatchFacts()
    if given.person is not None:
        found = identity.match_facts(by, given.person, stated(people[given.position]), given.second_look)
    made = new_id()
    access.bear(made, by.agency, "match")
    row: Match = Match(
        id=made,
        keeper=by.agency,
        made_at=by.at,
        agency_request=in_hand.asked,
        position=given.position,
        person=given.person,
        agreeing=sorted(found.agreeing),
        namesake=found.namesake,
        second_look=given.second_look,
        said={"stated": people[given.position]},
        matched_by=by.post,
    ).sealed_with(keys.make(made, by.agency))
    return row
