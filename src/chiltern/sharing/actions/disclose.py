"""Write down that a decided answer was told by telephone, in a meeting, by secure e-mail or on paper. Clauses 3.6, 3.8, 3.10.

What was told is recorded like what goes in the service, with its terms; a place told by voice is not put into writing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Act, DecisionState, InfoClass
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing import decisions
from chiltern.sharing.changes import answering, relying, stopping
from chiltern.sharing.models import Decision, Item, ToldOtherwise
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_open
from chiltern.sharing.workings.following import ToldGiven


@recorded("request.told")
def disclose(*, by: Actor, request_id: UUID, told: ToldGiven) -> ToldOtherwise:
    """Raises Missing, Refused after a withdrawal or where it was told already, or Invalid for a field."""
    in_hand = fetch.alone(by, request_id)
    insist_open(by, Act.DISCLOSE, in_hand)
    outside = in_hand.asked.outside_body is not None
    told.check(sent_at=_asked_at(in_hand), at=by.at, outside=outside)
    made = Decision.objects.filter(about=request_id, kind="answer", state=DecisionState.MADE)
    decision = made.with_keys().order_by("-number").first()
    if in_hand.handling is None or decision is None:
        raise Missing
    filed, filing = fetch.filed(by, request_id), Filing(by)
    if outside and decisions.going_with(decision):
        told.check_terms()
    going = _written_down(decision, told)
    telling = decisions.telling(decision, going, filed.readers, told.method)
    rows = answering.answer(by, filing, in_hand.asked, decision, telling)
    filing.write(filed.people)
    decisions.name_as_the_request(in_hand, rows, going)
    row = _told(by, in_hand, rows[-1].id, told)
    rows += _on_consent(by, decision, going, rows)
    answering.close_handling(by, in_hand.handling, in_hand.handling.answered_up_to)
    record(
        by=by,
        thing=request_id,
        parties=[by.agency, in_hand.asked.keeper],
        says={"decision": decision.id, "method": told.method, "happened_at": told.happened_at},
        rows=[*rows, row],
    )
    return row


def _asked_at(in_hand: fetch.InHand) -> datetime:
    """A request from outside was written down after it was put."""
    said = in_hand.asked.asked.get("asked_at")
    return datetime.fromisoformat(said) if said else in_hand.asked.made_at


def _on_consent(by: Actor, decision: Decision, going: list[UUID], rows: list[Any]) -> list[Any]:
    """What was told is written down, whenever: where consent has ended since, its recipient is asked at once."""
    relied = relying.relied_in(decision, going)
    made: list[Any] = [*relying.say_so(by, rows, relied)]
    end = relying.ended({consent for row in relied for consent in row.consents}) if relied else None
    if end is not None:
        made += stopping.stop_what_rests(by, end.person_id, end.id, end.happened_at).seen
    return made


def _written_down(decision: Decision, told: ToldGiven) -> list[UUID]:
    going = decisions.going_with(decision)
    if not told.method.by_voice:
        return going
    places = Item.objects.filter(id__in=going, classes__contains=[InfoClass.LOCATING])
    said_alone = set(places.values_list("id", flat=True))
    return [item for item in going if item not in said_alone]


def _told(by: Actor, in_hand: fetch.InHand, reply: UUID, told: ToldGiven) -> ToldOtherwise:
    row = ToldOtherwise(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency_request=in_hand.asked,
        reply=reply,
        method=told.method,
        happened_at=told.happened_at,
        to_whom=told.to_whom,
        checked=told.checked,
        terms=told.terms or None,
        told_by=by.post,
    )
    row.sealed_with(in_hand.asked.key_of_thing()).save(force_insert=True)
    return row
