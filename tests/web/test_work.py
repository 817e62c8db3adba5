"""Your work: what waits for this post, by its clock, and nothing else. Clauses 2.2 and 3.6."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("3.6")


def text(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined]


def test_nobody_is_asked_to_sign_in(db: None) -> None:
    assert Browser().get("/")["Location"] == "/sign-in/"


def test_where_nothing_waits_one_sentence_says_so_and_what_to_do_next(cast: Cast) -> None:
    page = text(Browser(cast.school.duty).get("/"))
    assert "Nothing waits for you." in page
    assert "To begin, choose what you want to do" in page
    assert 'id="list-' not in page
    assert "Ask someone" in page
    assert "Pip Practitioner" not in page
    assert "Dana Duty" in page


def test_a_request_waits_at_the_desk_and_with_those_who_asked_and_nowhere_else(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    desk = text(Browser(cast.school.duty).get("/"))
    assert "Children’s Social Care asks" in desk
    assert request.reference in desk
    assert "Amara" not in desk
    asker = text(Browser(cast.social_care.practitioner).get("/"))
    assert "Asked of St Osyth’s School" in asker
    for other in (cast.school.colleague, cast.social_care.colleague, cast.stranger.duty):
        assert request.reference not in text(Browser(other).get("/"))


def test_only_lists_that_hold_something_stand_there_and_one_sentence_for_the_rest(cast: Cast) -> None:
    Stage(cast).asked(cast.social_care, cast.school)
    page = text(Browser(cast.school.duty).get("/"))
    assert page.count('id="list-') == 1
    assert "Asked of us (1)" in page
    assert "Nothing else waits for you." in page
    assert "Nothing waits here" not in page


def test_what_is_answered_is_waited_for_no_longer_from_the_second_of_the_answer(cast: Cast) -> None:
    stage = Stage(cast)
    decision = stage.decided(cast.social_care, cast.school)
    stage.asked(cast.social_care, cast.health)
    asker = Browser(cast.social_care.practitioner)
    page = text(asker.get("/"))
    assert "We are waiting for (1)" in page
    assert f"/requests/{decision.about}/" not in page
    assert "Came in (1)" in page
    assert f"/requests/{decision.about}/" in text(asker.get("/work/over/"))


def test_a_list_is_paged_both_ways_by_its_clock(cast: Cast) -> None:
    stage = Stage(cast)
    sent = [stage.asked(cast.social_care, cast.school)[0].reference for _ in range(27)]
    desk = Browser(cast.school.duty)
    first = text(desk.get("/work/asked/"))
    assert sum(reference in first for reference in sent) == 25
    assert "In this list: 27." in first
    later = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = text(desk.get(later))
    assert sum(reference in second for reference in sent) == 2
    earlier = second.split('rel="prev"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert [r for r in sent if r in text(desk.get(earlier))] == [r for r in sent if r in first]


def test_a_list_starts_at_the_day_that_is_asked_for(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    desk = Browser(cast.school.duty)
    day = {"day-day": "1", "day-month": "1", "day-year": "2020"}
    assert request.reference in text(desk.get("/work/asked/", day))
    assert request.reference not in text(desk.get("/work/asked/", {**day, "day-year": "2999"}))
    assert "must be a real date" in text(desk.get("/work/asked/", {**day, "day-day": "31", "day-month": "2"}))


@pytest.mark.parametrize(
    "after", ["", "nonsense", "2026-11-16T00:00:00_x", "0001-01-01T00:00:00+14:00_" + "0" * 32]
)
def test_a_damaged_address_of_a_page_starts_at_the_beginning(cast: Cast, after: str) -> None:
    assert Browser(cast.school.duty).get("/work/asked/", {"after": after}).status_code == 200


def test_a_list_that_there_is_not_is_not_found(cast: Cast) -> None:
    assert Browser(cast.school.duty).get("/work/everything/").status_code == 404


@pytest.mark.parametrize("path", ["/", "/work/asked/"])
def test_a_list_takes_the_same_few_queries_with_one_row_and_with_many(cast: Cast, path: str) -> None:
    stage, counts = Stage(cast), []
    for more in (1, 24):
        for _ in range(more):
            stage.asked(cast.social_care, cast.school)
        desk = Browser(cast.school.duty)
        desk.get(path)
        with CaptureQueriesContext(connection) as work:
            page = desk.get(path)
        counts.append(
            len([q for q in work if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select ctx.leave"))])
        )
        assert "Children’s Social Care asks" in body(page)
    assert counts[0] == counts[1]
    assert counts[0] <= 12, [q["sql"][:150] for q in work]
