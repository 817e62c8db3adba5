"""Whoever asked says that silence, or an answer, cannot stand. Clauses 3.6, 4.1 and 8.4.

It goes to those who represent both agencies, with a clock of its own; whoever sees the request reads it too.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.resolution import challenge_due, ground_of
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.resolution import changes
from chiltern.resolution.models import Challenge
from chiltern.resolution.queries.challenges import insist_may_challenge
from chiltern.resolution.queries.whom import readers
from chiltern.resolution.workings.challenging import ChallengeGiven
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import hand
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.workings.asking import person_asked


@recorded("request.challenged")
def challenge_decision(*, by: Actor, request_id: UUID, given: ChallengeGiven) -> Challenge:
    """Raises Missing, Refused with every reason, or Invalid for a field."""
    in_hand = fetch.alone(by, request_id)
    before = insist_may_challenge(by, in_hand)
    given.check()
    insist_no_place_answered(by, request_id, {"why": given.why, "harm": given.harm})
    made, filing = _challenge(by, in_hand, given, before + 1)
    made.sealed_with(filing.bear_sealed(made.id, "challenge"))
    changes.let_in(by, filing, made, readers(by, in_hand.asked))
    made.save(force_insert=True)
    record(
        by=by,
        thing=request_id,
        parties=[by.agency, made.provider],
        says={"challenge": made.id, "ground": made.ground, "due": made.due_at},
        says_to={made.provider: {"challenge": made.id, "ground": made.ground, "due": made.due_at}},
        rows=[made],
    )
    return made


def _challenge(
    by: Actor, in_hand: fetch.InHand, given: ChallengeGiven, number: int
) -> tuple[Challenge, Filing]:
    asked, urgency = in_hand.asked, in_hand.stated.urgency
    due = challenge_due(urgency, given.at_risk, by.at, law_at(by.at))
    said = given.without_names([person_asked(one) for one in asked.asked["people"]])
    row = Challenge(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        agency_request=asked,
        request_reference=asked.reference,
        provider=asked.provider,
        ground=ground_of(hand(by, in_hand)),
        number=number,
        urgency=urgency,
        was_due_at=in_hand.due_at,
        at_risk=given.at_risk,
        why=said.why,
        harm=said.harm,
        due_at=due.at,
        worked_out=due.worked_out,
        made_by=by.post,
        made_by_practitioner=by.practitioner,
    )
    return row, Filing(by)
