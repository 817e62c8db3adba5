"""Write down what a body outside the Code asks, so that it is decided like any request. Clauses 3.2, 3.6 and sign.1.

The body keeps nothing here and sees nothing: our own agency keeps both sides of it. Its clock runs from when they asked.
Whoever wrote it down may decide on it: it is the body that asks.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.agencies.queries.outside import own_body
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.book import UnknownRowError
from chiltern.code_of_practice.words import RequesterState
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import new_id, new_reference
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import AgencyRequest, RequestForInformation
from chiltern.sharing.queries import fetch, screening
from chiltern.sharing.queries.calls import insist_may_write
from chiltern.sharing.workings.outside import Heard
from chiltern.sharing.workings.plain import plain


@recorded("request.written_down")
def write_down_request(*, by: Actor, heard: Heard) -> AgencyRequest:
    """Raises Missing for a body that is not there, Refused by role, or Invalid for a field."""
    insist_may_write(by)
    heard.check(by.at)
    body = own_body(by, heard.body)
    _insist_purpose(by, heard)
    filing = Filing(by)
    whole = _whole(by, filing, heard)
    asked = _asked(by, filing, heard, whole)
    readers = _readers(by, heard)
    filing.let_in(readers, whole.id, "request.own", by.at)
    filing.let_in(readers, asked.id, "request.asked", asked.due_at)
    filing.write([person.person for person in heard.question.people if person.person])
    record(
        by=by,
        thing=asked.id,
        parties=[by.agency],
        says={
            "reference": asked.reference,
            "outside_body": body.id,
            "method": heard.method,
            "happened_at": heard.happened_at,
        },
        rows=[whole, asked],
    )
    return asked


def _insist_purpose(by: Actor, heard: Heard) -> None:
    try:
        law_at(by.at).offered(heard.question.purpose, "purpose")
    except UnknownRowError:
        raise Invalid("purpose", "Choose what it is for") from None


def _readers(by: Actor, heard: Heard) -> list[UUID]:
    """Our duty desk and the writer's team; named posts alone where somebody here could be in conflict with these people."""
    outside = screening.outside_conflict(by.agency, heard.question.people)
    if outside is not None:
        return sorted({by.post, *outside})
    desk = Agency.objects.filter(id=by.agency).values_list("duty_desk", flat=True)
    return sorted({*fetch.team_readers(by), *desk})


def _whole(by: Actor, filing: Filing, heard: Heard) -> RequestForInformation:
    question = heard.question
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
    made.sealed_with(filing.bear_sealed(made.id, "request")).save(force_insert=True)
    return made


def _asked(by: Actor, filing: Filing, heard: Heard, whole: RequestForInformation) -> AgencyRequest:
    question = heard.question
    due = clocks.reply_due(question.urgency, heard.happened_at, law_at(by.at))
    made = AgencyRequest(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        parent=whole,
        provider=by.agency,
        reference=new_reference(),
        purpose=question.purpose,
        urgency=question.urgency,
        danger_said=question.danger_said,
        acts_now=question.acts_now,
        due_at=due.at,
        worked_out=due.worked_out,
        asked=heard.as_asked(),
        reply_to=[],
        asked_by=heard.body,
        asked_by_practitioner=heard.body,
        requester_state=RequesterState.WAITING,
        outside_body=heard.body,
    )
    made.sealed_with(filing.bear_sealed(made.id, "agency_request")).save(force_insert=True)
    return made
