"""What happens before anybody looks, in the story `confidential-address`: through the real actions, on the journeys' database.

Run as the worker with a day of the story and, as JSON, the posts by agency; prints the requests by name. The pages of asking
and answering are walked by other stories.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from uuid import UUID

import django
from django.db import transaction

from chiltern.foundation.actor import Actor

CARE = "Chilternshire Council – Children's Social Care"
HOSPITAL = "Chilternshire Healthcare NHS Trust"
REFUGE, HOUSING = "Safe Steps Refuge", "Vale Homes"
LEILA, NEVER_MET = "Leila Haddad", "Norah Atherley"
PLACE = "Leila lives with us at Rose House, and goes to St Osyth’s."
HIDDEN = ("Karim Haddad (father)", "Nadim Haddad (cousin)")
Posts = dict[str, dict[str, str]]


def main() -> None:
    """One day of it."""
    django.setup()
    days: dict[str, Callable[..., dict[str, str]]] = {
        "monday": monday,
        "wednesday": wednesday,
        "later": later,
    }
    day, posts, *before = sys.argv[1], json.loads(sys.argv[2]), *map(json.loads, sys.argv[3:])
    json.dump(days[day](posts, *before), sys.stdout)


def monday(posts: Posts) -> dict[str, str]:
    """Vale Homes asks about her 'for a tenancy', and about a child whom the refuge never met. She is answered at once."""
    asked = {
        name: asks(posts[HOUSING]["Deputy safeguarding lead"], name, "routine") for name in (LEILA, NEVER_MET)
    }
    silent(posts, asked[LEILA], known=True)
    return {name: str(request) for name, request in asked.items()}


def wednesday(posts: Posts, before: dict[str, str]) -> dict[str, str]:
    """The other is answered two days later."""
    silent(posts, UUID(before[NEVER_MET]), known=False)
    return {}


def later(posts: Posts) -> dict[str, str]:
    """Social care asks for a section 47 enquiry, and has its answer; the hospital asks for an operation, and waits."""
    from dataclasses import replace

    from chiltern.code_of_practice.words import Answer, InfoClass, Outcome, PassingOn
    from chiltern.sharing.actions.decide_request import decide_request
    from tests.stage import ANSWERS, BRUISE, WHOLE

    care = asks(posts[CARE]["Duty social worker"], LEILA, "urgent")
    hospital = asks(posts[HOSPITAL]["Safeguarding nurse"], LEILA, "standard")
    decider = posts[REFUGE]["Deputy safeguarding lead"]
    for request in (care, hospital):
        matched(decider, request, known=True)
    place = replace(
        BRUISE,
        text=PLACE,
        about="Leila",
        classes=frozenset({InfoClass.LOCATING}),
        hidden_from=HIDDEN,
        hidden_there=Answer.NO,
    )
    terms = replace(WHOLE.terms, passing_on=PassingOn.PROTECTS)
    given = replace(WHOLE, outcome=Outcome.SHARE, answers=ANSWERS, items=(place,), terms=terms)
    with transaction.atomic():
        decide_request(by=acting(decider), request_id=care, given=given)
    return {"care": str(care), "hospital": str(hospital)}


def acting(post: str) -> Actor:
    """Whoever has the post."""
    from chiltern.foundation import context

    by = context.enter_as(UUID(post))
    assert by is not None
    return by


def asks(post: str, child: str, urgency: str) -> UUID:
    """Asks the refuge where a child can be reached."""
    from chiltern.agencies.queries import choices
    from chiltern.code_of_practice.words import Answer, Urgency
    from chiltern.sharing.actions.ask_for_information import ask_for_information
    from chiltern.sharing.models import AgencyRequest
    from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked, Question
    from tests.stage import ASKING

    with transaction.atomic():
        by = acting(post)
        refuge = next(one.id for one in choices() if one.name == REFUGE)
        question = Question(
            people=(PersonAsked(child, date_of_birth=date(2018, 11, 20)),),
            needed="Where she lives now.",
            why="For a tenancy." if urgency == "routine" else "Enquiries, and an operation.",
            worries="None.",
            purpose="protect-from-harm",
            urgency=Urgency(urgency),
            urgency_reason="The flat is free.",
            views="They do not know that we ask.",
            danger_said=Answer.NO,
            acts_now=Answer.YES if urgency == "urgent" else Answer.NO,
            reach="Front desk",
        )
        made = ask_for_information(by=by, question=question, asked=[AgencyAsked(refuge)], deciding=ASKING)
        return UUID(str(AgencyRequest.objects.get(parent=made).id))


def matched(post: str, request: UUID, *, known: bool) -> None:
    """Acknowledged, and said who it is."""
    from chiltern.code_of_practice.words import Answer
    from chiltern.people.queries.search import search_people
    from chiltern.sharing.actions.acknowledge_request import acknowledge_request
    from chiltern.sharing.actions.match_person import MatchGiven, match_person

    with transaction.atomic():
        by = acting(post)
        person = search_people(by, text=LEILA)[0].id if known else None
        acknowledge_request(by=by, request_id=request)
        match_person(by=by, request_id=request, matches=[MatchGiven(0, person, Answer.YES)])


def silent(posts: Posts, request: UUID, *, known: bool) -> None:
    """The refuge does not say; where that takes a manager, the manager agrees."""
    from dataclasses import replace

    from chiltern.code_of_practice.words import Answer, Outcome
    from chiltern.sharing.actions.agree_to_decline import agree_to_decline
    from chiltern.sharing.actions.decide_request import decide_request
    from chiltern.sharing.workings.deciding import DecisionGiven
    from tests.stage import ANSWERS

    decider = posts[REFUGE]["Deputy safeguarding lead"]
    matched(decider, request, known=known)
    given = DecisionGiven(Outcome.NO_STATEMENT, "Our rule.", answers=replace(ANSWERS, danger=Answer.NO))
    with transaction.atomic():
        state = decide_request(by=acting(decider), request_id=request, given=given).state
    if state == "proposed":
        with transaction.atomic():
            agree_to_decline(by=acting(posts[REFUGE]["Safeguarding lead"]), request_id=request)


if __name__ == "__main__":
    main()
