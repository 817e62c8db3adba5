"""What an act on people writes down, what it refuses, and that each leaves one entry (clauses 3.4, 3.5, 3.8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.people.actions.change_person import Change, change_person
from chiltern.people.actions.record_household import Household, Member, record_household
from chiltern.people.actions.record_person import (
    Address,
    Birth,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Person,
    PlaceKind,
    Whom,
    record_person,
)
from chiltern.people.actions.record_relationship import (
    Contact,
    RelationKind,
    Relationship,
    record_relationship,
)
from chiltern.people.actions.record_responsibility import (
    Responsibility,
    ResponsibilityHow,
    record_responsibility,
)
from chiltern.people.actions.record_status import CareSection, HowKnown, Status, StatusKind, record_status
from chiltern.people.queries import household_of, person_page
from tests.conftest import enter_as_post
from tests.people.conftest import School

AMARA = Person(names=(Name("Amara", "Whitlock"),), birth=Birth(on=date(2016, 3, 9)))
MOTHER = Relationship(Whom(name="Ruth Whitlock"), RelationKind.MOTHER)
PLAN = Status(
    StatusKind.PROTECTION_PLAN, "Children's Social Care", HowKnown.SEEN_ON_PAPER, since=date(2026, 1, 5)
)


def entries() -> list[str]:
    """Kinds of the entries of whoever acts now, in order."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select kind from ledger_opening order by at, kind")
        return [kind for (kind,) in cursor.fetchall()]


def test_a_person_is_shown_as_recorded(school: School) -> None:
    stated = Person(
        names=(Name("Amara", "Whitlock"), Name("Mari", "Whitlock", NameKind.KNOWN_AS)),
        birth=Birth(on=date(2016, 3, 9), estimated=True),
        addresses=(Address("3 Chalk Row", "zz9 7ab", since=date(2020, 9, 1)),),
        identifiers=(Identifier(IdentifierKind.NHS_NUMBER, "999 000 0018"),),
        language="Igbo",
        formats="Large print",
    )
    amara = record_person(by=school.work(), stated=stated, readers=[school.house.team])
    page = person_page(school.work(), amara)
    assert (page.called, page.born, page.estimated, page.language, page.formats) == (
        "Amara Whitlock", date(2016, 3, 9), True, "Igbo", "Large print",
    )  # fmt: skip
    assert [(name.text, name.kind) for name in page.names] == [
        ("Amara Whitlock", "name"),
        ("Mari Whitlock", "known as"),
    ]
    assert [(one.text, one.postcode, one.kind) for one in page.addresses] == [
        ("3 Chalk Row", "ZZ9 7AB", "home")
    ]
    assert [(one.value, one.kind) for one in page.identifiers] == [("999 000 0018", "NHS number")]
    assert entries() == ["person.recorded"]


def test_an_unborn_child_is_recorded_by_its_due_date(school: School) -> None:
    by = school.work()
    due = date.fromordinal(by.at.date().toordinal() + 100)
    baby = record_person(by=by, stated=Person(names=(), birth=Birth(due=due)), readers=[school.house.team])
    page = person_page(by, baby)
    assert page.called == f"Unborn child, due {due.day} {due:%B %Y}"
    assert (page.age, page.due) == (None, due)


def test_a_new_home_ends_the_old_one_and_a_telephone_stands_beside(school: School) -> None:
    amara, moved = school.person("Amara", "Whitlock"), date(2026, 10, 1)
    for address in (Address("9 Mill Lane"), Address("01632 960 001", kind=PlaceKind.PHONE)):
        change_person(by=school.work(), person=amara, stated=Change(on=moved, address=address))
    shown = {
        one.text: (one.since, one.until, one.former) for one in person_page(school.work(), amara).addresses
    }
    assert shown == {
        "3 Chalk Row, Wenbury": (None, moved, True),
        "9 Mill Lane": (moved, None, False),
        "01632 960 001": (moved, None, False),
    }
    assert entries() == ["person.recorded", "person.changed", "person.changed"]


