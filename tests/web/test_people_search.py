"""Finding one's own people on a page: nobody else's, and nobody whom this post may not see. Clauses 2.2 and 3.7."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.people.actions.record_person import Address, Birth, Identifier, IdentifierKind, Name, Whom
from chiltern.people.workings.paper import reference_of
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body
from tests.web.people_pages import BORN, NHS, statements, typed

pytestmark = pytest.mark.clause("2.2")


def found(browser: Browser, **asked: str) -> str:
    page = browser.get("/people/", asked)
    assert page.status_code == 200
    return body(page)


def test_nobody_is_asked_to_sign_in(db: None) -> None:
    assert Browser().get("/people/")["Location"] == "/sign-in/?next=%2Fpeople%2F"


def test_somebody_is_found_by_name_by_date_and_by_number(cast: Cast) -> None:
    number = Identifier(IdentifierKind.NHS_NUMBER, NHS)
    child = Stage(cast).child(cast.school, identifiers=(number,))
    browser = Browser(cast.school.practitioner)
    for asked in ({"text": "whitlok amara"}, BORN, {"number": "999 123 4500"}):
        page = found(browser, **asked)
        assert f'href="/people/{child}/"' in page
        assert "1 person found" in page
        assert "Child, born 9 March 2016" in page


def test_whoever_is_found_by_the_sound_of_a_name_is_marked_and_no_other(cast: Cast) -> None:
    stage = Stage(cast)
    for given, family in (("Joel", "Marsh"), ("Joelle", "March")):
        stage.child(cast.school, names=(Name(given, family),))
    browser = Browser(cast.school.duty)
    marked = {
        "/people/?text=joel+marsh": "Sounds alike. Child",
        "/tell/": "sounds alike, written differently",
    }
    for path, mark in marked.items():
        page = body(browser.get(path)) if "text" in path else searched_in_telling(browser)
        first, second = page.index("Joel Marsh"), page.index("Joelle March")
        assert page.count(mark) == 1
        assert first < second < page.index(mark)


def searched_in_telling(browser: Browser) -> str:
    journey = browser.send("/tell/")["Location"].replace("danger/", "")
    return body(browser.get(f"{journey}who/", {"q": "joel marsh"}))


def test_another_agency_another_team_and_a_conflict_find_nobody(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    cast.set_conflict(cast.school, cast.school.conflicted, child)
    for post in (cast.school.colleague, cast.school.conflicted, cast.stranger.practitioner):
        page = found(Browser(post), text="Amara Whitlock", **BORN)
        assert "Nobody found" in page
        assert str(child) not in page
        assert "born 9 March" not in page


def test_nobody_found_leads_to_recording_someone_with_what_was_typed(cast: Cast) -> None:
    page = found(Browser(cast.school.practitioner), text="Noor <b>Example")
    assert "Nobody found" in page
    assert "/people/new/?text=Noor+%3Cb%3EExample" in page
    assert "<b>Example" not in page
    new = body(Browser(cast.school.practitioner).get("/people/new/", {"text": "Noor Ann Example"}))
    assert (typed(new)["given"], typed(new)["family"]) == ("Noor Ann", "Example")


def test_a_hidden_address_is_not_shown_in_a_list(cast: Cast) -> None:
    hidden = Address("7 Secret Lane", hidden_from=(Whom(name="Darren"),))
    Stage(cast).child(cast.school, addresses=(hidden,))
    Stage(cast).child(cast.school, names=(Name("Ben", "Whitlock"),), addresses=(Address("3 Open Road"),))
    page = found(Browser(cast.school.practitioner), text="Whitlock")
    assert "3 Open Road" in page
    assert "Secret Lane" not in page
    assert "Address hidden" in page


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"text": " "}, "Enter a name, a date of birth or a number"),
        ({**BORN, "birth-day": "31", "birth-month": "2"}, "must be a real date"),
        ({**BORN, "birth-year": "20l6"}, "a year of four numbers"),
        ({"text": "x" * 200_000}, "Name must be 200 characters or fewer; this is 200,000"),
        ({"number": "9" * 200_000}, "Number must be 40 characters or fewer"),
        ({"text": "a\0b"}, "unreadable sign"),
    ],
)
def test_what_cannot_be_searched_is_said_at_its_question(
    cast: Cast, asked: dict[str, str], says: str
) -> None:
    Stage(cast).child(cast.school)
    page = found(Browser(cast.school.practitioner), **asked)
    assert says in page
    assert "There is a problem" in page
    assert "person found" not in page


def test_who_never_searches_is_told_so_with_the_clause(cast: Cast) -> None:
    page = Browser(cast.school.representative).get("/people/")
    assert page.status_code == 403
    assert "/code/2.2/" in body(page)
    assert Browser(cast.school.representative).get("/people/new/").status_code == 403


def test_more_than_fifty_are_said_to_be_more(cast: Cast) -> None:
    from chiltern.people.changes import make_people
    from chiltern.people.workings import given

    by = cast.become(cast.school.practitioner)
    one = given.Person(names=(given.Name("Amara", "Whitlock"),), birth=given.Birth(on=date(2016, 3, 9)))
    make_people(
        keeper=by.agency, at=by.at, stated={uuid4(): one for _ in range(51)}, readers=[cast.school.team]
    )
    page = found(Browser(cast.school.practitioner), text="Whitlock")
    assert page.count("chiltern-work__item") == 50
    assert "The 50 likeliest people are shown; there may be more" in page


def test_a_search_takes_the_same_few_queries_for_one_and_for_many(cast: Cast) -> None:
    stage, counts = Stage(cast), []
    for more in (1, 24):
        for _ in range(more):
            stage.child(cast.school, birth=Birth(on=date(2016, 3, 9)), addresses=(Address("3 Chalk Row"),))
        browser = Browser(cast.school.practitioner)
        browser.get("/people/", {"text": "Whitlock"})
        with CaptureQueriesContext(connection) as work:
            page = browser.get("/people/", {"text": "Whitlock"})
        counts.append(statements(work))
    assert "25 people found" in body(page)
    assert len(counts[0]) == len(counts[1])
    assert len(counts[0]) <= 12, [sql[:150] for sql in counts[0]]


@pytest.mark.clause("9.1", "3.7")
def test_a_form_that_was_printed_leads_by_its_reference_to_where_it_is_filled_in(cast: Cast) -> None:
    stage = Stage(cast)
    child, theirs = stage.child(cast.school), stage.child(cast.police)
    browser = Browser(cast.school.practitioner)
    printed = reference_of(child)
    assert printed in body(browser.get(f"/people/{child}/consent/form/"))
    for typed_in in (printed, printed.lower().replace("-", " ")):
        page = found(browser, paper=typed_in)
        assert f'href="/people/{child}/consent/"' in page
        assert "record what was answered" in page
    assert "Record consent" in body(browser.get(f"/people/{child}/consent/"))
    assert "for example 1A2B-3C4D" in found(browser, paper="ABC")
    assert "Nobody found" in found(browser, paper=reference_of(theirs))
    assert "Nobody found" in found(Browser(cast.school.colleague), paper=printed)
    assert "Nobody found" in found(Browser(cast.school.conflicted), paper=reference_of(uuid4()))
