"""Numbers, dates and texts that cannot be right are refused at their field, in words. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from chiltern.foundation.gate import Invalid
from chiltern.people.workings import checks, dates, identifiers
from chiltern.people.workings.given import (
    Address,
    Birth,
    Change,
    Household,
    Identifier,
    Name,
    Person,
    Status,
    Whom,
)
from chiltern.people.workings.kinds import CareSection, HowKnown, IdentifierKind, StatusKind

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
AMARA = Person(names=(Name("Amara", "Whitlock"),), birth=Birth(on=date(2016, 3, 9)))
LONG = "x" * 200_000


@pytest.mark.parametrize("typed", ["9990000018", "999 000 0018", "999-000-0018", " 999 0000018 "])
def test_an_nhs_number_is_kept_as_ten_digits(typed: str) -> None:
    assert identifiers.checked("nhs_number", IdentifierKind.NHS_NUMBER, typed) == "9990000018"


@pytest.mark.parametrize("last", [digit for digit in range(10) if digit != 8])
def test_a_wrong_check_digit_is_refused(last: int) -> None:
    with pytest.raises(Invalid) as refused:
        identifiers.checked("nhs_number", IdentifierKind.NHS_NUMBER, f"999000001{last}")
    assert (refused.value.field, refused.value.says) == (
        "nhs_number",
        "This is not an NHS number: its last digit does not match the others. Check each digit",
    )


@pytest.mark.parametrize("typed", ["", "99900000", "99900000181", "999000001X", "٩٩٩٠٠٠٠٠١٨"])
def test_what_is_no_nhs_number_at_all_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        identifiers.checked("nhs_number", IdentifierKind.NHS_NUMBER, typed)
    assert refused.value.says in ("NHS number must be 10 digits, like 999 123 4560", "Enter NHS number")


@pytest.mark.parametrize("typed", ["E801200005003", "e801200005003", " E801 2000 05003", "M80120000500A"])
def test_a_pupil_number_is_kept_in_capitals(typed: str) -> None:
    assert identifiers.checked("upn", IdentifierKind.UPN, typed) == "".join(typed.split()).upper()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("A801200005003", "first letter does not match"),
        ("E801200005030", "first letter does not match"),
        ("S801200005003", "a letter and 12 digits"),
        ("E80120000500", "a letter and 12 digits"),
        ("E8012000O5003", "a letter and 12 digits"),
    ],
)
def test_a_wrong_check_letter_is_refused(typed: str, says: str) -> None:
    with pytest.raises(Invalid, match=r"invalid\.upn") as refused:
        identifiers.checked("upn", IdentifierKind.UPN, typed)
    assert says in refused.value.says


@pytest.mark.parametrize("typed", ["30/2/2016", "2016-13-01", "yesterday", "", "9/3/16"])
def test_a_date_that_is_in_no_calendar_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match=r"invalid\.birth"):
        dates.read("birth", typed)


def test_a_date_is_read_as_people_write_it() -> None:
    assert dates.read("birth", " 9/3/2016 ") == dates.read("birth", "2016-03-09") == date(2016, 3, 9)


@pytest.mark.parametrize(
    ("birth", "field"),
    [
        (Birth(on=date(2026, 11, 17)), "birth"),
        (Birth(on=date(1890, 1, 1)), "birth"),
        (Birth(on=date(2026, 1, 1), due=date(2027, 1, 1)), "birth"),
        (Birth(due=date(2028, 1, 1)), "due"),
        (Birth(due=date(2026, 6, 1)), "due"),
    ],
)
def test_an_impossible_birth_is_refused(birth: Birth, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checks.person(replace(AMARA, birth=birth), NOW)
    assert refused.value.field == field


def test_a_birth_today_counts_on_the_day_in_england() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert checks.person(replace(AMARA, birth=Birth(on=date(2026, 7, 1))), late).birth.on == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("stated", "field", "says"),
    [
        (replace(AMARA, names=(Name(LONG, "W"),)), "given", "First names must be 200 characters or fewer"),
        (replace(AMARA, names=(Name("A", LONG),)), "family", "Last name must be 200 characters or fewer"),
        (replace(AMARA, addresses=(Address(LONG),)), "address", "Address must be 1,000 characters or fewer"),
        (replace(AMARA, addresses=(Address("1 Row", LONG),)), "postcode", "Postcode must be 40 characters"),
        (replace(AMARA, language=LONG), "language", "Language must be 500 characters or fewer"),
        (replace(AMARA, formats=LONG), "formats", "this is 200,000"),
        (
            replace(AMARA, identifiers=(Identifier(IdentifierKind.UPN, LONG),)),
            "upn",
            "40 characters or fewer",
        ),
        (
            replace(AMARA, addresses=(Address("1 Row", hidden_from=(Whom(name=LONG),)),)),
            "hidden_from",
            "Name must be 200 characters or fewer",
        ),
        (replace(AMARA, names=(Name("A\x00", "W"),)), "given", "contains a character that cannot be kept"),
        (replace(AMARA, names=AMARA.names * 51), "names", "at most 50"),
        (replace(AMARA, names=()), "name", "Enter a name, or the due date of an unborn child"),
        (replace(AMARA, names=(Name(" ", ""),)), "name", "Enter a first name or a last name"),
        (replace(AMARA, is_child=False, birth=Birth(due=date(2027, 1, 1))), "birth", "Only a child"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(stated: Person, field: str, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        checks.person(stated, NOW)
    assert refused.value.field == field
    assert says in refused.value.says


def test_an_end_before_its_beginning_is_refused() -> None:
    with pytest.raises(Invalid, match=r"invalid\.address_dates"):
        checks.address(Address("1 Row", since=date(2026, 2, 1), until=date(2026, 1, 1)))


def test_a_change_of_nothing_is_refused() -> None:
    with pytest.raises(Invalid, match=r"invalid\.change"):
        checks.change(Change(on=date(2026, 1, 1)), NOW)


def test_a_household_of_nobody_is_refused() -> None:
    with pytest.raises(Invalid, match=r"invalid\.members"):
        checks.household(Household(()))


@pytest.mark.parametrize(
    "stated",
    [
        Status(StatusKind.LOOKED_AFTER, "County Court", HowKnown.TOLD),
        Status(StatusKind.BAIL, "Police", HowKnown.TOLD, section=CareSection.SECTION_20),
    ],
)
def test_looked_after_names_its_section_and_nothing_else_does(stated: Status) -> None:
    with pytest.raises(Invalid, match=r"invalid\.section"):
        checks.status(stated, NOW)


@pytest.mark.parametrize(
    ("on", "years"), [(date(2026, 3, 8), 9), (date(2026, 3, 9), 10), (date(2016, 3, 9), 0)]
)
def test_an_age_is_whole_years(on: date, years: int) -> None:
    assert dates.age(date(2016, 3, 9), on) == years


def test_one_born_on_29_february_turns_older_on_1_march() -> None:
    assert [dates.age(date(2016, 2, 29), date(2026, *day)) for day in ((2, 28), (3, 1))] == [9, 10]