def test_what_is_ended_must_be_the_persons_own(school: School) -> None:
    amara, joel = school.person("Amara", "Whitlock"), school.person("Joel", "Marsh")
    home = person_page(school.work(), joel).addresses[0].id
    with pytest.raises(Missing):
        change_person(by=school.work(), person=amara, stated=Change(ends=(home,)))
    change_person(by=school.work(), person=joel, stated=Change(ends=(home,)))
    assert person_page(school.work(), joel).addresses[0].former


def test_a_change_before_what_it_replaces_is_refused(school: School) -> None:
    amara = school.person("Amara", "Whitlock", addresses=(Address("3 Chalk Row", since=date(2026, 5, 1)),))
    with pytest.raises(Invalid, match=r"invalid\.on"):
        change_person(
            by=school.work(), person=amara, stated=Change(on=date(2026, 4, 1), address=Address("9 Mill Lane"))
        )
    assert [one.text for one in person_page(school.work(), amara).addresses] == ["3 Chalk Row"]


def test_a_household_shows_who_lives_there_until_it_is_replaced(school: School) -> None:
    amara, joel, nia = (
        school.person(*name) for name in (("Amara", "Whitlock"), ("Joel", "Marsh"), ("Nia", "Clarke"))
    )
    first = record_household(
        by=school.work(),
        stated=Household((Member(amara), Member(joel)), called="at her mother's"),
        readers=[school.house.team],
    )
    (home,) = household_of(school.work(), amara)
    assert (home.called, [line.called for line in home.members]) == ("at her mother's", ["Joel Marsh"])
    again = Household((Member(amara), Member(nia)), instead_of=first)
    record_household(by=school.work(), stated=again, readers=[school.house.team])
    (home,) = household_of(school.work(), amara)
    assert [line.called for line in home.members] == ["Nia Clarke"]
    assert household_of(school.work(), joel) == ()


def test_a_relationship_is_seen_from_both_ends(school: School) -> None:
    amara, ruth = (
        school.person("Amara", "Whitlock"),
        school.person("Ruth", "Whitlock", date(1988, 1, 1), is_child=False),
    )
    stated = Relationship(Whom(ruth), RelationKind.MOTHER, Contact.LIVES_WITH, note="Prefers to be rung")
    record_relationship(by=school.work(), person=amara, stated=stated)
    for person in (amara, ruth):
        (one,) = person_page(school.work(), person).relationships
        assert (one.whom.called, one.kind, one.of.called, one.contact) == (
            "Ruth Whitlock", "mother", "Amara Whitlock", "lives with",
        )  # fmt: skip


def test_responsibility_is_held_for_children_alone(school: School) -> None:
    amara, ruth = (
        school.person("Amara", "Whitlock"),
        school.person("Ruth", "Whitlock", date(1988, 1, 1), is_child=False),
    )
    council = Responsibility(Whom(name="Chilternshire Council"), ResponsibilityHow.CARE_ORDER)
    record_responsibility(
        by=school.work(), person=amara, stated=Responsibility(Whom(ruth), ResponsibilityHow.BIRTH_MOTHER)
    )
    record_responsibility(by=school.work(), person=amara, stated=council)
    held = {one.holder.called: one.how for one in person_page(school.work(), amara).responsibilities}
    assert held == {
        "Ruth Whitlock": "mother, by birth",
        "Chilternshire Council": "the council, under a care order",
    }
    with pytest.raises(Invalid, match=r"invalid\.holder"):
        record_responsibility(by=school.work(), person=ruth, stated=council)


def test_a_status_is_replaced_by_a_later_one(school: School) -> None:
    amara = school.person("Amara", "Whitlock")
    plan = record_status(by=school.work(), person=amara, stated=PLAN)
    care = Status(
        StatusKind.LOOKED_AFTER,
        "Family Court",
        HowKnown.TOLD,
        CareSection.SECTION_38,
        since=date(2026, 6, 1),
        instead_of=plan,
    )
    record_status(by=school.work(), person=amara, stated=care)
    shown = {
        one.kind: (one.section, one.by_whom, one.until) for one in person_page(school.work(), amara).statuses
    }
    assert shown == {
        "child protection plan": ("", "Children's Social Care", date(2026, 6, 1)),
        "looked after": ("interim care order, section 38", "Family Court", None),
    }


