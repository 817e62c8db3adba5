"""Writes of asking: the request, one row for each agency, and the decision on what each is told. No gate, no entry here.

Serves clauses 3.2, 3.3, 3.6, 3.8 and 9.1. Everything is written once for all agencies; none sees who else was asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.agencies.queries.posts import Who, who
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.replaying import trace_of
from chiltern.code_of_practice.sharing.resting import resting_on_consent
from chiltern.code_of_practice.sharing.reviewing import needs_review
from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.code_of_practice.words import RequesterState
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.sharing.changes import relying
from chiltern.sharing.changes.looks import Weighing, ask_to_look
from chiltern.sharing.models import AgencyRequest, Decision, RequestForInformation
from chiltern.sharing.queries import screening
from chiltern.sharing.queries.addressing import nobody_there
from chiltern.sharing.queries.still_askable import ASKING
from chiltern.sharing.queries.weighing_asking import AskingWeighed
from chiltern.sharing.workings.asking import TO_ALL, Question
from chiltern.sharing.workings.plain import plain


def the_request(by: Actor, filing: Filing, question: Question, home: Sequence[UUID]) -> RequestForInformation:
    """What is asked of all of them, as whoever asks keeps it."""
    made: RequestForInformation = RequestForInformation(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        purpose=question.purpose,
        urgency=question.urgency,
        danger_said=question.danger_said,
        acts_now=question.acts_now,
        body=plain(question),
        asked_by=by.post,
    )
    made.sealed_with(filing.bear_sealed(made.id, "request"))
    filing.let_in(home, made.id, "request.own", by.at)
    prepared.insert([made])
    return made


def to_agencies(
    by: Actor,
    filing: Filing,
    parent: RequestForInformation,
    found: Sequence[AskingWeighed],
    providers: Mapping[UUID, Agency],
    home: Sequence[UUID],
) -> list[AgencyRequest]:
    """A request of its own for each, with what it alone may know; in their order.

    A body outside the Code is not among `providers`: it gets nothing here and is asked by a way of its own.
    """
    asking = who(by)
    sent = [_to_one(by, parent, one, asking, home) for one in found]
    for one, row in zip(found, sent, strict=True):
        row.sealed_with(filing.bear_sealed(row.id, "agency_request"))
        provider = providers.get(one.asked.agency)
        filing.let_in(home, row.id, "request.sent" if provider is not None else "request.put", row.due_at)
        if provider is not None:
            filing.share_keys({row.id: None}, provider.id)
            filing.let_in(_theirs(provider, one.question), row.id, "request.asked", row.due_at)
    prepared.insert(sent)
    return sent


def decided(
    by: Actor,
    filing: Filing,
    sent: Sequence[AgencyRequest],
    found: Sequence[AskingWeighed],
    home: Sequence[UUID],
) -> list[Any]:
    """Why each may be told so; what of it rests on consent alone; and who looks at it afterwards where it was danger."""
    made = [_decision(by, row, one) for row, one in zip(sent, found, strict=True)]
    for decision in made:
        decision.sealed_with(filing.bear_sealed(decision.id, "decision"))
    prepared.insert(made)
    rows: list[Any] = [*made]
    for decision, one in zip(made, found, strict=True):
        facts, law = one.weighed.facts, one.weighed.law
        # The request is one thing, however much of what it tells goes on consent alone.
        resting = sorted(resting_on_consent(facts, law))[:1]
        rows += relying.rely(by, decision, facts, law, dict.fromkeys(resting, decision.about))
    return rows + _looks(by, filing, made, found, home)


def _looks(
    by: Actor,
    filing: Filing,
    made: Sequence[Decision],
    found: Sequence[AskingWeighed],
    home: Sequence[UUID],
) -> list[Any]:
    """One for all that was asked together, or one review: it was answered once. It shows everything that went to any of them."""
    every = {item.text: item for one in found for item in one.given.items}
    place = next((at for at, one in enumerate(found) if needs_review(one.verdict, gives=True)), 0)
    first = found[place]
    weighing = Weighing(
        first.question.people,
        first.given.answers,
        first.given.reasons,
        list(every.values()),
        first.verdict,
        to=[one.asked.agency for one in found],
    )
    return list(ask_to_look(by, filing, made[place], weighing, home))


def _to_one(
    by: Actor, parent: RequestForInformation, one: AskingWeighed, asking: Who, home: Sequence[UUID]
) -> AgencyRequest:
    question = one.question
    due = clocks.reply_due(question.urgency, by.at, one.weighed.law)
    return AgencyRequest(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        parent=parent,
        provider=one.asked.agency,
        reference=new_reference(),
        purpose=question.purpose,
        urgency=question.urgency,
        danger_said=question.danger_said,
        acts_now=question.acts_now,
        due_at=due.at,
        worked_out=due.worked_out,
        asked=_as_asked(one, asking),
        reply_to=list(home),
        asked_by=by.post,
        asked_by_practitioner=by.practitioner,
        requester_state=RequesterState.WAITING,
    )


def _theirs(provider: Agency, question: Question) -> list[UUID]:
    """Who there sees it. Raises Refused where nobody is left who may: they are rung instead."""
    readers = screening.readers_outside(provider.id, provider.duty_desk, question.people)
    if not readers:
        raise nobody_there(provider)
    return readers


def _as_asked(one: AskingWeighed, asking: Who) -> dict[str, Any]:
    question = one.question
    people = [
        {key: value for key, value in plain(person).items() if key != "person"} for person in question.people
    ]
    to_all = {key: getattr(question, key) for key in TO_ALL}
    return {
        "from": {"name": asking.name, "title": asking.title, **to_all},
        "people": people,
        "needed": question.needed_of(one.asked),
        "period": question.period_of(one.asked),
        "told": question.told(one.asked),
        "also": one.asked.also,
    }


def _decision(by: Actor, row: AgencyRequest, one: AskingWeighed) -> Decision:
    return Decision(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        kind=ASKING,
        about=row.id,
        number=1,
        recipient=row.provider,
        outcome=one.given.outcome,
        state=one.weighed.state,
        standing=one.verdict.standing,
        book=one.weighed.law.digest,
        rules=RULES_VERSION,
        answers={"facts": plain(one.weighed.facts), "said": plain(one.given)},
        trace=trace_of(one.verdict, one.weighed.law),
        reasons=one.given.reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
