"""Deciding on somebody about whom others have shared: what is theirs is passed on, not written again. Clauses 2.2 and 3.10."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.models import Disclosure
from tests.cast import At, Cast
from tests.stage import AMARA, QUESTION, SHARED, Stage
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("2.2", "3.10")
HEADING = "What came to you from others about them"


def shared_by_the_school(cast: Cast) -> tuple[UUID, UUID]:
    """What it came in, and about whom."""
    stage, at = Stage(cast), cast.social_care
    child = stage.child(at)
    question = replace(QUESTION, people=(replace(AMARA, person=child),))
    (asked,) = stage.asked(at, cast.school, question=question)
    theirs = stage.child(cast.school)
    by = cast.become(cast.school.duty)
    acknowledge_request(by=by, request_id=asked.id)
    match_person(by=by, request_id=asked.id, matches=[MatchGiven(0, theirs)])
    decide_request(by=by, request_id=asked.id, given=SHARED)
    cast.become(at.practitioner)
    return Disclosure.objects.get().id, child


def asked_by(cast: Cast, asker: At, child: UUID) -> str:
    """Another agency asks social care, which has matched the child; gives the page of what it holds."""
    (request,) = Stage(cast).asked(asker, cast.social_care)
    by = cast.become(cast.social_care.manager)
    acknowledge_request(by=by, request_id=request.id)
    match_person(by=by, request_id=request.id, matches=[MatchGiven(0, child)])
    return f"/requests/{request.id}/decide/items/"


def test_what_others_shared_about_them_leads_to_passing_it_on_to_whoever_asks(cast: Cast) -> None:
    disclosure, child = shared_by_the_school(cast)
    page = body(Browser(cast.social_care.manager).get(asked_by(cast, cast.health, child)))
    assert HEADING in page and "From St Osyth’s School" in page
    link = f"/disclosures/{disclosure}/pass-on/?to={cast.health.agency}"
    assert link in page
    to = body(Browser(cast.social_care.manager).get(link))
    assert f'value="{cast.health.agency}" selected' in to


def test_nothing_is_shown_of_another_child_of_whoever_asks_or_to_whom_it_is_hidden(cast: Cast) -> None:
    disclosure, child = shared_by_the_school(cast)
    other = Stage(cast).child(cast.social_care)
    manager = Browser(cast.social_care.manager)
    assert HEADING not in body(manager.get(asked_by(cast, cast.health, other)))
    assert HEADING not in body(manager.get(asked_by(cast, cast.school, child)))
    path = asked_by(cast, cast.health, child)
    cast.set_conflict(cast.social_care, cast.social_care.conflicted, child)
    assert str(disclosure) not in body(Browser(cast.social_care.conflicted).get(path))
