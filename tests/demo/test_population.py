"""The invented population: the same for a seed, with what real registers have, and nobody's real number."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources
from itertools import islice
from uuid import uuid4

import pytest
from nhs_number.validate import is_valid
from stdnum.gb import upn

from chiltern.agencies.workings import agreements as workings
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.words import Role
from chiltern.foundation.gate import Invalid
from chiltern.jobs.demo import agreed, population, staffing
from chiltern.jobs.demo.families import Family, Someone
from chiltern.jobs.demo.population import DAY_OF_THE_STORIES, Batch, batches, families, how_many_batches
from chiltern.people.actions.record_person import Person
from chiltern.people.workings import checks

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def every_batch() -> list[Batch]:
    return list(batches())


def children() -> list[Someone]:
    return [child for family in families() for child in family.children]


def record_of(batch_list: list[Batch], agency: str, key: str) -> Person:
    """One agency's own record. Raises StopIteration where it has none."""
    circles = (circle for batch in batch_list if batch.agency == agency for circle in batch.circles)
    return next(circle.people[key] for circle in circles if key in circle.people)


@pytest.mark.clause("1.2")
def test_the_agreements_are_between_signatories_and_one_is_past_its_review() -> None:
    listed = resources.files("chiltern.jobs.demo").joinpath("data/signatories.csv").read_text()
    known = {line.split(",")[0]: uuid4() for line in listed.splitlines()[1:]}
    law = Book.from_data(DAY_OF_THE_STORIES)
    made = agreed.agreements(known, DAY_OF_THE_STORIES)
    assert [asked.review_on < DAY_OF_THE_STORIES for _, asked in made] == [False, True]
    for name, asked in made:
        ahead = replace(asked, review_on=date(2028, 1, 1))
        assert workings.checked(ahead, known[name], law) == ahead


def test_there_are_2000_children_and_each_is_known_somewhere(every_batch: list[Batch]) -> None:
    keys = {child.key for child in children()}
    known = {key for batch in every_batch for circle in batch.circles for key in circle.people}
    assert len(keys) == len(children()) == 2000
    assert keys <= known


def test_a_surgery_has_a_receptionist_who_opens_the_post_and_others_have_none() -> None:
    surgery = {one.title: one for one in staffing.people_of("Millstream Surgery", "health")}
    reception = surgery.pop("Receptionist")
    assert (reception.role, reception.on_desk, reception.in_team) == (Role.PRACTITIONER, True, False)
    assert len({reception.name, *(one.name for one in surgery.values())}) == 5
    for elsewhere in ("Chilternshire Healthcare NHS Trust", "Chalk Hills Integrated Care Board"):
        assert {one.title for one in staffing.people_of(elsewhere, "health")} == set(surgery)


def test_the_same_seed_gives_the_same_batches_and_another_does_not() -> None:
    first = list(islice(batches(), 3))
    population.families.cache_clear()
    assert list(islice(batches(), 3)) == first
    assert list(islice(batches(seed=1), 3)) != first


def test_a_load_goes_on_at_the_number_where_it_stopped(every_batch: list[Batch]) -> None:
    assert [batch.number for batch in every_batch] == list(range(1, how_many_batches() + 1))
    assert list(batches(start=100)) == every_batch[99:]


def test_an_agency_names_nobody_whom_it_does_not_have_on_record(every_batch: list[Batch]) -> None:
    for batch in every_batch:
        for circle in batch.circles:
            named = [key for home in circle.homes for key in home.members]
            named += [key for tie in circle.ties for key in (tie.person, tie.to)]
            named += [key for holds in circle.holds for key in (holds.child, holds.holder) if key]
            assert set(named) <= set(circle.people)
        assert all(
            count == 1 for count in Counter(key for circle in batch.circles for key in circle.people).values()
        )


def test_every_record_passes_the_services_own_checks(every_batch: list[Batch]) -> None:
    for batch in every_batch:
        for circle in batch.circles:
            for person in circle.people.values():
                checks.person(person, NOON)
            for _, status in circle.statuses:
                checks.status(status, NOON)
    with pytest.raises(Invalid):
        checks.person(
            record_of(every_batch, "Millstream Surgery", "bea-whitlock"), datetime(2019, 1, 1, tzinfo=UTC)
        )


