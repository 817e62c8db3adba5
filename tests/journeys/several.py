"""What Early Help holds of Robin Larch: four items of his school, two of his surgery, and his mother's yes; by the acts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState
from chiltern.people.workings import given
from chiltern.sharing.workings.asking import PersonAsked
from tests.journeys.early_help import EARLY, GIVEN
from tests.stage import ASKING, LATE

ROBIN = given.Person(names=(given.Name("Robin", "Larch"),), birth=given.Birth(on=date(2017, 5, 2)))
FOUR = (
    "Late on eleven mornings since September.",
    "He has no coat in the cold weeks.",
    "He falls asleep after lunch.",
    "His mother did not come to the last two meetings.",
)
TWO = ("He has grown as expected.", "His hearing was checked in March.")


def held(worker: UUID, sources: dict[str, tuple[UUID, tuple[str, ...]]], mentors: str) -> UUID:
    """His record at Early Help. `sources`: who answers at each agency, and with what."""
    from django.db import transaction

    from chiltern.agencies.models import Agency
    from chiltern.consent.actions.record_consent import Consent, HowAnswered, Whom, record_consent
    from chiltern.jobs.demo.places import team_and_desk
    from chiltern.people.actions.record_person import record_person
    from tests.conftest import enter_as_post

    with transaction.atomic():
        by = enter_as_post(worker)
        child = record_person(by=by, stated=ROBIN, readers=team_and_desk(by))
        agreed = Consent(
            state=ConsentState.GIVEN,
            by=ConsentBy.PARENT,
            giver=Whom(name="Jo Larch"),
            recipients=(Agency.objects.get(name=mentors).id,),
            purposes=("support-with-consent",),
            how=HowAnswered.FACE_TO_FACE,
            responsibility=Answer.YES,
        )
        record_consent(by=by, person=child, stated=agreed)
    for name, (lead, texts) in sources.items():
        _answers(worker, child, name, lead, texts)
    return child


def _answers(worker: UUID, child: UUID, name: str, lead: UUID, texts: tuple[str, ...]) -> None:
    from django.db import transaction

    from chiltern.agencies.models import Agency
    from chiltern.jobs.demo.places import team_and_desk
    from chiltern.people.actions.record_person import record_person
    from chiltern.sharing.actions.acknowledge_request import acknowledge_request
    from chiltern.sharing.actions.ask_for_information import ask_for_information
    from chiltern.sharing.actions.decide_request import decide_request
    from chiltern.sharing.actions.match_person import MatchGiven, match_person
    from chiltern.sharing.models import AgencyRequest
    from chiltern.sharing.workings.asking import AgencyAsked
    from tests.conftest import enter_as_post

    with transaction.atomic():
        by = enter_as_post(worker)
        provider = Agency.objects.get(name=name).id
        asked = replace(
            EARLY,
            people=(PersonAsked(name="Robin Larch", date_of_birth=date(2017, 5, 2), person=child),),
            why="We offer his family help before it gets worse.",
            worries="He comes to school tired.",
        )
        made = ask_for_information(by=by, question=asked, asked=[AgencyAsked(provider)], deciding=ASKING)
        request: UUID = AgencyRequest.objects.get(parent=made).id
    with transaction.atomic():
        by = enter_as_post(lead)
        theirs = record_person(by=by, stated=ROBIN, readers=team_and_desk(by))
        acknowledge_request(by=by, request_id=request)
        match_person(by=by, request_id=request, matches=[MatchGiven(0, theirs)])
        review = (by.at + timedelta(weeks=8)).date()
        items = tuple(replace(LATE, text=text, about="Robin") for text in texts)
        decision = replace(GIVEN, items=items, answers=replace(GIVEN.answers, review_on=review))
        decide_request(by=by, request_id=request, given=decision)
