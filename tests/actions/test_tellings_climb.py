"""What was told and is not answered back, and a question to an owner, go up like other silence. Clauses 3.6, 3.10, 4.1."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from chiltern.code_of_practice.words import AnswerBackKind
from chiltern.foundation import access
from chiltern.foundation.ids import OFFICE
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.actions.write_down_answer_back import write_down_answer_back
from chiltern.sharing.models import AgencyRequest, Item
from chiltern.sharing.queries import home
from chiltern.sharing.queries.overdue import climb_page
from chiltern.sharing.queries.permission_page import permission_page
from chiltern.sharing.queries.telling_page import telling_page
from chiltern.sharing.workings.asking import AgencyAsked
from chiltern.sharing.workings.telling import AnswerBackGiven
from tests.actions.test_climbing import acting, climbs_of, clock, entries, listed, swept  # noqa: F401
from tests.actions.test_outside import NAMED, named
from tests.actions.test_telling_outside import spoken
from tests.actions.test_telling_outside import told as told_outside
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.stage import ASKING, QUESTION, WHOLE, Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.6", "4.1")]
# Told on the story's morning, to be answered back by the end of the next working day; then the days after Christmas.
DUE, LATER = datetime(2037, 12, 24, 17, 1, tzinfo=UTC), datetime(2037, 12, 29, 17, 1, tzinfo=UTC)
DONE = AnswerBackGiven(AnswerBackKind.NO_FURTHER_ACTION, "She is well.")


def told(town: Cast, *posts: UUID) -> UUID:  # noqa: F811
    """The school tells social care: its desk, or these posts of it alone."""
    with transaction.atomic():
        return Stage(town).told(posts=posts).id


def steps(post: UUID, disclosure: UUID) -> list[int]:
    with acting(post) as by:
        view = telling_page(by, disclosure)
        assert view is not None
        return [each.step for each in view.steps]


def test_a_telling_goes_to_the_manager_then_to_the_representative_until_it_is_answered_back(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    care, telling = town.social_care, told(town)
    swept()
    assert telling not in listed(care.manager, "telling.climbed")
    clock(DUE)
    swept()
    assert telling in listed(care.manager, "telling.climbed")
    assert telling not in climbs_of(care.representative)
    clock(LATER)
    swept()
    for post in (town.school.practitioner, care.duty, care.manager):
        assert steps(post, telling) == [1, 2]
    given = climbs_of(care.representative)[telling]
    with acting(care.representative) as by:
        row = next(row for row in home.one_page(by, "climbed").rows if row.thing == given)
        assert row.other_agency == "St Osyth’s School" and not access.can_see(telling)
    with acting(care.manager) as by:
        acknowledge_disclosure(by=by, disclosure_id=telling)
        answer_back(by=by, disclosure_id=telling, given=DONE)
    swept()
    assert given not in listed(care.representative, "climb.given")
    assert steps(town.school.practitioner, telling) == []


@pytest.mark.clause("sign.1")
def test_the_silence_of_a_body_outside_the_code_goes_up_at_whoever_asked_and_told_it_until_it_is_written_down(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    care = town.social_care
    with transaction.atomic():
        stage = Stage(town)
        body = named(stage)
        telling = told_outside(stage, body).id
        by = town.become(care.practitioner)
        asked = [AgencyAsked(body), AgencyAsked(town.school.agency)]
        ask_for_information(by=by, question=QUESTION, asked=asked, deciding=ASKING)
        request = AgencyRequest.objects.get(provider=body).id
    swept()
    assert not {telling, request} & listed(care.manager, "request.climbed")
    clock(LATER)
    swept()
    assert telling in listed(care.manager, "telling.climbed")
    assert request in listed(care.manager, "request.climbed")
    with acting(care.manager) as by:
        rows = {row.thing: row for row in home.one_page(by, "climbed").rows}
        assert all(rows[each].outwards and rows[each].other_agency == NAMED for each in (telling, request))
    given = climbs_of(care.representative)
    with acting(care.representative) as by:
        for each, noun in ((telling, "told_outside"), (request, "asked_outside")):
            step = climb_page(by, given[each])
            assert (step.noun, step.other_agency, step.outwards) == (noun, NAMED, True)
            assert not access.can_see(each)
    assert steps(care.practitioner, telling) == [1, 2]
    assert {*entries(telling)} == {*entries(request)} == {care.agency, OFFICE}
    with acting(care.practitioner) as by:
        write_down_answer_back(by=by, disclosure_id=telling, given=DONE, heard=spoken(by.at))
        withdraw_request(by=by, request_id=request, why="They have closed.")
    swept()
    assert not {telling, request} & {
        *listed(care.manager, "telling.climbed"),
        *listed(care.manager, "request.climbed"),
    }
    assert not {given[telling], given[request]} & listed(care.representative, "climb.given")


@pytest.mark.clause("2.2", "3.7")
def test_told_to_named_posts_the_representative_learns_that_it_is_late_and_nobody_sees_it(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    care = town.social_care
    named, shut = told(town, care.duty), told(town, care.manager)
    with acting(care.manager) as by:
        restrict_thing(by=by, thing=shut, posts=(), why="A colleague's child.")
    clock(LATER)
    swept()
    assert set(climbs_of(care.representative)) & {named, shut} == {named}
    assert named not in listed(care.manager, "telling.climbed")
    assert [steps(town.school.practitioner, each) for each in (named, shut)] == [[1, 2], [1, 2]]
    with acting(care.representative):
        assert not access.can_see(named)


@pytest.mark.clause("2.2", "3.7")
def test_a_representative_in_conflict_with_anybody_learns_nothing_of_what_named_posts_were_told(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    police = town.police
    with transaction.atomic():
        stage = Stage(town)
        town.set_conflict(police, police.representative, stage.child(police))
        named = stage.told(recipient=police.agency, posts=(police.duty,)).id
    clock(LATER)
    swept()
    assert named not in climbs_of(police.representative)
    assert steps(town.school.practitioner, named) == [1, 2]


@pytest.mark.clause("3.10")
def test_a_question_to_the_owner_goes_up_at_the_owner_until_it_is_answered(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    care, school = town.social_care, town.school
    with transaction.atomic():
        stage = Stage(town)
        came = stage.disclosure(care, stage.decided(care, school, WHOLE))
        with_care = list(Item.objects.filter(keeper=school.agency).values_list("id", flat=True))[:1]
        by = town.become(care.practitioner)
        (asked,) = ask_to_pass_on(
            by=by,
            disclosure_id=came.id,
            items=with_care,
            recipient=town.health.agency,
            purpose="protect-from-harm",
            why="They see her.",
        )
    clock(datetime(2038, 1, 8, 17, tzinfo=UTC))
    swept()
    assert asked.id in listed(school.manager, "permission.climbed")
    given = climbs_of(school.representative)[asked.id]
    for post in (care.practitioner, school.duty):
        with acting(post) as by:
            assert [each.step for each in permission_page(by, asked.id).steps] == [1, 2]
    with acting(school.manager) as by:
        answer_passing_on(by=by, permission_id=asked.id, permit=True, until=None)
    swept()
    assert given not in listed(school.representative, "climb.given")
    assert care.agency in entries(asked.id)
