"""Ask one or more agencies about one or more children and adults. Clauses 1.1, 3.2 to 3.6, 3.8 and 9.3.

Each agency gets a request of its own, with what it alone may know; none sees who else was asked. Asking is sharing: for each
there is a decision on what it is told, by the rule for telling unasked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.sharing.asking import insists_on_offence
from chiltern.code_of_practice.sharing.open_acts import may_ask
from chiltern.code_of_practice.words import AgencyState, Answer, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.changes import asking
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import RequestForInformation
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.asked_outside import bodies_asked
from chiltern.sharing.queries.hidden_words import insist_no_place_asked
from chiltern.sharing.queries.weighing_asking import insist_askable, weigh_asking
from chiltern.sharing.workings.asking import AgencyAsked, Question, short_enough
from chiltern.sharing.workings.asking_decided import AskingGiven
from chiltern.sharing.workings.plain import plain


@recorded("request.sent")
def ask_for_information(
    *, by: Actor, question: Question, asked: Sequence[AgencyAsked], deciding: AskingGiven
) -> RequestForInformation:
    """Sends the request. Raises Invalid for a field, Refused where role, a suspension, a bar or the Code forbids it."""
    question.check()
    law = law_at(by.at)
    outside = bodies_asked(by, asked)
    providers = _providers(by, asked, outside)
    _insist(by, question, law)
    if question.danger_said is not Answer.YES:
        insist_no_place_asked(by, _own_people(question), question.leaving(asked))
    found = weigh_asking(by, question, asked, deciding)
    insist_askable(by, found, outside | {row.id: row.name for row in providers.values()})
    filing, home = Filing(by), fetch.team_readers(by)
    made = asking.the_request(by, filing, question, home)
    sent = asking.to_agencies(by, filing, made, found, providers, home)
    decided = asking.decided(by, filing, sent, found, home)
    filing.write(_own_people(question))
    record(
        by=by,
        thing=made.id,
        parties=[by.agency, *providers],
        says={
            "reference": made.reference,
            "question": plain(question),
            "asked": plain(asked),
            "standings": {str(one.asked.agency): one.verdict.standing for one in found},
            "book": law.digest,
        },
        rows=[made, *sent, *decided],
    )
    return made


def _providers(by: Actor, asked: Sequence[AgencyAsked], outside: Mapping[UUID, str]) -> dict[UUID, Agency]:
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
    if len(found) + len(outside) != len(ids):
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
    if insists_on_offence(question.purpose, question.danger_said):
        _insist_on_offence(question)
    mine = facts.agencies(by, by.agency)[by.agency]
    verdict = may_ask(facts.actor_facts(by, mine), mine, question.urgency, law)
    if verdict.standing is not Standing.MAY:
        raise Refused(
            "may_not_ask",
            " ".join(reason.says for reason in verdict.reasons),
            clauses=tuple(clause for reason in verdict.reasons for clause in reason.clauses),
        )


def _insist_on_offence(question: Question) -> None:
    if not question.offence.strip():
        raise Invalid("offence", "Name the offence, or say that naming it would prejudice the investigation")
    if not question.authorised.strip():
        raise Invalid("authorised", "Say who authorised asking: their name and rank or role")


def _own_people(question: Question) -> list[UUID]:
    return [person.person for person in question.people if person.person is not None]
