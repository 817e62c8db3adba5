"""I know whom they ask about, said before anybody has matched the request: it binds at once, whoever is on record. 2.2, 3.7."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from chiltern.agencies.actions.name_last_reader import name_last_reader
from chiltern.agencies.models import ConflictNote
from chiltern.foundation import access
from chiltern.foundation.gate import Missing, Refused
from chiltern.people.models import Person
from chiltern.people.workings import given
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.declare_on_request import declare_on_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.models import AgencyRequest
from chiltern.sharing.queries.home import heads
from tests.stage import AMARA, QUESTION, Stage

pytestmark = pytest.mark.clause("2.2", "3.7")


def sees(stage: Stage, post: UUID, request: UUID) -> bool:
    by = stage.cast.become(post)
    listed = {row.thing for head in heads(by) for row in head.rows}
    assert (request in listed) == AgencyRequest.objects.filter(id=request).exists()
    return request in listed


def people(stage: Stage) -> int:
    stage.cast.become(stage.cast.school.manager)
    return Person.objects.count()


@pytest.mark.parametrize("known", [True, False])
def test_from_that_moment_it_is_gone_for_one_and_there_for_the_others(stage: Stage, known: bool) -> None:
    cast = stage.cast
    if known:
        stage.child(cast.school)
    (request,) = stage.asked(cast.social_care, cast.school)
    assert sees(stage, cast.school.duty, request.id)
    notes = declare_on_request(by=cast.become(cast.school.duty), request_id=request.id, because="My niece.")
    assert not sees(stage, cast.school.duty, request.id)
    assert sees(stage, cast.school.manager, request.id)
    assert people(stage) == 1
    cast.become(cast.school.representative)
    (note,) = ConflictNote.objects.with_keys().filter(id__in=[one.id for one in notes])
    assert note.said == {"called": "Amara Whitlock", "because": "My niece."}


def test_once_a_colleague_has_matched_it_with_another_record_it_stays_gone(stage: Stage) -> None:
    cast = stage.cast
    (request,) = stage.asked(cast.social_care, cast.school)
    declare_on_request(by=cast.become(cast.school.duty), request_id=request.id)
    other = stage.child(
        cast.school, names=(given.Name("Amara", "Jones"),), birth=given.Birth(on=date(2016, 3, 9))
    )
    by = cast.become(cast.school.manager)
    acknowledge_request(by=by, request_id=request.id)
    match_person(by=by, request_id=request.id, matches=[MatchGiven(0, other)])
    assert not sees(stage, cast.school.duty, request.id)


def test_another_childs_request_and_what_comes_later_about_this_one(stage: Stage) -> None:
    cast = stage.cast
    (request,) = stage.asked(cast.social_care, cast.school)
    declare_on_request(by=cast.become(cast.school.duty), request_id=request.id)
    (later,) = stage.asked(cast.police, cast.school)
    norah = replace(AMARA, name="Norah Atherley", date_of_birth=date(2011, 1, 2))
    (other,) = stage.asked(cast.police, cast.school, question=replace(QUESTION, people=(norah,)))
    assert not sees(stage, cast.school.duty, later.id)
    assert sees(stage, cast.school.manager, later.id)
    assert sees(stage, cast.school.duty, other.id)


def test_what_nobody_else_could_read_goes_to_the_safeguarding_lead(stage: Stage) -> None:
    cast = stage.cast
    by = cast.become(cast.school.representative)
    name_last_reader(by=by, agency=cast.school.agency, post=cast.school.colleague)
    (request,) = stage.asked(cast.social_care, cast.school)
    for post in (cast.school.duty, cast.school.manager):
        declare_on_request(by=cast.become(post), request_id=request.id)
    by = cast.become(cast.school.colleague)
    assert access.can_see(request.id)


def test_only_whoever_sees_the_request_says_so(stage: Stage) -> None:
    cast = stage.cast
    (request,) = stage.asked(cast.social_care, cast.school)
    for stranger in (cast.school.colleague, cast.police.duty, cast.school.representative):
        with pytest.raises((Missing, Refused)):
            declare_on_request(by=cast.become(stranger), request_id=request.id)
    cast.become(cast.school.representative)
    assert not ConflictNote.objects.exists()
