"""Finding one's own people: misspelt, turned round, by number or date; never anybody whom one may not see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from chiltern.foundation.gate import Invalid, Refused
from chiltern.people.actions.change_person import Birth, Change, Name, change_person
from chiltern.people.actions.record_person import Address, Identifier, IdentifierKind
from chiltern.people.models import SearchToken
from chiltern.people.queries import search_people
from tests.conftest import enter_as_post
from tests.people.conftest import School

NHS = "999 000 0018"
UPN = "E801200005003"


def found(by: Any, **asked: Any) -> list[UUID]:
    return [one.id for one in search_people(by, **asked)]


@pytest.mark.parametrize(
    "text",
    [
        "Amara Whitlock",
        "whitlock amara",
        "Amarah Whitlok",
        "AMARA",
        "Wittlock",
        "  amara\twhitlock  ",
        "Amára Whítlock",
    ],
)
def test_a_name_is_found_misspelt_and_in_any_order(school: School, text: str) -> None:
    amara = school.person("Amara", "Whitlock")
    school.person("Joel", "Marsh")
    assert found(school.work(), text=text) == [amara]


@pytest.mark.parametrize(
    ("given", "family", "texts"),
    [
        ("Siân", "O'Brien", ["sian obrien", "O’Brien", "o'brian sian"]),
        ("Zoë Mae", "St John-Smythe", ["zoe smythe", "st. john smythe", "stjohn", "SMITHE Zoe"]),
        ("Łucja", "Nowak", ["lucja nowak"]),
        ("李", "小龍", ["小龍"]),
    ],
)
def test_names_of_every_kind_are_found(school: School, given: str, family: str, texts: list[str]) -> None:
    person = school.person(given, family)
    assert [found(school.work(), text=text) for text in texts] == [[person]] * len(texts)


def test_a_number_or_a_date_finds_the_person(school: School) -> None:
    numbers = (Identifier(IdentifierKind.NHS_NUMBER, NHS), Identifier(IdentifierKind.UPN, UPN))
    amara = school.person("Amara", "Whitlock", identifiers=numbers)
    school.person("Amara", "Whitlock", date(2016, 3, 12))
    by = school.work()
    for asked in (
        {"identifier": "9990000018"},
        {"identifier": UPN.lower()},
        {"text": NHS},
        {"born": date(2016, 3, 9)},
    ):
        assert found(by, **asked) == [amara], asked


def test_a_namesake_with_another_date_stays_in_sight_below(school: School) -> None:
    asked_for, cousin = (
        school.person("Amara", "Whitlock"),
        school.person("Amara", "Whitlock", date(2016, 3, 12)),
    )
    school.person("Amara", "Clarke", date(2012, 1, 15))
    assert found(school.work(), text="Amara Whitlock", born=date(2016, 3, 9)) == [asked_for, cousin]


def test_nothing_asked_and_nothing_alike_find_nobody(school: School) -> None:
    school.person("Amara", "Whitlock")
    for asked in (
        {},
        {"text": " -' "},
        {"text": "Zzyzx"},
        {"identifier": "9990000026"},
        {"born": date(2011, 1, 1)},
    ):
        assert found(school.work(), **asked) == []


def test_a_result_tells_namesakes_apart(school: School) -> None:
    school.person("Amara", "Whitlock", addresses=(Address("3 Chalk Row, Wenbury", "zz9 7ab"),))
    (one,) = search_people(school.work(), text="Amara")
    assert (one.called, one.born, one.home, one.home_hidden) == (
        "Amara Whitlock",
        date(2016, 3, 9),
        "3 Chalk Row, Wenbury, ZZ9 7AB",
        False,
    )


def test_at_most_fifty_come_back(school: School) -> None:
    for day in range(1, 29):
        for month in (1, 2):
            school.person("Amara", "Whitlock", date(2016, month, day))
    assert len(found(school.work(), text="Amara Whitlock")) == 50


def test_whoever_may_not_see_a_person_finds_nobody(school: School, schools: Callable[[], School]) -> None:
    amara = school.person("Amara", "Whitlock", identifiers=(Identifier(IdentifierKind.NHS_NUMBER, NHS),))
    stranger = schools()
    asked: list[dict[str, Any]] = [
        {"text": "Amara Whitlock"},
        {"identifier": NHS},
        {"born": date(2016, 3, 9)},
    ]
    assert [found(enter_as_post(school.colleague), **one) for one in asked] == [[amara]] * 3
    assert [found(enter_as_post(school.conflicted), **one) for one in asked] == [[amara]] * 3
    school.conflict(amara)
    for post in (school.other_team, school.conflicted, stranger.post):
        assert [found(enter_as_post(post), **one) for one in asked] == [[]] * 3


def test_two_agencies_never_share_a_token(school: School, schools: Callable[[], School]) -> None:
    neighbour = schools()
    school.person("Amara", "Whitlock")
    ours = tokens_seen(school)
    neighbour.person("Amara", "Whitlock")
    theirs = tokens_seen(neighbour)
    assert len(ours) == len(theirs) > 0
    assert not ours & theirs


def tokens_seen(school: School) -> set[bytes]:
    school.work()
    return {bytes(token) for token in SearchToken.objects.values_list("token", flat=True)}


def test_a_former_name_still_finds_and_a_wrong_date_does_not(school: School) -> None:
    nia = school.person("Nia", "Clarke", date(2012, 1, 15))
    change = Change(name=Name("Nia", "Okafor"), birth=Birth(on=date(2012, 1, 16)))
    change_person(by=school.work(), person=nia, stated=change)
    by = school.work()
    assert [found(by, text=text) for text in ("Nia Clarke", "Okafor")] == [[nia], [nia]]
    assert found(by, born=date(2012, 1, 15)) == []
    assert found(by, born=date(2012, 1, 16)) == [nia]


def test_a_text_of_200_000_characters_is_refused_in_words(school: School) -> None:
    with pytest.raises(Invalid) as refused:
        search_people(school.work(), text="a " * 100_000)
    assert (refused.value.field, refused.value.says) == (
        "text",
        "Name must be 200 characters or fewer; this is 199,999",
    )


def test_a_role_that_never_searches_is_told_so(school: School) -> None:
    school.person("Amara", "Whitlock")
    with pytest.raises(Refused) as refused:
        search_people(enter_as_post(school.representative), text="Amara")
    assert refused.value.key == "not_your_role"


def test_a_search_runs_as_many_queries_for_one_as_for_25(
    school: School, django_assert_num_queries: Callable[..., Any]
) -> None:
    for count in (1, 24):
        for number in range(count):
            school.person("Amara", "Whitlock", date(2015, 1 + number % 12, 1 + number))
        by = school.work()
        with django_assert_num_queries(3):
            assert len(search_people(by, text="Amara Whitlock")) == (1 if count == 1 else 25)