def test_the_same_number_leads_to_the_record_that_has_it(school: School) -> None:
    number = (Identifier(IdentifierKind.NHS_NUMBER, "9990000018"),)
    amara = school.person("Amara", "Whitlock", identifiers=number)
    with pytest.raises(AlreadyDone) as done:
        school.person("Amara", "Whitlok", identifiers=number)
    assert done.value.by_thing == amara


def test_a_number_of_a_hidden_record_shows_nothing(school: School) -> None:
    number = (Identifier(IdentifierKind.NHS_NUMBER, "9990000018"),)
    amara = school.person("Amara", "Whitlock", identifiers=number)
    stated = Person(names=(Name("A", "W"),), identifiers=number)
    by = enter_as_post(school.other_team)
    assert record_person(by=by, stated=stated, readers=[school.house.other_team]) != amara


@pytest.mark.parametrize("whose", ["nobody", "another agency", "another team"])
def test_a_record_is_given_to_readers_of_ones_own(
    school: School, schools: Callable[[], School], whose: str
) -> None:
    readers = {
        "nobody": [],
        "another agency": [school.house.team, schools().house.team],
        "another team": [school.house.other_team],
    }[whose]
    with pytest.raises(Invalid, match=r"invalid\.readers"):
        record_person(by=school.work(), stated=AMARA, readers=readers)
    assert entries() == ["person.recorded.refused"]


def test_a_refusal_is_recorded_and_leaves_nothing_half_written(school: School) -> None:
    from chiltern.people.models import Person as Row

    bad = Person(names=AMARA.names, identifiers=(Identifier(IdentifierKind.NHS_NUMBER, "9990000019"),))
    with pytest.raises(Invalid, match="nhs_number"):
        record_person(by=school.work(), stated=bad, readers=[school.house.team])
    assert not Row.objects.exists()
    assert entries() == ["person.recorded.refused"]


def test_a_representative_records_nobody(school: School) -> None:
    with pytest.raises(Refused) as refused:
        record_person(by=enter_as_post(school.representative), stated=AMARA, readers=[school.house.team])
    assert refused.value.key == "not_your_role"


@pytest.mark.parametrize("who", ["other_team", "conflicted", "stranger", "made_up"])
def test_whom_one_may_not_see_one_does_not_change(
    school: School, schools: Callable[[], School], who: str
) -> None:
    amara, joel = school.person("Amara", "Whitlock"), school.person("Joel", "Marsh")
    school.conflict(amara)
    post = schools().post if who == "stranger" else school.post if who == "made_up" else getattr(school, who)
    person = uuid4() if who == "made_up" else amara
    by = enter_as_post(post)
    acts: list[Callable[[], object]] = [
        lambda: change_person(by=by, person=person, stated=Change(language="Welsh")),
        lambda: record_relationship(by=by, person=person, stated=MOTHER),
        lambda: record_responsibility(by=by, person=person, stated=Responsibility(Whom(name="A"))),
        lambda: record_status(by=by, person=person, stated=PLAN),
        lambda: record_household(by=by, stated=Household((Member(person),)), readers=[post]),
        lambda: name_in_an_address(by, person, post),
    ]
    for act in acts:
        with pytest.raises(Missing):
            act()
    assert person_page(school.work(), amara).language == ""
    assert joel


def name_in_an_address(by: object, person: UUID, post: UUID) -> UUID:
    """Hides an address from somebody: he has to be there for whoever does it."""
    hidden = Address("1 Row", hidden_from=(Whom(person),))
    return record_person(by=by, stated=Person(names=AMARA.names, addresses=(hidden,)), readers=[post])  # type: ignore[arg-type]
