"""Brings the cast to any point of the walk, through the real actions, never by writing rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ItemKind, Method, Outcome, PassingOn, TellingAsk, Urgency
from chiltern.foundation.actor import Actor
from chiltern.people.actions.record_person import record_person
from chiltern.people.workings import given
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.agree_to_decline import agree_to_decline
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import AgencyRequest, Decision, Disclosure, Reply
from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked, Question
from chiltern.sharing.workings.asking_decided import AskingGiven
from chiltern.sharing.workings.deciding import ITEM_TESTS, AnswersGiven, DecisionGiven, ItemGiven, TermsGiven
from chiltern.sharing.workings.telling import TellingGiven
from tests.cast import At, Cast

CHILD = given.Person(
    names=(given.Name("Amara", "Whitlock"),),
    birth=given.Birth(on=date(2016, 3, 9)),
)
AMARA = PersonAsked(name="Amara Whitlock", date_of_birth=date(2016, 3, 9))
REVIEW = datetime.now(UTC).date() + timedelta(weeks=8)
"""A day on which what goes without consent is looked at again."""
QUESTION = Question(
    people=(AMARA,),
    needed="Her attendance since September, and how she has presented.",
    why="Enquiries under section 47.",
    worries="Her mother's partner is released today.",
    purpose="protect-from-harm",
    urgency=Urgency.URGENT,
    urgency_reason="He is released today.",
    danger_said=Answer.NO,
    acts_now=Answer.YES,
    views="Not asked yet: it would raise the risk.",
    reach="Duty desk, 01632 960001",
)
YES = dict.fromkeys(ITEM_TESTS, Answer.YES)
ASKING = AskingGiven(
    answers=AnswersGiven(
        told="They are told once she is safe.",
        ground_applies=Answer.YES,
        ground="prevents-or-detects-harm-to-child",
        better_than_silence="Unasked, nobody would know how she has been.",
        why_this_much="Her name, and what we need.",
        safety_if_shared="Nobody at home learns of it.",
        safety_if_not_shared="We would decide without knowing how she has been.",
        basis="public-task",
        confidence="Overriding public interest.",
    ),
    tests=YES,
)
"""What the asker answered of telling those whom it asks: in danger nothing of it would be needed."""
BRUISE = ItemGiven(
    text="A bruise on her left arm, seen on Friday.",
    kind=ItemKind.FACT,
    source="Class teacher",
    about="Amara",
    tests=YES,
)
LATE = ItemGiven(
    text="Late on nine mornings since September.",
    kind=ItemKind.FACT,
    source="Register",
    about="Amara",
    tests=YES,
)
OTHERS = ItemGiven(
    text="Another family has complained.",
    kind=ItemKind.REPORTED,
    source="Office",
    about="another family",
    share=False,
    withheld_because="It is about another family.",
    tests={**YES, "may_help": Answer.NO, "relevant": Answer.NO},
)
FALSE = ItemGiven(
    text="She has moved to Leeds.",
    kind=ItemKind.REPORTED,
    source="Rumour",
    about="Amara",
    share=False,
    known_false=True,
)
ANSWERS = AnswersGiven(
    danger=Answer.YES,
    danger_rests_on="Social care states a section 47 enquiry.",
    safety_if_shared="Safer: they can act tonight.",
    safety_if_not_shared="At risk from the partner.",
    told="Not told: it would raise the risk.",
    child_says="Not asked: unsafe today.",
    family_says="Not asked: unsafe today.",
    basis="public-task",
    confidence="Overriding public interest.",
)
SHARED = DecisionGiven(
    outcome=Outcome.SHARE_IN_PART,
    reasons="They act now, and it helps them.",
    as_sent="What we hold about attendance and presentation.",
    answers=ANSWERS,
    items=(BRUISE, LATE, OTHERS, FALSE),
    terms=TermsGiven(passing_on=PassingOn.ASK_ME),
)
WHOLE = replace(SHARED, outcome=Outcome.SHARE, items=(BRUISE, LATE))
BY_TELEPHONE = replace(WHOLE, answers=replace(ANSWERS, method=Method.TELEPHONE))


def in_time(by: Actor, answers: AnswersGiven) -> AnswersGiven:
    """The same, with a review to come for somebody who acts on a day of a test's own."""
    return replace(answers, review_on=(by.at + timedelta(weeks=8)).date()) if answers.review_on else answers


