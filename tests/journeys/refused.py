"""What comes in, in the story `asked-and-refused`: through the real actions, on the journeys' database.

Run as the worker with, as JSON, the posts by agency; prints the request. The pages of asking are walked by other stories.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from uuid import UUID

import django
from django.db import transaction

from tests.journeys.hidden_place import Posts, acting

KITE, VISITING = "Kite Youth Counselling", "Chilternshire Health Visiting and School Nursing"


def main() -> None:
    """The request of today."""
    django.setup()
    posts: Posts = json.loads(sys.argv[1])
    json.dump(asks(posts), sys.stdout)


def asks(posts: Posts) -> str:
    """A health visitor, about risk to his baby sister."""
    from chiltern.agencies.queries import choices
    from chiltern.sharing.actions.acknowledge_request import acknowledge_request
    from chiltern.sharing.actions.ask_for_information import ask_for_information
    from chiltern.sharing.models import AgencyRequest
    from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked
    from tests.consenting import SUPPORT
    from tests.stage import ASKING

    with transaction.atomic():
        by = acting(posts[VISITING]["Named nurse for safeguarding"])
        kite = next(one.id for one in choices() if one.name == KITE)
        question = _about_elsie(SUPPORT, PersonAsked("Joel Marsh", date_of_birth=date(2013, 7, 30)))
        made = ask_for_information(by=by, question=question, asked=[AgencyAsked(kite)], deciding=ASKING)
        request: UUID = AgencyRequest.objects.get(parent=made).id
    with transaction.atomic():
        acknowledge_request(by=acting(posts[KITE]["Safeguarding lead"]), request_id=request)
    matches(posts, request)
    return str(request)


def matches(posts: Posts, request: UUID) -> None:
    """Kite knows one Joel Marsh of that birthday."""
    from chiltern.code_of_practice.words import Answer
    from chiltern.people.queries.search import search_people
    from chiltern.sharing.actions.match_person import MatchGiven, match_person

    with transaction.atomic():
        by = acting(posts[KITE]["Safeguarding lead"])
        joel = search_people(by=by, text="Joel Marsh")[0].id
        match_person(by=by, request_id=request, matches=[MatchGiven(0, joel, Answer.YES)])


def _about_elsie(question, joel):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(
        question,
        people=(joel,),
        needed="Anything that bears on the safety of his sister Elsie, who is nine months old.",
        why="We visit her, and have been told of quarrels at home.",
        purpose="child-in-need",
    )


if __name__ == "__main__":
    main()
