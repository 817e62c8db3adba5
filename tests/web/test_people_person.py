"""One person's page: all that is known, what is hidden marked, and nothing for whoever may not see them. Clause 2.2."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.people.actions.record_household import Household, Member, record_household
from chiltern.people.actions.record_person import Address, Birth, Identifier, IdentifierKind, Name, Whom
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
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body
from tests.web.people_pages import NHS, statements

pytestmark = pytest.mark.clause("2.2")
PATHS = (
    "",
    "change/",
    "change/name/",
    "change/address/",
    "change/number/",
    "change/birth/",
    "change/needs/",
    "change/ended/",
    "household/",
    "relationship/",
    "responsibility/",
    "status/",
)


GROWN_UP = Birth(on=date(1990, 5, 1))


def whole(cast: Cast) -> tuple[UUID, UUID]:
    """A child with something in every part of the page, and her mother."""
    stage, school = Stage(cast), cast.school
    mother = stage.child(school, names=(Name("Ruth", "Whitlock"),), is_child=False, birth=GROWN_UP)
    home = Address("7 Secret Lane", "ZZ9 7AB", hidden_from=(Whom(name="Darren"), Whom(person=mother)))
    number = Identifier(IdentifierKind.NHS_NUMBER, NHS)
    child = stage.child(school, addresses=(home,), identifiers=(number,), language="Urdu", formats="Signing")
    by = cast.become(school.practitioner)
    stated = Relationship(Whom(person=mother), RelationKind.MOTHER, Contact.SUPERVISED, "Saturdays")
    record_relationship(by=by, person=child, stated=stated)
    held = Responsibility(Whom(name="Chilternshire Council"), ResponsibilityHow.CARE_ORDER)
    record_responsibility(by=by, person=child, stated=held)
    care = Status(
        StatusKind.LOOKED_AFTER, "Family Court", HowKnown.TOLD, CareSection.SECTION_31, "Weekly visits"
    )
    record_status(by=by, person=child, stated=care)
    living = Household((Member(child), Member(mother)), "At her mother’s")
    record_household(by=by, stated=living, readers=[school.team])
    return child, mother


def test_a_page_shows_everything_that_is_known(cast: Cast) -> None:
    child, mother = whole(cast)
    page = body(Browser(cast.school.practitioner).get(f"/people/{child}/"))
    texts = ("Amara Whitlock", "9 March 2016", "7 Secret Lane", "ZZ9 7AB", "999 123 4500", "Urdu", "Signing")
    family = (
        "Ruth Whitlock",
        "Supervised contact only",
        "Saturdays",
        "At her mother’s",
        "Chilternshire Council",
    )
    care = (
        "The council, under a care order",
        "Looked after",
        "Care order, section 31",
        "Family Court",
        "Weekly visits",
    )
    for text in (*texts, *family, *care, "hidden from Darren, Ruth Whitlock"):
        assert text in page
    assert f'href="/people/{mother}/"' in page
    assert page.count("<h1") == 1


def test_the_other_side_of_a_relationship_stands_on_the_other_page(cast: Cast) -> None:
    child, mother = whole(cast)
    page = body(Browser(cast.school.practitioner).get(f"/people/{mother}/"))
    assert "Mother of" in page
    assert f'href="/people/{child}/"' in page
    assert "Parental responsibility" not in page


def test_a_conflict_with_the_mother_takes_her_out_of_the_childs_page(cast: Cast) -> None:
    child, mother = whole(cast)
    plain = Stage(cast).child(cast.school, names=(Name("Ben", "Whitlock"),))
    by = cast.become(cast.school.practitioner)
    record_household(by=by, stated=Household((Member(plain), Member(mother))), readers=[cast.school.team])
    cast.set_conflict(cast.school, cast.school.conflicted, mother)
    browser = Browser(cast.school.conflicted)
    assert "Ruth" not in body(browser.get(f"/people/{plain}/"))
    assert browser.get(f"/people/{mother}/").status_code == 404
    assert browser.get(f"/people/{child}/").status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_who_may_not_see_a_person_gets_the_same_answer_as_for_nobody(cast: Cast, path: str) -> None:
    child = Stage(cast).child(cast.school)
    cast.set_conflict(cast.school, cast.school.conflicted, child)
    assert Browser(cast.school.practitioner).get(f"/people/{child}/{path}").status_code == 200
    for post in (cast.school.colleague, cast.school.conflicted, cast.stranger.practitioner):
        browser = Browser(post)
        nobody = uuid4()
        for asked in (browser.get, lambda address, browser=browser: browser.post(address, {"a": "b"})):
            answer, made_up = (asked(f"/people/{each}/{path}") for each in (child, nobody))
            assert answer.status_code == made_up.status_code
            assert answer.status_code in (404, 405)
            assert body(answer) == body(made_up)


def test_a_page_is_asked_in_the_same_queries_however_much_is_known(cast: Cast) -> None:
    child, _ = whole(cast)
    counts = []
    for more in (0, 24):
        by = cast.become(cast.school.practitioner)
        for number in range(more):
            stated = Relationship(Whom(name=f"Aunt {number}"), RelationKind.OTHER)
            record_relationship(by=by, person=child, stated=stated)
        browser = Browser(cast.school.practitioner)
        browser.get(f"/people/{child}/")
        with CaptureQueriesContext(connection) as work:
            page = body(browser.get(f"/people/{child}/"))
        counts.append(statements(work))
    assert "Aunt 23" in page
    assert len(counts[0]) == len(counts[1])
    assert len(counts[0]) <= 12, [sql[:150] for sql in counts[0]]
