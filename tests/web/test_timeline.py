"""A child's timeline: what happened, by date and source, as the post may see it, and nothing of the rest. 2.2, 3.8, 3.10."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.models import AgencyRequest, Disclosure
from chiltern.sharing.workings.telling import AnswerBackGiven, AnswerBackKind
from tests.cast import At, Cast
from tests.stage import AMARA, Stage
from tests.web.browser import Browser, body
from tests.web.people_pages import statements

pytestmark = pytest.mark.clause("2.2", "3.8", "3.10")
ANSWERED_LINES = 5
MOST_STATEMENTS = 12


def lines(page: str) -> list[str]:
    return re.findall(r'moj-timeline__title"><a class="govuk-link" href="[^"]*">([^<]*)</a>', page)


def count(page: str) -> int:
    return int(re.search(r"Lines that you can see: ([\d,]+)\.", page)[1].replace(",", ""))  # type: ignore[index]


def seen(post: UUID, child: UUID, **asked: Any) -> str:
    page = Browser(post).get(f"/people/{child}/timeline/", asked)
    assert page.status_code == 200
    return body(page)


def answered(cast: Cast) -> tuple[UUID, UUID]:
    """The school's child, about whom it answered a request of social care's; child and disclosure."""
    stage = Stage(cast)
    decision = stage.decided(cast.social_care, cast.school)
    given = Disclosure.objects.get(decision=decision.id)
    return _child_of(cast, cast.school), given.id


def _child_of(cast: Cast, at: At) -> UUID:
    from chiltern.people.models import Person

    cast.become(at.manager)
    return Person.objects.filter(keeper=at.agency).latest("made_at").id


def test_every_line_says_what_happened_who_wrote_it_down_and_where_it_stands(cast: Cast) -> None:
    child, given = answered(cast)
    told = Stage(cast).told(people=(replace(AMARA, person=child),))
    by = cast.become(cast.social_care.duty)
    acknowledge_disclosure(by=by, disclosure_id=told.id)
    answer_back(by=by, disclosure_id=told.id, given=AnswerBackGiven(AnswerBackKind.WILL_DO, "A visit."))
    take_into_file(by=cast.become(cast.school.duty), disclosure_id=given)
    page = seen(cast.school.duty, child)
    assert "Written down by Children’s Social Care" in page
    assert lines(page)[0] == "A copy of what was shared with Children’s Social Care was taken into our file"
    assert lines(page)[-1] == "Children’s Social Care asked us"
    assert sorted(lines(page)[1:-1]) == [
        "We acknowledged the request from Children’s Social Care",
        "We answered Children’s Social Care: information shared",
        "We decided on the request from Children’s Social Care: share in part",
        "We shared information with Children’s Social Care in this service",
    ]
    asking = AgencyRequest.objects.get()
    assert f"/requests/{asking.id}/" in page
    assert f"Reference {asking.reference}" in page
    mine = seen(cast.school.practitioner, child)
    assert lines(mine) == [
        "Children’s Social Care answered us back: this is what we will do",
        "We told Children’s Social Care: asked to assess",
    ]
    assert count(mine) == 2


def test_what_a_post_may_not_see_is_in_no_line_and_no_number(cast: Cast) -> None:
    child, _ = answered(cast)
    Stage(cast).told(people=(replace(AMARA, person=child),))
    assert count(seen(cast.school.duty, child)) == ANSWERED_LINES
    hidden = AgencyRequest.objects.get().reference
    mine = seen(cast.school.practitioner, child)
    assert (count(mine), hidden in mine) == (1, False)
    cast.set_conflict(cast.school, cast.school.conflicted, child)
    for post in (cast.school.conflicted, cast.school.colleague, cast.social_care.duty, cast.stranger.duty):
        assert Browser(post).get(f"/people/{child}/timeline/").status_code == 404


def test_a_conflict_with_somebody_else_whom_a_thing_names_hides_its_lines_and_numbers(cast: Cast) -> None:
    stage = Stage(cast)
    child, brother = stage.child(cast.school), stage.child(cast.school)
    both = (replace(AMARA, person=child), replace(AMARA, name="Theo Whitlock", person=brother))
    told = stage.told(people=both)
    assert told.reference in seen(cast.school.conflicted, child)
    cast.set_conflict(cast.school, cast.school.conflicted, brother)
    page = seen(cast.school.conflicted, child)
    assert (count(page), lines(page), told.reference in page) == (0, [], False)
    assert count(seen(cast.school.practitioner, child)) == 1
    assert named_with(cast, cast.school.practitioner, child) > named_with(cast, cast.school.conflicted, child)


def named_with(cast: Cast, post: UUID, child: UUID) -> int:
    """With how many things that name the child the timeline begins, before the lock of any table."""
    cast.become(post)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from ctx.things_about(%s)", [child])
        return int(cursor.fetchone()[0])


def test_it_goes_on_page_by_page_and_is_sifted_by_kind_and_year(cast: Cast) -> None:
    child, given = answered(cast)
    by = cast.become(cast.school.duty)
    for _ in range(24):
        take_into_file(by=by, disclosure_id=given)
    browser, path = Browser(cast.school.duty), f"/people/{child}/timeline/"
    first = body(browser.get(path))
    older = re.search(r'href="([^"]*after=[^"]*)"', first)
    assert older
    second = body(browser.get(older[1].replace("&amp;", "&")))
    assert (count(first), len(lines(first)), len(lines(second))) == (24 + ANSWERED_LINES, 25, 4)
    newer = re.search(r'href="([^"]*before=[^"]*)"', second)
    assert newer
    assert lines(body(browser.get(newer[1].replace("&amp;", "&")))) == lines(first)
    year = by.at.year
    for asked, many in (
        ({"kind": "requests"}, 2),
        ({"kind": "decisions"}, 2),
        ({"kind": "shared"}, 25),
        ({"kind": "calls"}, 0),
        ({"year": str(year)}, 29),
        ({"year": str(year - 1)}, 0),
        ({"kind": "nonsense", "year": "nonsense"}, 29),
    ):
        assert count(body(browser.get(path, asked))) == many, asked
    assert "Clear the filter to see everything" in body(browser.get(path, {"kind": "calls"}))


def test_a_page_takes_as_many_statements_for_one_line_as_for_many_and_never_more_than_twelve(
    cast: Cast,
) -> None:
    stage = Stage(cast)
    child = stage.child(cast.school)
    told = stage.told(people=(replace(AMARA, person=child),))
    browser, asked = Browser(cast.school.practitioner), []
    browser.get(f"/people/{child}/timeline/")
    for _ in range(2):
        with CaptureQueriesContext(connection) as work:
            browser.get(f"/people/{child}/timeline/")
        asked.append(len(statements(work)))
        by = cast.become(cast.school.practitioner)
        for _ in range(24):
            take_into_file(by=by, disclosure_id=told.id)
    assert asked[0] == asked[1] <= MOST_STATEMENTS


def test_an_empty_one_says_what_will_stand_there(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    page = seen(cast.school.practitioner, child)
    assert count(page) == 0
    assert "stands here, once it is filed under this record" in page
