"""Consent as tests state it: who answered, for whom, for what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, Urgency
from chiltern.consent.actions.record_consent import Consent, HowAnswered, Whom, record_consent
from chiltern.people.actions.record_person import record_person
from chiltern.people.workings import given
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from tests.cast import At
from tests.stage import ANSWERS, QUESTION, WHOLE, Stage

PURPOSE = "support-with-consent"
MOTHER = Whom(name="Ruth Whitlock")
YES, NO = ConsentState.GIVEN, ConsentState.REFUSED
SUPPORT = replace(
    QUESTION,
    purpose=PURPOSE,
    urgency=Urgency.STANDARD,
    urgency_reason="",
    acts_now=Answer.NO,
    why="A place in the summer scheme.",
    worries="",
)
"""A question for which nothing but consent could be the ground."""
NO_DANGER = replace(ANSWERS, danger=Answer.NO, ground_applies=Answer.NO)
ON_CONSENT = replace(WHOLE, answers=NO_DANGER)


def answer(state: ConsentState = YES, *recipients: UUID, **changes: Any) -> Consent:
    """The mother's, face to face, for this purpose; changed as said."""
    stated = Consent(
        state=state,
        by=ConsentBy.PARENT,
        giver=MOTHER,
        recipients=recipients,
        purposes=(PURPOSE,),
        how=HowAnswered.FACE_TO_FACE,
        responsibility=Answer.YES,
    )
    return replace(stated, **changes)


def answered(stage: Stage, at: At, person: UUID, state: ConsentState = YES, *to: At, **changes: Any) -> UUID:
    """The row, written down by the agency's manager."""
    stated = answer(state, *(one.agency for one in to), **changes)
    return record_consent(by=stage.cast.become(at.manager), person=person, stated=stated)


def adult(stage: Stage, at: At, first: str, last: str = "Whitlock", born: date = date(1990, 5, 1)) -> UUID:
    """A grown-up on the agency's own record."""
    stated = given.Person(names=(given.Name(first, last),), birth=given.Birth(on=born), is_child=False)
    return record_person(by=stage.cast.become(at.manager), stated=stated, readers=[at.team, at.desk])


def to_decide(stage: Stage, requester: At, provider: At, child: UUID) -> UUID:
    """A request for support that the duty desk has acknowledged and matched with this child."""
    (request,) = stage.asked(requester, provider, question=SUPPORT)
    by = stage.cast.become(provider.duty)
    acknowledge_request(by=by, request_id=request.id)
    match_person(by=by, request_id=request.id, matches=[MatchGiven(0, child)])
    return request.id
