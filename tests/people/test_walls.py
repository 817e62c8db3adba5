"""Who sees a person and everything about them: what the Code allows is what the database shows (clauses 2.2, 3.7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chiltern.code_of_practice.visibility import AccessRow, may_see
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.actions.record_household import Household, Member, record_household
from chiltern.people.actions.record_person import (
    Address,
    Birth,
    Identifier,
    IdentifierKind,
    Name,
    Person,
    Whom,
)
from chiltern.people.actions.record_person import record_person as record
from chiltern.people.actions.record_relationship import RelationKind, Relationship, record_relationship
from chiltern.people.actions.record_responsibility import Responsibility, record_responsibility
from chiltern.people.actions.record_status import HowKnown, Status, StatusKind, record_status
from chiltern.people.models import Person as PersonRow
from chiltern.people.models import PersonName, SearchToken
from chiltern.people.queries import household_of, person_page
from tests.conftest import enter_as_post
from tests.people.conftest import School

TABLES = {
    "person": "id",
    "personname": "person_id",
    "address": "person_id",
    "identifier": "person_id",
    "searchtoken": "person_id",
    "householdmember": "person_id",
    "relationship": "person_id",
    "parentalresponsibility": "person_id",
    "statusororder": "person_id",
    "household": "id",
}
NAMING_TWO = {"relationship": "other_id", "parentalresponsibility": "holder_id"}


def model(name: str) -> Any:
    return apps.get_model("people", name)


def fill(by: Actor, readers: list[UUID], number: int) -> tuple[UUID, UUID]:
    """A child with a row in every table that hangs on a person, and its household."""
    stated = Person(
        names=(Name("Amara", "Whitlock"),),
        birth=Birth(on=date(2016, 3, 9)),
        addresses=(Address("3 Chalk Row"),),
        identifiers=(Identifier(IdentifierKind.OTHER, f"X{number}"),),
    )
    child = record(by=by, stated=stated, readers=readers)
    record_status(by=by, person=child, stated=Status(StatusKind.EARLY_HELP, "Early Help", HowKnown.TOLD))
    record_relationship(by=by, person=child, stated=Relationship(Whom(name="Ruth"), RelationKind.MOTHER))
    record_responsibility(by=by, person=child, stated=Responsibility(Whom(name="Ruth")))
    return child, record_household(by=by, stated=Household((Member(child),)), readers=readers)


def test_every_table_of_people_is_compared() -> None:
    assert set(TABLES) == {one._meta.model_name for one in apps.get_app_config("people").get_models()}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=st.lists(
        st.sets(st.sampled_from(["team", "other_team", "desk"]), min_size=1), min_size=1, max_size=4
    ),
    reads=st.sets(st.sampled_from(["team", "other_team", "desk"])),
    conflicts=st.sets(st.integers(0, 3)),
    family=st.booleans(),
)
def test_what_the_code_allows_is_what_every_table_shows(
    schools: Callable[[], School], records: list[set[str]], reads: set[str], conflicts: set[int], family: bool
) -> None:
    school = schools()
    house = school.house
    recorder = house.post(house.team, house.other_team, house.desk)
    people, rows = [], {}
    by = enter_as_post(recorder)
    for number, names in enumerate(records):
        readers = [getattr(house, name) for name in sorted(names)]
        child, home = fill(by, readers, number)
        people.append(child)
        rows[child] = rows[home] = [AccessRow(reader, frozenset({child})) for reader in readers]
    if family and len(people) > 1:
        record_relationship(
            by=by, person=people[0], stated=Relationship(Whom(people[1]), RelationKind.SIBLING)
        )
        record_responsibility(by=by, person=people[0], stated=Responsibility(Whom(people[1])))
        rows[people[0]] = [AccessRow(row.reader, frozenset(people[:2])) for row in rows[people[0]]]
    practitioner = uuid4()
    for number in conflicts & set(range(len(people))):
        house.conflict(practitioner, people[number])
    looker = enter_as_post(house.post(*(getattr(house, name) for name in reads), practitioner=practitioner))
    seen = {one for one in rows if may_see(looker.readers, rows[one], looker.conflicts, looker.at)}
    assert_shown(seen & set(people), seen - set(people))
    assert {one for one in people if page_of(looker, one)} == seen & set(people)


def assert_shown(allowed: set[UUID], homes: set[UUID]) -> None:
    """Every table shows rows of exactly these; what names two, only where both may be seen."""
    assert set(model("household").objects.values_list("id", flat=True)) == homes
    for table, column in TABLES.items():
        if table == "household":
            continue
        assert set(model(table).objects.values_list(column, flat=True)) == allowed, table
        if table in NAMING_TWO:
            named = set(model(table).objects.values_list(NAMING_TWO[table], flat=True)) - {None}
            assert named <= allowed, table


def page_of(by: Actor, person: UUID) -> bool:
    try:
        return person_page(by, person).id == person
    except Missing:
        return False


@pytest.mark.parametrize("who", ["other_team", "conflicted", "stranger"])
def test_a_person_that_one_may_not_see_is_missing_like_one_that_is_not(
    school: School, schools: Callable[[], School], who: str
) -> None:
    amara = school.person("Amara", "Whitlock")
    school.conflict(amara)
    by = enter_as_post(schools().post if who == "stranger" else getattr(school, who))
    for query in (person_page, household_of):
        with pytest.raises(Missing):
            query(by, amara)
        with pytest.raises(Missing):
            query(by, uuid4())
    assert person_page(school.work(), amara).called == "Amara Whitlock"


def test_a_conflict_with_a_father_hides_the_child_whose_record_names_him(school: School) -> None:
    amara = school.person("Amara", "Whitlock")
    father = school.person("Dan", "Whitlock", date(1985, 1, 1), is_child=False)
    school.conflict(father)
    assert person_page(enter_as_post(school.conflicted), amara)
    by = school.work()
    record_relationship(by=by, person=amara, stated=Relationship(Whom(father), RelationKind.FATHER))
    conflicted = enter_as_post(school.conflicted)
    for person in (amara, father):
        with pytest.raises(Missing):
            person_page(conflicted, person)


def test_a_relative_of_whom_another_team_keeps_the_record_is_not_there(school: School) -> None:
    amara = school.person("Amara", "Whitlock")
    both = enter_as_post(school.house.post(school.house.team, school.house.other_team))
    stated = Person(names=(Name("Ruth", "Whitlock"),), is_child=False)
    ruth = record(by=both, stated=stated, readers=[school.house.other_team])
    record_relationship(by=both, person=amara, stated=Relationship(Whom(ruth), RelationKind.MOTHER))
    record_responsibility(by=both, person=amara, stated=Responsibility(Whom(ruth)))
    page = person_page(school.work(), amara)
    assert (page.relationships, page.responsibilities) == ((), ())
    for table in NAMING_TWO:
        assert not model(table).objects.exists(), table


def test_a_conflict_with_one_member_hides_the_household_and_not_the_others(school: School) -> None:
    amara, joel = school.person("Amara", "Whitlock"), school.person("Joel", "Marsh")
    record_household(
        by=school.work(), stated=Household((Member(amara), Member(joel))), readers=[school.house.team]
    )
    school.conflict(joel)
    conflicted = enter_as_post(school.conflicted)
    page = person_page(conflicted, amara)
    assert (page.called, page.households) == ("Amara Whitlock", ())
    assert "Joel" not in repr(page)
    assert household_of(school.work(), amara)[0].members[0].called == "Joel Marsh"


def test_whoever_an_address_is_hidden_from_is_shown_only_to_those_who_see_them(school: School) -> None:
    by = school.work()
    father = record(
        by=enter_as_post(school.house.post(school.house.team, school.house.other_team)),
        stated=Person(names=(Name("Dan", "Haddad"),), is_child=False),
        readers=[school.house.team],
    )
    place = Address("Rose House", hidden_from=(Whom(father), Whom(name="a cousin")))
    by = school.work()
    readers = [school.house.team, school.house.other_team]
    leila = record(
        by=by, stated=Person(names=(Name("Leila", "Haddad"),), addresses=(place,)), readers=readers
    )

    def shown(post: UUID) -> list[str]:
        return [line.called for line in person_page(enter_as_post(post), leila).addresses[0].hidden_from]

    assert shown(school.post) == ["Dan Haddad", "a cousin"]
    assert shown(school.other_team) == ["a cousin"]


def test_no_row_hangs_on_another_agencys_person(school: School, schools: Callable[[], School]) -> None:
    neighbour = schools()
    amara = school.person("Amara", "Whitlock")
    by = neighbour.work()
    name = PersonName(
        person_id=amara, keeper=by.agency, made_at=by.at, kind="legal", given="Forged", family="Name"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        name.sealed_with(b"k" * 32).save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        SearchToken.objects.bulk_create([SearchToken(keeper=by.agency, token=b"t" * 16, person_id=amara)])
    assert [one.text for one in person_page(school.work(), amara).names] == ["Amara Whitlock"]


def test_no_row_is_removed_or_put_into_anothers_name(school: School, schools: Callable[[], School]) -> None:
    amara = school.person("Amara", "Whitlock")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        PersonName.objects.filter(person=amara).delete()
    by = schools().work()
    forged = PersonRow(
        keeper=school.house.agency, made_at=by.at, is_child=True, birth={}, language="", formats=""
    )
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        forged.sealed_with(b"k" * 32).save(force_insert=True)
    assert SearchToken.objects.filter(person=amara).delete()[0] == 0


def test_a_persons_page_runs_as_many_queries_with_one_row_as_with_25(
    school: School, django_assert_num_queries: Callable[..., Any]
) -> None:
    amara = school.person("Amara", "Whitlock")
    for count in (1, 24):
        for number in range(count):
            sibling = school.person("Bea", "Whitlock", date(2014, 1, 1 + number))
            by = school.work()
            record_relationship(by=by, person=amara, stated=Relationship(Whom(sibling), RelationKind.SIBLING))
        by = school.work()
        with django_assert_num_queries(5):
            page = person_page(by, amara)
        assert len(page.relationships) in (1, 25)
