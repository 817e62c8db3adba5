"""Calls as they become somebody's own: a decision and a disclosure of the giver's, by whatever method. Clauses 3.6, 3.8, 3.10.

What a giver shared belongs to it. So its own act makes items and disclosure; a receiver only reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.machines import AGENCY_REQUEST
from chiltern.code_of_practice.replaying import trace_of
from chiltern.code_of_practice.sharing.open_acts import WAITING
from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.code_of_practice.words import Act, DecisionState, DisclosureState, Outcome, RequestState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.sharing import changes
from chiltern.sharing.changes import answering, relying
from chiltern.sharing.models import (
    AgencyRequest,
    Decision,
    Disclosure,
    FollowUp,
    Handling,
    ReportAnswer,
    WrittenDown,
)
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.weighing_calls import WeighedCall
from chiltern.sharing.workings.calling import ReportGiven
from chiltern.sharing.workings.deciding import ItemGiven
from chiltern.sharing.workings.plain import plain


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with what its giver makes of it. `text`: as it stands from now on; `correction`: empty where confirmed."""

    call: WrittenDown
    state: DisclosureState
    text: str
    correction: str
    given: ReportGiven
    weighed: WeighedCall


def decide_call(
    by: Actor, filing: Filing, call: UUID, recipient: UUID, weighed: WeighedCall, said: Any, reasons: str
) -> Decision:
    """The giver's decision to share, as far as it has been written. Reasons may be empty: that shows."""
    decision = Decision(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        kind="call",
        about=call,
        number=1,
        recipient=recipient,
        outcome=Outcome.SHARE,
        state=DecisionState.MADE,
        standing=weighed.verdict.standing,
        book=weighed.law.digest,
        rules=RULES_VERSION,
        answers={"facts": plain(weighed.facts), "said": plain(said)},
        trace={**trace_of(weighed.verdict, weighed.law), "moment": weighed.moment.isoformat()},
        reasons=reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    decision.sealed_with(filing.bear_sealed(decision.id, "decision")).save(force_insert=True)
    return decision


def own_report(by: Actor, filing: Filing, reported: Reported, note: str) -> list[Any]:
    """The giver makes what was reported its own: decision, item, disclosure with its terms, and its answer.

    Raises AlreadyDone where a colleague answered a moment earlier. The first row is the answer.
    """
    call, given = reported.call, reported.given
    home = fetch.own_readers(by, call.id)
    decision = decide_call(by, filing, call.id, call.keeper, reported.weighed, given, given.reasons)
    items = changes.bear_items(by, filing, [_item(reported)], home)
    going = [item.id for item in items]
    made = _told(by, filing, reported, decision, going, home, note)
    (disclosure,) = (row for row in made if isinstance(row, Disclosure))
    answer = _answer(by, reported, disclosure.id)
    weighed = reported.weighed
    resting = relying.rely_at_once(by, decision, weighed.facts, weighed.law, items, disclosure, has_gone=True)
    return [answer, decision, *items, *made, *resting]


def file_reported(call_id: UUID, given: ReportGiven) -> list[UUID]:
    """Under which of our own people it is filed from now on: a colleague in conflict with one sees nothing of it."""
    people = sorted({*fetch.people_filed(call_id), *given.people})
    if given.people:
        access.file_under(call_id, people=people)
    return people


def _item(reported: Reported) -> ItemGiven:
    said = reported.call.said
    return ItemGiven(
        text=reported.text,
        kind=reported.given.kind,
        source=said["whom"],
        about=", ".join(person["name"] for person in said["people"]),
        why_it_bears=said["why_it_bears"],
    )


def _told(
    by: Actor,
    filing: Filing,
    reported: Reported,
    decision: Decision,
    going: Sequence[UUID],
    home: Sequence[UUID],
    note: str,
) -> list[Any]:
    """As the answer to the request that it answered, where that is still open; else by itself."""
    call, given = reported.call, reported.given
    waiting = _waiting(by, call)
    if waiting is not None:
        telling = answering.Telling(
            Outcome.SHARE, note, given.terms, call.method, going, home, reported.state
        )
        rows = answering.answer(by, filing, waiting, decision, telling)
        return [*rows, *_close(by, waiting)]
    way = changes.Way(
        recipient=call.keeper,
        readers=fetch.readers_of(call.keeper, call.reply_to, call.id),
        home=home,
        decision=decision.id,
        method=call.method,
        note=note,
        state=reported.state,
    )
    made, parts = changes.give(by, filing, dict.fromkeys(going), given.terms, way)
    return [made, *parts]


def _waiting(by: Actor, call: WrittenDown) -> AgencyRequest | None:
    """The request that the call answered, where this post sees it and nobody has decided on it yet."""
    asked = AgencyRequest.objects.with_keys().filter(id=call.agency_request, provider=by.agency).first()
    if asked is None:
        return None
    handling = Handling.objects.filter(agency_request=asked).first()
    proposed = Decision.objects.filter(about=asked.id, kind="answer", state__in=WAITING).exists()
    state = RequestState(handling.state) if handling else RequestState.SENT
    return asked if AGENCY_REQUEST.allows(state, Act.DECIDE_REQUEST) and not proposed else None


def _close(by: Actor, asked: AgencyRequest) -> list[Handling]:
    """Answered: by a row of the provider's, which may not be there yet. Gives the row that is new."""
    new: list[Handling] = []
    handling = Handling.objects.filter(agency_request=asked).first()
    if handling is None:
        handling = Handling(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            agency_request=asked,
            state=RequestState.ACKNOWLEDGED,
            acknowledged_at=by.at,
        )
        handling.save(force_insert=True)
        new = [handling]
    followed = FollowUp.objects.filter(agency_request=asked).count()
    answering.close_handling(by, handling, followed)
    return new


def _answer(by: Actor, reported: Reported, disclosure: UUID) -> ReportAnswer:
    answer = ReportAnswer(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        call=reported.call,
        state=reported.state,
        correction=reported.correction,
        disclosure=disclosure,
        answered_by=by.post,
    )
    try:
        with transaction.atomic():
            answer.sealed_with(reported.call.key_of_thing()).save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("report.answered", "A colleague has answered for your agency already.") from None
    access.file_under(reported.call.id, kind="call.answered", sort_at=by.at)
    return answer
