"""Who matched: what agrees between two agencies' statements, and who is a namesake here (clauses 3.4, 3.5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest

from chiltern.code_of_practice.facts import MatchFacts
from chiltern.code_of_practice.matching import IDENTIFIERS, needs_second_look
from chiltern.code_of_practice.words import Answer
from chiltern.foundation.gate import Missing
from chiltern.people.actions.record_household import Household, Member, record_household
from chiltern.people.actions.record_person import (
    Address,
    Birth,
    Identifier,
    IdentifierKind,
    Name,
    Person,
    record_person,
)
from chiltern.people.facts import known, match_facts, person_facts
from chiltern.people.facts.identity import namesakes
from chiltern.people.workings.agreement import Known, agreeing
from chiltern.people.workings.matching_tokens import only_sounds_alike
from tests.conftest import enter_as_post
from tests.people.conftest import School

OURS = Known(
    names=("Amara Whitlock",),
    date_of_birth=date(2016, 3, 9),
    addresses=("3 Chalk Row, Wenbury ZZ1 4QA",),
    nhs_number="9990000018",
    upn="E801200005003",
    household=("Bea Whitlock",),
)


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [
        (OURS, set(IDENTIFIERS)),
        (Known(), set()),
        (Known(names=("amarah WHITLOK",)), {"name"}),
        (Known(names=("Amara Jane Whitlock",)), {"name"}),
        (Known(names=("Amara Whitby",)), set()),
        (Known(names=("李小龍",)), set()),
        (Known(addresses=("3 chalk row wenbury zz1 4qa",)), {"address"}),
        (Known(nhs_number="999 000 0018", upn="e801 200005003"), {"nhs_number", "upn"}),
        (Known(date_of_birth=date(2016, 3, 12)), set()),
        (Known(household=("Joel Marsh", "Bea Whitlock")), {"household"}),
    ],
)
def test_what_one_side_does_not_say_does_not_agree(stated: Known, agrees: set[str]) -> None:
    assert agreeing(OURS, stated) == agreeing(stated, OURS) == agrees


@pytest.mark.parametrize(
    ("typed", "alike"),
    [
        ("joel marsh", False),
        ("MARSH", False),
        ("Joelle Marsh", True),
        ("jole march", True),
        ("Marsh Owen", False),
        ("", False),
    ],
)
def test_a_name_that_is_only_heard_is_told_from_one_that_is_written_so(typed: str, alike: bool) -> None:
    assert only_sounds_alike(typed, ("Joel Marsh", "Joel St John")) is alike


def test_a_cousin_of_the_same_name_asks_for_a_second_look(school: School) -> None:
    amara = school.person("Amara", "Whitlock")
    stated = Known(names=("Amara Whitlock",), date_of_birth=date(2016, 3, 9))
    alone = match_facts(school.work(), amara, stated)
    assert alone == MatchFacts(agreeing=frozenset({"name", "date_of_birth"}), namesake=False)
    assert not needs_second_look(alone)
    school.person("Amara", "Whitlock", date(2016, 3, 12))
    both = match_facts(school.work(), amara, stated, Answer.YES)
    assert (both.namesake, both.second_look, needs_second_look(both)) == (True, Answer.YES, True)


@pytest.mark.parametrize(
    ("given", "family", "born", "counts"),
    [
        ("Amarah", "Whitlok", date(2001, 1, 1), True),
        ("Bea", "Whitlock", date(2016, 3, 9), True),
        ("Bea", "Whitlock", date(2019, 6, 21), False),
        ("Amara", "Clarke", date(2016, 3, 9), False),
    ],
)
def test_a_namesake_or_a_twin_counts_and_a_sister_does_not(
    school: School, given: str, family: str, born: date, counts: bool
) -> None:
    amara = school.person("Amara", "Whitlock")
    other = school.person(given, family, born)
    assert namesakes(school.work(), amara) == ((other,) if counts else ())


def test_a_namesake_whom_one_may_not_see_does_not_show(school: School, schools: Callable[[], School]) -> None:
    amara = school.person("Amara", "Whitlock")
    by = enter_as_post(school.other_team)
    hidden = Person((Name("Amara", "Whitlock"),), birth=Birth(on=date(2016, 3, 9)))
    record_person(by=by, stated=hidden, readers=[school.house.other_team])
    assert namesakes(school.work(), amara) == ()
    for post in (school.other_team, schools().post):
        with pytest.raises(Missing):
            match_facts(enter_as_post(post), amara, Known())


def test_what_is_known_is_what_stands_today(school: School) -> None:
    amara = school.person(
        "Amara",
        "Whitlock",
        addresses=(Address("1 Old Row", until=date(2020, 1, 1)), Address("3 Chalk Row", "ZZ1 4QA")),
        identifiers=(Identifier(IdentifierKind.NHS_NUMBER, "9990000018"),),
    )
    bea = school.person("Bea", "Whitlock", date(2019, 6, 21))
    record_household(
        by=school.work(), stated=Household((Member(amara), Member(bea))), readers=[school.house.team]
    )
    assert known(school.work(), amara) == Known(
        names=("Amara Whitlock",),
        date_of_birth=date(2016, 3, 9),
        addresses=("3 Chalk Row ZZ1 4QA",),
        nhs_number="9990000018",
        household=("Bea Whitlock",),
    )


def test_a_rule_is_told_an_age_on_the_day_and_nobody_unseen(school: School) -> None:
    amara, unborn = school.person("Amara", "Whitlock"), school.person("", "Price", None)
    school.work()
    facts = person_facts([amara, unborn, uuid4()], date(2026, 3, 8))
    assert {person: one.age for person, one in facts.items()} == {amara: 9, unborn: None}
    assert {one.competent for one in facts.values()} == {Answer.NOT_KNOWN}
