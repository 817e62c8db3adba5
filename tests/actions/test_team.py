"""Teams, the duty desk, and conflicts of interest. Serves clauses 2.2, 3.7 and 4.4."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from chiltern.agencies.actions.declare_conflict import declare_conflict
from chiltern.agencies.actions.manage_team import manage_team
from chiltern.agencies.actions.set_conflict import set_conflict
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.models import Conflict
from chiltern.ledger.models import Opening
from tests.cast import Cast


def a_child(cast: Cast) -> UUID:
    """A record that the school's first team sees."""
    by, child = cast.become(cast.school.practitioner), uuid4()
    access.bear(child, by.agency, "person")
    access.grant([cast.school.team], child, kind="person", sort_at=by.at, people=[child])
    return child


def test_a_new_team_reads_what_it_is_given(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    team = manage_team(by=by, team=None, name="Early help", posts=[cast.school.colleague])
    assert team in cast.become(cast.school.colleague).readers
    assert team not in cast.become(cast.school.practitioner).readers


def test_who_leaves_a_team_sees_its_things_no_more_and_can_come_back(cast: Cast) -> None:
    child = a_child(cast)
    for posts, seen in (
        ([cast.school.manager], False),
        ([cast.school.manager, cast.school.practitioner], True),
    ):
        by = cast.become(cast.school.representative)
        manage_team(by=by, team=cast.school.team, name="First team", posts=posts)
        cast.become(cast.school.practitioner)
        assert access.can_see(child) is seen


@pytest.mark.parametrize("name", ["", "x" * 201, "other TEAM"])
def test_a_team_has_a_name_of_its_own(cast: Cast, name: str) -> None:
    by = cast.become(cast.school.representative)
    with pytest.raises(Invalid) as refusal:
        manage_team(by=by, team=None, name=name, posts=[])
    assert refusal.value.field == "name"


def test_no_team_takes_a_post_of_another_agency(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    with pytest.raises(Invalid):
        manage_team(by=by, team=cast.school.team, name="First team", posts=[cast.police.practitioner])
    with pytest.raises(Missing):
        manage_team(by=by, team=cast.police.team, name="First team", posts=[cast.school.practitioner])
    assert cast.school.team not in cast.become(cast.police.practitioner).readers


def test_a_practitioner_sets_up_no_team(cast: Cast) -> None:
    by = cast.become(cast.school.practitioner)
    with pytest.raises(Refused):
        manage_team(by=by, team=cast.school.other_team, name="Other team", posts=[by.post])
    assert [entry.kind for entry in Opening.objects.all()] == ["team.set.refused"]


@pytest.mark.clause("3.7")
def test_after_declaring_a_conflict_the_person_does_not_exist(cast: Cast) -> None:
    child = a_child(cast)
    declare_conflict(by=cast.become(cast.school.conflicted), person=child)
    cast.become(cast.school.conflicted)
    assert not access.can_see(child)
    cast.become(cast.school.practitioner)
    assert access.can_see(child)


@pytest.mark.clause("3.7")
def test_a_conflict_set_by_the_representative_is_not_told(cast: Cast) -> None:
    child = a_child(cast)
    cast.set_conflict(cast.school, cast.school.conflicted, child)
    cast.become(cast.school.conflicted)
    assert not access.can_see(child)
    assert not Conflict.objects.exists()
    assert not Opening.objects.exists()
    # Nor does a colleague who can see the child learn of it.
    cast.become(cast.school.practitioner)
    assert not Opening.objects.filter(kind="conflict.set").exists()


def test_conflicts_are_about_ones_own_agencys_records_and_people(cast: Cast) -> None:
    child = a_child(cast)
    with pytest.raises(Missing):
        declare_conflict(by=cast.become(cast.school.colleague), person=child)
    police = cast.become(cast.police.representative)
    with pytest.raises(Missing):
        set_conflict(
            by=police, practitioner=cast.police.who[cast.police.colleague].practitioner, person=child
        )
    school = cast.become(cast.school.representative)
    with pytest.raises(Missing):
        set_conflict(
            by=school, practitioner=cast.police.who[cast.police.colleague].practitioner, person=child
        )
