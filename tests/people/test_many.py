"""Whole families at once: the same records, the same walls, one entry; all of them or none (clauses 2.2, 3.4, 3.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.actions.record_people import Circle, Holds, Home, Tie, record_people
from chiltern.people.actions.record_person import Birth, Identifier, IdentifierKind, Name, Person
from chiltern.people.actions.record_relationship import RelationKind
from chiltern.people.actions.record_responsibility import ResponsibilityHow
from chiltern.people.actions.record_status import HowKnown, Status, StatusKind
from chiltern.people.models import Person as PersonRow
from chiltern.people.queries import person_page, search_people
from tests.conftest import enter_as_post
from tests.people.conftest import School


def family(number: int, *, nhs: str = "") -> Circle:
    """A child, a mother, their home, what is between them, and a status."""
    child, mother = f"child-{number}", f"mother-{number}"
    numbers = (Identifier(IdentifierKind.NHS_NUMBER, nhs),) if nhs else ()
    return Circle(
        people={
            child: Person(
                (Name("Amara", "Whitlock"),), birth=Birth(on=date(2016, 3, 9)), identifiers=numbers
            ),
            mother: Person((Name("Ruth", "Whitlock"),), is_child=False),
        },
        homes=(Home((child, mother), "family home"),),
        ties=(Tie(child, mother, RelationKind.MOTHER),),
        holds=(Holds(child, mother, how=ResponsibilityHow.BIRTH_MOTHER), Holds(child, name="Council")),
        statuses=((child, Status(StatusKind.CHILD_IN_NEED, "Social Care", HowKnown.TOLD)),),
    )


def test_a_family_is_there_as_if_recorded_one_by_one(school: School) -> None:
    by = school.work()
    ids = record_people(by=by, circles=[family(1, nhs="9990000018")], readers=[school.house.team])
    page = person_page(by, ids["child-1"])
    assert [(one.whom.called, one.kind) for one in page.relationships] == [("Ruth Whitlock", "mother")]
    assert {one.holder.called for one in page.responsibilities} == {"Ruth Whitlock", "Council"}
    assert [[line.called for line in home.members] for home in page.households] == [["Ruth Whitlock"]]
    assert [one.kind for one in page.statuses] == ["child in need"]
    assert [one.id for one in search_people(by, identifier="9990000018")] == [ids["child-1"]]


def test_it_leaves_one_entry_for_the_list(school: School) -> None:
    record_people(by=school.work(), circles=[family(1), family(2)], readers=[school.house.team])
    with connection.cursor() as cursor:
        cursor.execute("select kind from ledger_opening")
        assert cursor.fetchall() == [("people.recorded",)]


def test_the_walls_stand_as_for_one(school: School, schools: Callable[[], School]) -> None:
    ids = record_people(by=school.work(), circles=[family(1)], readers=[school.house.team])
    school.conflict(ids["mother-1"])
    for post in (school.other_team, school.conflicted, schools().post):
        by = enter_as_post(post)
        assert search_people(by, text="Amara Whitlock") == ()
        with pytest.raises(Missing):
            person_page(by, ids["child-1"])


def test_one_wrong_digit_refuses_the_whole_list(school: School) -> None:
    with pytest.raises(Invalid, match="nhs_number"):
        record_people(
            by=school.work(), circles=[family(1), family(2, nhs="9990000019")], readers=[school.house.team]
        )
    assert not PersonRow.objects.exists()


@pytest.mark.parametrize("born", [date(2016, 3, 9), date(2017, 1, 1)])
def test_a_parent_who_is_not_older_than_the_child_refuses_the_list_with_the_two_rows(
    school: School, born: date
) -> None:
    second = family(2)
    late = {**second.people, "mother-2": replace(second.people["mother-2"], birth=Birth(on=born))}
    tied = replace(second, people=late, holds=())
    held = replace(second, people=late, ties=())
    other_way = replace(held, holds=(), ties=(Tie("mother-2", "child-2", RelationKind.CHILD),))
    for circle, field in ((tied, "ties"), (held, "holds"), (other_way, "ties")):
        with pytest.raises(Invalid, match=f"invalid.{field}") as wrong:
            record_people(by=school.work(), circles=[family(1), circle], readers=[school.house.team])
        assert "mother-2 and child-2: a parent must be older than the child" in wrong.value.says
    assert not PersonRow.objects.exists()


def test_a_longer_list_takes_two_queries_more_for_each_person_and_home(school: School) -> None:
    def queries(count: int) -> int:
        by = school.work()
        with CaptureQueriesContext(connection) as captured:
            record_people(by=by, circles=[family(n) for n in range(count)], readers=[school.house.team])
        return len(captured)

    queries(1)  # the agency's own key is opened once and kept
    assert queries(11) - queries(1) == 10 * 3 * 2
