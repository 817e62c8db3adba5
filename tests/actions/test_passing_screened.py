"""Passing on inside one legal body and back to the owner; who at the third agency sees it; names in a second look. 3.7, 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.words import Answer, PassingOn
from chiltern.foundation import access
from chiltern.foundation.gate import Refused
from chiltern.foundation.models import Access
from chiltern.people.workings import given as stated
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import Disclosure, Item, SecondLook
from chiltern.sharing.queries.received_page import disclosure_page
from tests.actions.test_passing_on import CALM, PASSING, received
from tests.cast import At
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.7", "3.10")


def go(stage: Stage, what: tuple[UUID, list[UUID]], to: At, given: object = PASSING) -> Disclosure:
    by = stage.cast.become(stage.cast.social_care.practitioner)
    return pass_on(by=by, disclosure_id=what[0], items=what[1], recipient=to.agency, given=given)  # type: ignore[arg-type]


def one_body(stage: Stage, one: At, other: At) -> None:
    stage.cast.become(stage.cast.officer)
    body = Agency.objects.get(id=one.agency).legal_body
    assert Agency.objects.filter(id=other.agency).update(legal_body=body) == 1


def test_inside_one_legal_body_nobody_is_asked_and_it_arrives(stage: Stage) -> None:
    cast = stage.cast
    what = received(stage, PassingOn.ASK_ME)
    with pytest.raises(Refused):
        go(stage, what, cast.police)
    one_body(stage, cast.social_care, cast.police)
    made = go(stage, what, cast.police)
    assert len(disclosure_page(cast.become(cast.police.duty), made.id).items) == len(what[1])
    owner = cast.become(cast.school.duty)
    assert access.count(owner, ["disclosure.of_ours"]) == 1
    with pytest.raises(Refused):
        go(stage, what, cast.health)


@pytest.mark.parametrize("passing_on", [PassingOn.ASK_ME, PassingOn.NOT_AT_ALL])
def test_back_to_its_owner_it_goes_without_leave_and_takes_nothing_from_the_owner(
    stage: Stage, passing_on: PassingOn
) -> None:
    cast = stage.cast
    ends = date.today() + timedelta(days=20)  # noqa: DTZ011  only that it ends
    what = received(stage, passing_on, expires_on=ends)
    by = cast.become(cast.school.duty)
    before = {row.thing: (row.kind, row.until) for row in Access.objects.filter(thing__in=what[1])}
    made = go(stage, what, cast.school)
    by = cast.become(cast.school.duty)
    assert access.count(by, ["disclosure.received"]) == 1
    assert len(disclosure_page(by, made.id).items) == len(what[1])
    assert {row.thing: (row.kind, row.until) for row in Access.objects.filter(thing__in=what[1])} == before
    assert Item.objects.with_keys().get(id=what[1][0]).text


@pytest.mark.clause("2.2")
def test_where_somebody_there_could_be_in_conflict_it_does_not_reach_the_desk(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.stranger)
    cast.set_conflict(cast.stranger, cast.stranger.duty, child)
    made = go(
        stage,
        received(stage, PassingOn.PROTECTS),
        cast.stranger,
        replace(PASSING, protects_this_child=Answer.YES),
    )
    cast.become(cast.stranger.duty)
    assert not Disclosure.objects.exists()
    assert not Item.objects.exists()
    cast.become(cast.stranger.manager)
    assert Disclosure.objects.get().id == made.id


@pytest.mark.clause("2.2")
def test_about_another_child_it_reaches_the_desk_as_ever(stage: Stage) -> None:
    cast = stage.cast
    other = stage.child(
        cast.stranger, names=(stated.Name("Norah", "Atherley"),), birth=stated.Birth(on=date(2011, 1, 2))
    )
    cast.set_conflict(cast.stranger, cast.stranger.duty, other)
    go(
        stage,
        received(stage, PassingOn.PROTECTS),
        cast.stranger,
        replace(PASSING, protects_this_child=Answer.YES),
    )
    cast.become(cast.stranger.duty)
    assert Disclosure.objects.count() == 1


@pytest.mark.clause("3.3", "9.3")
def test_names_written_beside_what_is_passed_on_in_danger_are_taken_out_of_the_second_look(
    stage: Stage,
) -> None:
    cast = stage.cast
    danger = replace(
        CALM, danger=Answer.YES, recipient_can_act=Answer.YES, danger_rests_on="Amara Whitlock rang in tears."
    )
    given = replace(PASSING, protects_this_child=Answer.YES, answers=danger, reasons="Amara is afraid.")
    go(stage, received(stage, PassingOn.PROTECTS), cast.stranger, given)
    cast.become(cast.social_care.practitioner)
    shows = repr(SecondLook.objects.with_keys().get(kind="passing_on").shows)
    assert "[name] is afraid." in shows
    for hidden in ("Amara", "Whitlock"):
        assert hidden not in shows
