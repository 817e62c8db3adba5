"""Decide on a request, on the record, and disclose in the same act. Clauses 3.3 to 3.6, 3.8, 3.10 and 9.3.

Declining what must be shared waits for a manager: until then the decision is proposed and the clock runs.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.code_of_practice.words import Act, DecisionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone, Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing import changes
from chiltern.sharing.models import DecidedItem, Decision, Item
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.queries.verdicts import Weighed, both_sides, insist_decidable, weigh
from chiltern.sharing.workings.deciding import DecisionGiven
from chiltern.sharing.workings.plain import plain


@recorded("request.decided")
def decide_request(*, by: Actor, request_id: UUID, given: DecisionGiven) -> Decision:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone where a colleague decided a moment earlier."""
    in_hand = fetch.agency_request(by, request_id)
    _insist_nobody_else_did(in_hand)
    both = both_sides(by, in_hand)
    insist_open(by, Act.DECIDE_REQUEST, in_hand, known=both)
    given.check()
    weighed = weigh(by, in_hand, given, both=both)
    insist_decidable(weighed, given)
    filed, filing = fetch.filed(by, request_id), Filing(by)
    decision = _decision(by, filing, in_hand, given, weighed)
    items = changes.bear_items(by, filing, given.items, filed.readers)
    parts = _parts(by, decision, given, weighed, items)
    made: list[Any] = [decision, *parts, *items]
    if decision.state == DecisionState.MADE:
        going = [item.id for one, item in zip(given.items, items, strict=True) if one.share]
        made += _tell(by, filing, in_hand, decision, _telling(given, going, filed.readers))
    filing.write(filed.people)
    record(
        by=by,
        thing=request_id,
        parties=[by.agency, in_hand.asked.keeper],
        says={
            "outcome": given.outcome,
            "state": decision.state,
            "standing": weighed.verdict.standing,
            "book": weighed.law.digest,
            "rows": list(weighed.verdict.rows),
        },
        rows=made,
    )
    return decision


def _insist_nobody_else_did(in_hand: fetch.InHand) -> None:
    if in_hand.decision is not None and in_hand.decision.state in (
        DecisionState.MADE,
        DecisionState.PROPOSED,
    ):
        raise AlreadyDone(
            "request.decided",
            "A colleague has decided on this request already.",
            by_thing=in_hand.decision.id,
        )


def _decision(
    by: Actor, filing: Filing, in_hand: fetch.InHand, given: DecisionGiven, weighed: Weighed
) -> Decision:
    decision = Decision(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        kind="answer",
        about=in_hand.asked.id,
        number=in_hand.decision.number + 1 if in_hand.decision else 1,
        recipient=in_hand.asked.keeper,
        outcome=given.outcome,
        state=weighed.state,
        standing=weighed.verdict.standing,
        book=weighed.law.digest,
        rules=RULES_VERSION,
        answers={"facts": plain(weighed.facts), "said": plain(given)},
        trace=weighed.verdict.to_trace(),
        reasons=given.reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    decision.sealed_with(filing.bear_sealed(decision.id, "decision"))
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("request.decided", "A colleague has decided on this request already.") from None
    return decision


def _parts(
    by: Actor, decision: Decision, given: DecisionGiven, weighed: Weighed, items: list[Item]
) -> list[DecidedItem]:
    rows = [
        DecidedItem(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            decision=decision,
            about=decision.about,
            item=item.id,
            shared=one.share,
            standing=weighed.verdict.item(str(place)).standing,
            withheld_because=None if one.share else one.withheld_because or "Known to be false.",
        ).sealed_with(decision.key_of_thing())
        for place, (one, item) in enumerate(zip(given.items, items, strict=True))
    ]
    DecidedItem.objects.bulk_create(rows)
    return rows


def _telling(given: DecisionGiven, going: list[UUID], home: list[UUID]) -> changes.Telling:
    return changes.Telling(given.outcome, given.as_sent, given.terms, given.answers.method, going, home)


def _tell(
    by: Actor, filing: Filing, in_hand: fetch.InHand, decision: Decision, telling: changes.Telling
) -> list[Any]:
    if in_hand.handling is None:
        raise Missing
    made = changes.answer(by, filing, in_hand.asked, decision, telling)
    changes.close_handling(by, in_hand.handling)
    return made