def test_numbers_are_valid_of_the_test_range_and_nobody_elses() -> None:
    nhs = [child.nhs_number for child in children() if child.nhs_number]
    pupils = [child.upn for child in children() if child.upn]
    assert all(number.startswith("999") and is_valid(number) for number in nhs)
    assert all(upn.calc_check_digit(number[1:]) == number[0] and number[1:4] == "899" for number in pupils)
    assert len(set(nhs)) == len(nhs) == sum(child.born is not None for child in children())
    assert len(set(pupils)) == len(pupils) > 1000


def test_it_has_what_makes_matching_hard() -> None:
    born = [child for child in children() if child.born]
    by_name = defaultdict(list)
    for child in born:
        by_name[child.given, child.family].append(child.born)
    close = [days for days in by_name.values() if 0 < (max(days) - min(days)).days <= 7]
    assert len(close) >= 8
    assert sum(bool(child.twin) for child in born) >= 15
    assert sum(child.due is not None for child in children()) >= 20
    assert sum(len(family.children) > 1 for family in families()) >= 300
    assert sum(bool(family.other_home) for family in families()) >= 100
    assert sum(bool(family.in_care) for family in families()) >= 8


def test_namesakes_have_records_of_their_own(every_batch: list[Batch]) -> None:
    amara = record_of(every_batch, "Cherry Orchard Primary School", "amara-whitlock")
    cousin = record_of(every_batch, "Hazeldene Primary School", "amara-whitlock-cousin")
    assert amara.names == cousin.names
    assert (amara.birth.on, cousin.birth.on) == (date(2016, 3, 9), date(2016, 3, 12))
    assert amara.identifiers != cousin.identifiers
    with pytest.raises(StopIteration):
        record_of(every_batch, "Cherry Orchard Primary School", "amara-whitlock-cousin")


@pytest.mark.parametrize(
    ("agency", "key", "born"),
    [
        ("Chilternshire Council – Children's Social Care", "amara-whitlock", date(2016, 3, 9)),
        ("Harbour Domestic Abuse Service", "amara-whitlock", date(2016, 3, 9)),
        ("Kite Youth Counselling", "joel-marsh", date(2013, 7, 30)),
        ("Aldbrook Academy", "nia-clarke", date(2012, 1, 15)),
        ("Open Door Sexual Health", "nia-clarke", date(2012, 1, 15)),
        ("Young Carers Chilternshire", "ollie-shaw", date(2017, 5, 2)),
        ("Safe Steps Refuge", "leila-haddad", date(2018, 11, 20)),
        ("Ridgeway Mental Health NHS Foundation Trust", "theo-banks", date(2014, 6, 18)),
    ],
)
def test_the_children_of_the_stories_are_at_their_agencies(
    every_batch: list[Batch], agency: str, key: str, born: date
) -> None:
    assert record_of(every_batch, agency, key).birth.on == born


def test_only_who_knows_the_refuge_has_its_address(every_batch: list[Batch]) -> None:
    (place,) = record_of(every_batch, "Safe Steps Refuge", "leila-haddad").addresses
    assert [whom.name for whom in place.hidden_from] == ["Karim Haddad (father)", "Nadim Haddad (cousin)"]
    assert record_of(every_batch, "Chilternshire Healthcare NHS Trust", "leila-haddad").addresses == ()
    with pytest.raises(StopIteration):
        record_of(every_batch, "Vale Homes", "leila-haddad")


def test_schools_and_surgeries_keep_their_own_numbers(every_batch: list[Batch]) -> None:
    kinds = defaultdict(set)
    for batch in every_batch:
        for circle in batch.circles:
            for person in circle.people.values():
                kinds[batch.agency].update(number.kind.value for number in person.identifiers)
    assert kinds["Cherry Orchard Primary School"] == {"upn"}
    assert kinds["Millstream Surgery"] == {"nhs_number"}
    assert kinds["Chilternshire Council – Early Help"] == {"nhs_number", "upn"}


def test_children_go_to_places_of_their_age() -> None:
    def at(family: Family, word: str) -> list[int]:
        keys = {key for agency, known in family.known_at.items() if word in agency for key in known}
        return [
            (DAY_OF_THE_STORIES - one.born).days for one in family.children if one.key in keys and one.born
        ]

    primary = [days / 365.25 for family in families() for days in at(family, "Primary School")]
    college = [days / 365.25 for family in families() for days in at(family, "College")]
    assert 4 < min(primary) < max(primary) < 12
    assert min(college) > 11
