"""Ask one or more agencies about one or more children and adults. Clauses 1.1, 3.2, 3.6 and 9.3.

Each agency gets a request of its own, with what it alone may know; none sees who else was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.agencies.queries.posts import who
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.sharing.open_acts import may_ask
from chiltern.code_of_practice.words import AgencyState, RequesterState, Standing
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.ids import new_id, new_reference
from chiltern.foundation.sealed import keys
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import AgencyRequest, RequestForInformation
from chiltern.sharing.queries import fetch, screening
from chiltern.sharing.queries.addressing import nobody_there
from chiltern.sharing.queries.hidden_words import insist_no_place_asked
from chiltern.sharing.workings.asking import AgencyAsked, Question, short_enough
from chiltern.sharing.workings.plain import plain


@recorded("request.sent")
def ask_for_information(
    *, by: Actor, question: Question, asked: Sequence[AgencyAsked]
) -> RequestForInformation:
    """Sends the request. Raises Invalid for a field, Refused where the role or a suspension forbids it."""
    question.check()
    law = law_at(by.at)
    providers = _providers(by, asked)
    _insist(by, question, law)
    insist_no_place_asked(by, _own_people(question), question.leaving(asked))
    made = _the_request(by, question)
    sent = [_to_one(by, made, question, one, providers[one.agency], law) for one in asked]
    record(
        by=by,
        thing=made.id,
        parties=[by.agency, *providers],
        says={
            "reference": made.reference,
            "question": plain(question),
            "asked": plain(asked),
            "book": law.digest,
        },
        rows=[made, *sent],
    )
    return made


def _providers(by: Actor, asked: Sequence[AgencyAsked]) -> dict[UUID, Agency]:
    ids = [one.agency for one in asked]
    if not ids:
        raise Invalid("agencies", "Choose at least one agency to ask")
    if len(set(ids)) != len(ids):
        raise Invalid("agencies", "You have chosen the same agency twice")
    if by.agency in ids:
        raise Invalid("agencies", "That is your own agency: ask your colleague instead")
    for one in asked:
        for field in ("also", "needed", "period"):
            short_enough(field, getattr(one, field))
    found = {row.id: row for row in Agency.objects.filter(id__in=ids)}
    if len(found) != len(ids):
        raise Missing
    gone = [row.name for row in found.values() if row.state != AgencyState.ADMITTED]
    if gone:
        is_none = "is no signatory" if len(gone) == 1 else "are no signatories"
        raise Invalid(
            "agencies",
            f"{', '.join(sorted(gone))} {is_none} any more: ring them, and take them off your list of agencies. "
            "Everything else is kept, and goes to the others",
        )
    return found


def _insist(by: Actor, question: Question, law: Book) -> None:
    try:
        law.offered(question.purpose, "purpose")
    except UnknownRowError:
        raise Invalid("purpose", "Choose what it is for") from None
    mine = facts.agencies(by, by.agency)[by.agency]
    verdict = may_ask(facts.actor_facts(by, mine), mine, question.urgency, law)
    if verdict.standing is not Standing.MAY:
        raise Refused(
            "may_not_ask",
            " ".join(reason.says for reason in verdict.reasons),
            clauses=tuple(clause for reason in verdict.reasons for clause in reason.clauses),
        )


def _the_request(by: Actor, question: Question) -> RequestForInformation:
    made = RequestForInformation(
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
    access.bear(made.id, by.agency, "request")
    access.grant(
        fetch.team_readers(by), made.id, kind="request.own", sort_at=by.at, people=_own_people(question)
    )
    made.sealed_with(keys.make(made.id, by.agency)).save(force_insert=True)
    return made


def _to_one(
    by: Actor,
    parent: RequestForInformation,
    question: Question,
    one: AgencyAsked,
    provider: Agency,
    law: Book,
) -> AgencyRequest:
    due = clocks.reply_due(question.urgency, by.at, law)
    mine = fetch.team_readers(by)
    sent = AgencyRequest(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        parent=parent,
        provider=provider.id,
        reference=new_reference(),
        purpose=question.purpose,
        urgency=question.urgency,
        danger_said=question.danger_said,
        acts_now=question.acts_now,
        due_at=due.at,
        worked_out=due.worked_out,
        asked=_as_asked(by, question, one),
        reply_to=mine,
        asked_by=by.post,
        asked_by_practitioner=by.practitioner,
        requester_state=RequesterState.WAITING,
    )
    access.bear(sent.id, by.agency, "agency_request")
    access.grant(mine, sent.id, kind="request.sent", sort_at=due.at, people=_own_people(question))
    access.grant(_theirs(provider, question), sent.id, kind="request.asked", sort_at=due.at)
    key = keys.make(sent.id, by.agency)
    keys.wrap_new({sent.id: key}, provider.id)
    sent.sealed_with(key).save(force_insert=True)
    return sent


def _theirs(provider: Agency, question: Question) -> list[UUID]:
    """Who there sees it. Raises Refused where nobody is left who may: they are rung instead."""
    readers = screening.readers_outside(provider.id, provider.duty_desk, question.people)
    if not readers:
        raise nobody_there(provider)
    return readers


def _as_asked(by: Actor, question: Question, one: AgencyAsked) -> dict[str, Any]:
    asking = who(by)
    people = [
        {key: value for key, value in plain(person).items() if key != "person"} for person in question.people
    ]
    return {
        "from": {"name": asking.name, "title": asking.title, "reach": question.reach},
        "people": people,
        "needed": question.needed_of(one),
        "period": question.period_of(one),
        "told": question.told(one),
        "also": one.also,
    }


def _own_people(question: Question) -> list[UUID]:
    return [person.person for person in question.people if person.person is not None]
