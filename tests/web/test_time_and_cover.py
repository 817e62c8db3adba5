"""Hours, terms and cover as pages; and what whoever asks reads before sending. Clauses 2.2, 3.6 and 4.1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape

import pytest

from chiltern.agencies.actions.end_post import end_post
from chiltern.agencies.models import Cover, OpeningSet, Period
from tests.cast import Cast
from tests.web.browser import Browser, body, form_id
from tests.web.test_ask import Journey

pytestmark = [pytest.mark.clause("3.6"), pytest.mark.clause("4.1"), pytest.mark.clause("2.2")]
Move = Callable[[datetime], None]
WEEK = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "08:30-16:00")
NUMBERS = {
    "duty_number": "01632 960200",
    "out_of_hours_number": "01632 960299",
    "cover": "The trust’s lead takes urgent calls",
    "safeguarding_lead": "Safeguarding lead, 01632 960201",
}
# The days of the week fall as in 2026; a year that lies ahead of everybody's post.
HOLIDAYS = datetime(2037, 12, 23, 10, tzinfo=UTC)


def day(name: str, *parts: int) -> dict[str, str]:
    return {f"{name}-{part}": str(value) for part, value in zip(("day", "month", "year"), parts, strict=True)}


def text(page: object) -> str:
    return unescape(page.content.decode())  # type: ignore[attr-defined]


def written(cast: Cast) -> Browser:
    browser = Browser(cast.school.representative)
    assert browser.send("/team/opening/hours/", **WEEK, **NUMBERS).status_code == 302
    for first, last in (((2, 9, 2037), (18, 12, 2037)), ((5, 1, 2038), (25, 3, 2038))):
        dates = {**day("first", *first), **day("last", *last)}
        assert browser.send("/team/opening/days/", kind="term", says="Term", **dates).status_code == 302
    return browser


def test_the_representative_writes_hours_terms_and_numbers_down(cast: Cast, set_time: Move) -> None:
    set_time(HOLIDAYS)
    assert "Nobody can tell whether you are open" in text(
        Browser(cast.school.representative).get("/team/opening/")
    )
    page = text(written(cast).get("/team/opening/"))
    for words in (
        "Shut now: not in term. It opens at 8:30 am on Tuesday 5 January 2038.",
        "Monday to Friday 8:30 am to 4 pm",
        "Term: 5 January 2038 to 25 March 2038",
        *NUMBERS.values(),
    ):
        assert words in page
    asked = text(Browser(cast.school.representative).get("/team/opening/hours/"))
    assert 'value="08:30-16:00"' in asked
    assert asked.count("Each day like 08:30-16:00") == 1


def test_what_cannot_be_right_is_said_at_its_field_and_comes_back(cast: Cast) -> None:
    browser = Browser(cast.school.representative)
    page = text(browser.send("/team/opening/hours/", **{**WEEK, "monday": "nine to five"}, **NUMBERS))
    assert "Enter hours like 08:30-16:00" in page
    assert "nine to five" in page
    page = text(browser.send("/team/opening/days/", kind="closure", says="", **day("first", 31, 2, 2038)))
    assert "must be a real date" in page
    cast.become(cast.school.representative)
    assert not OpeningSet.objects.exists()
    assert not Period.objects.exists()


def test_a_closure_is_taken_off_again(cast: Cast, set_time: Move) -> None:
    set_time(HOLIDAYS)
    browser = written(cast)
    browser.send("/team/opening/days/", kind="closure", says="Snow", **day("first", 7, 1, 2038))
    page = text(browser.get("/team/opening/"))
    assert "Snow: 7 January 2038" in page
    href = page.split("Snow: 7 January 2038")[1].split('action="')[1].split('"')[0]
    browser.post(href, {"form_id": form_id(browser.get("/team/opening/"))})
    assert "Snow" not in text(browser.get("/team/opening/"))


def test_before_anything_is_sent_the_pages_say_that_they_are_shut_and_whom_to_ring(
    cast: Cast, set_time: Move
) -> None:
    set_time(HOLIDAYS)
    written(cast)
    journey = Journey(cast).filled(cast.school.agency, cast.police.agency)
    for step in ("agencies/", "check/", f"agencies/{cast.school.agency}/"):
        page = unescape(journey.page(step))
        assert "Shut now: not in term. It opens at 8:30 am on Tuesday 5 January 2038." in page, step
        assert "Ring as well: 01632 960299." in page
        assert "Meanwhile: The trust’s lead takes urgent calls." in page
        assert "Chiltern Vale Police: Shut" not in page
    assert "Safeguarding lead, 01632 960201" in unescape(journey.page("agencies/"))


def test_while_it_is_open_nothing_is_said_and_an_empty_desk_is(cast: Cast, set_time: Move) -> None:
    set_time(datetime(2038, 1, 6, 10, tzinfo=UTC))
    written(cast)
    journey = Journey(cast).filled(cast.school.agency)
    assert "St Osyth’s School: " not in unescape(journey.page("check/"))
    by = cast.become(cast.school.representative)
    for post in (cast.school.duty, cast.school.manager):
        end_post(by=by, post=post)
    page = unescape(journey.page("check/"))
    assert "Nobody there has the duty desk just now. Ring as well: 01632 960200." in page


@pytest.mark.parametrize("who", ["practitioner", "manager"])
def test_others_do_not_write_the_hours(cast: Cast, who: str) -> None:
    browser = Browser(getattr(cast.school, who))
    for path in ("/team/opening/", "/team/opening/hours/", "/team/opening/days/"):
        assert browser.get(path).status_code == 404
    assert Browser(cast.officer).get("/team/opening/").status_code == 404


def test_cover_is_arranged_and_ended(cast: Cast, set_time: Move) -> None:
    set_time(HOLIDAYS)
    browser = Browser(cast.school.manager)
    asked = {"away": str(cast.school.practitioner), "covered_by": str(cast.school.colleague)}
    dates = {**day("starts", 23, 12, 2037), **day("until", 3, 1, 2038)}
    assert "No cover is arranged." in text(browser.get("/team/cover/"))
    sent = browser.send("/team/cover/", **asked, **dates)
    assert sent.status_code == 302, body(sent)
    page = text(browser.get("/team/cover/"))
    assert "covers for Pip Practitioner, practitioner: 23 December 2037 to 3 January 2038" in page
    href = page.split('action="/team/cover/')[1].split('"')[0]
    browser.post(f"/team/cover/{href}", {"form_id": form_id(browser.get("/team/cover/"))})
    assert "No cover is arranged." in text(browser.get("/team/cover/"))


def test_cover_that_cannot_be_is_said_at_its_field(cast: Cast, set_time: Move) -> None:
    set_time(HOLIDAYS)
    browser = Browser(cast.school.representative)
    same = {"away": str(cast.school.duty), "covered_by": str(cast.school.duty)}
    dates = {**day("starts", 23, 12, 2037), **day("until", 3, 1, 2038)}
    assert "Choose a colleague other than the one who is away" in text(
        browser.send("/team/cover/", **same, **dates)
    )
    other = {**same, "covered_by": str(cast.school.colleague)}
    past = {**day("starts", 1, 12, 2037), **day("until", 2, 12, 2037)}
    assert "The last day must be today or later" in text(browser.send("/team/cover/", **other, **past))
    assert browser.send("/team/cover/", away=str(cast.stranger.duty), **dates).status_code == 200
    cast.become(cast.school.representative)
    assert not Cover.objects.exists()
    assert Browser(cast.school.practitioner).get("/team/cover/").status_code == 404