@dataclass
class Stage:
    """The walk, step by step; each gives what the next needs."""

    cast: Cast

    def child(self, at: At, **changes: Any) -> UUID:
        """A child on the agency's own record, seen by its team and its duty desk."""
        by = self.cast.become(at.manager)
        return record_person(by=by, stated=replace(CHILD, **changes), readers=[at.team, at.desk])

    def asked(self, requester: At, *providers: At, question: Question = QUESTION) -> list[AgencyRequest]:
        """Requests, in the order of the providers."""
        by = self.cast.become(requester.practitioner)
        asked = [AgencyAsked(provider.agency) for provider in providers]
        made = ask_for_information(by=by, question=question, asked=asked, deciding=ASKING)
        rows = {row.provider: row for row in AgencyRequest.objects.filter(parent=made)}
        return [rows[provider.agency] for provider in providers]

    def acknowledged(self, requester: At, provider: At) -> UUID:
        """A request that the duty desk has acknowledged and matched with its own record."""
        child = self.child(provider)
        (request,) = self.asked(requester, provider)
        by = self.cast.become(provider.duty)
        acknowledge_request(by=by, request_id=request.id)
        match_person(by=by, request_id=request.id, matches=[MatchGiven(0, child)])
        return request.id

    def decided(self, requester: At, provider: At, given: DecisionGiven = SHARED) -> Decision:
        """A request that the duty desk has decided."""
        request = self.acknowledged(requester, provider)
        return decide_request(by=self.cast.become(provider.duty), request_id=request, given=given)

    def silent(
        self, requester: At, provider: At, *, held: bool = True, question: Question = QUESTION
    ) -> Decision:
        """A request to a sensitive service, which makes no statement. `held`: whether it knows whom it is about."""
        child = self.child(provider) if held else None
        (request,) = self.asked(requester, provider, question=question)
        by = self.cast.become(provider.duty)
        acknowledge_request(by=by, request_id=request.id)
        match_person(by=by, request_id=request.id, matches=[MatchGiven(0, child, Answer.YES)])
        given = DecisionGiven(Outcome.NO_STATEMENT, "Our rule.", answers=replace(ANSWERS, danger=Answer.NO))
        decision = decide_request(by=by, request_id=request.id, given=given)
        if decision.state == "proposed":
            agree_to_decline(by=self.cast.become(provider.manager), request_id=request.id)
        return decision

    def telling(self, **changes: Any) -> TellingGiven:
        """The school's bruise, for social care to assess; changed as said."""
        whole = TellingGiven(
            recipient=self.cast.social_care.agency,
            people=(AMARA,),
            asks=TellingAsk.ASSESS,
            purpose="child-in-need",
            why="A teacher saw it at registration.",
            reach="School office, 01632 960002",
            decision=replace(WHOLE, items=(BRUISE,)),
        )
        return replace(whole, **changes)

    def told(self, **changes: Any) -> Disclosure:
        """What the school's practitioner told social care, or whomever `recipient` says."""
        by = self.cast.become(self.cast.school.practitioner)
        return tell_agency(by=by, given=self.telling(**changes))

    def reply(self, requester: At, decision: Decision) -> Reply:
        """The reply as the requester finds it."""
        self.cast.become(requester.practitioner)
        found: Reply = Reply.objects.with_keys().get(agency_request=decision.about)
        return found

    def disclosure(self, requester: At, decision: Decision) -> Disclosure:
        """What came with the reply."""
        found: Disclosure = Disclosure.objects.with_keys().get(id=self.reply(requester, decision).disclosure)
        return found
