"""A call that was written down, with what its giver has said of it: fetching is authorising. Clauses 3.6 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.models import OutsideBody
from chiltern.code_of_practice.sharing.open_acts import (
    OpenAct,
    may_answer_report,
    may_write_down,
    report_acts,
)
from chiltern.code_of_practice.sharing.reported import ReportFacts
from chiltern.code_of_practice.words import Act, CallSide, DisclosureState, Function
from chiltern.consent.facts.standing import consents_of
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.foundation.working import insist_working
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import AgencyRequest, ReportAnswer, WrittenDown
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.weighing_calls import Ends, WeighedCall, outside_body, weigh_call
from chiltern.sharing.workings.calling import CallGiven, ReportGiven


@dataclass(frozen=True, slots=True)
class CallInHand:
    """The call and the giver's answer, if there is one."""

    call: WrittenDown
    answer: ReportAnswer | None

    def facts(self) -> ReportFacts:
        """As the rule looks at it."""
        return ReportFacts(
            giver=self.call.giver,
            side=CallSide(self.call.side),
            written_by=self.call.written_by_practitioner,
            confirm_by=self.call.confirm_by,
            answer=DisclosureState(self.answer.state) if self.answer else None,
        )


def call_in_hand(by: Actor, call_id: UUID) -> CallInHand:
    """For its writer's agency, or for the one in whose name it was reported. Raises Missing."""
    call = by_id.row(WrittenDown, call_id)
    if call is None:
        raise Missing
    return CallInHand(call, ReportAnswer.objects.with_keys().filter(call=call_id).first())


def acts_on_call(by: Actor, in_hand: CallInHand) -> tuple[OpenAct, ...]:
    """What this side can do with it, with what the Code says."""
    if by.agency != in_hand.call.giver:
        return ()
    mine = facts.agencies(by, by.agency)[by.agency]
    return report_acts(facts.actor_facts(by, mine), in_hand.facts(), by.at, law_at(by.at))


def insist_may_write(by: Actor) -> None:
    """Raises Refused for a role that does not work with children; nothing else stands against it."""
    mine = facts.agencies(by, by.agency)[by.agency]
    refuse_unless_may(may_write_down(facts.actor_facts(by, mine), law_at(by.at)), Act.RECORD_CALL)


def insist_may_answer(by: Actor, act: Act, in_hand: CallInHand) -> None:
    """Raises Missing for the writer's own agency where it is not the giver too, Refused with every reason otherwise."""
    if by.agency != in_hand.call.giver:
        raise Missing
    insist_working(in_hand.call.id)
    mine = facts.agencies(by, by.agency)[by.agency]
    verdict = may_answer_report(act, facts.actor_facts(by, mine), in_hand.facts(), by.at, law_at(by.at))
    refuse_unless_may(verdict, act)


def weigh_given(by: Actor, given: CallGiven, asked: AgencyRequest | None) -> WeighedCall:
    """What the Code would have said of a call as it is written down. Raises Missing for an unknown agency."""
    outside = outside_body(_function(by, given), given.identity)
    known = facts.agencies(by, *([by.agency, given.agency] if given.agency else [by.agency]))
    other = known[given.agency] if given.agency else outside
    ends = Ends(known[by.agency], other) if given.side is CallSide.GIVEN else Ends(other, known[by.agency])
    reasons = given.explanation if given.side is CallSide.GIVEN else ""
    return weigh_call(
        by,
        ends,
        given.answers(),
        given.happened_at,
        reasons=reasons,
        asked=asked,
        purpose=given.purpose,
        consents=consents_of(by, _own_people(given), given.happened_at),
    )


def _own_people(given: CallGiven) -> list[UUID]:
    """Those on record here, where nobody but us reads what the Code would have said.

    A report is read by its giver too: how somebody answered us is not its to know, and its own records count for it.
    """
    if given.side is CallSide.RECEIVED and given.agency is not None:
        return []
    return [person.person for person in given.people if person.person is not None]


def _function(by: Actor, given: CallGiven) -> Function:
    """What an outside body is there to do: as said now, else as our agency named it."""
    if given.agency is not None or given.function is not Function.OTHER:
        return given.function
    known = OutsideBody.objects.filter(keeper=by.agency, name__iexact=" ".join(given.outside.split()))
    return Function(known.values_list("function", flat=True).first() or Function.OTHER)


def weigh_report(by: Actor, call: WrittenDown, given: ReportGiven) -> WeighedCall:
    """The same, with what the giver now answers for itself."""
    known = facts.agencies(by, by.agency, call.keeper)
    asked = AgencyRequest.objects.filter(id=call.agency_request).first() if call.agency_request else None
    answers = given.answers(call.method)
    ends = Ends(known[by.agency], known[call.keeper])
    people = sorted({*fetch.people_filed(call.id), *given.people})
    return weigh_call(
        by,
        ends,
        answers,
        call.happened_at,
        reasons=given.reasons,
        asked=asked,
        purpose=given.purpose,
        consents=consents_of(by, people, call.happened_at),
    )
