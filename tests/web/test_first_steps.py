"""First steps: the tour is offered until it is finished or declined, and stays under Help; mails are chosen. sign.2, 3.7."""

from __future__ import annotations

import pytest

from chiltern.agencies.models import TourTaken
from chiltern.ledger.models import Entry
from chiltern.notices.queries import rhythm_of
from tests.cast import Cast
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("sign.2")
OFFER = "Take the tour"


def test_the_tour_is_five_pages_that_lead_on_and_end_with_whom_to_ring(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    assert OFFER in body(browser.get("/"))
    for stop in range(1, 6):
        page = body(browser.get(f"/help/tour/{stop}/"))
        assert f"page {stop} of 5" in page
        assert (f"/help/tour/{stop + 1}/" in page) is (stop < 5)
    assert "Nothing here stops an urgent word." in page
    assert "Ring first" in page
    sent = browser.post("/help/tour/leave/", {"form_id": form_of(browser, 5), "finished": "yes"})
    assert sent["Location"] == "/"
    assert OFFER not in body(browser.get("/"))
    assert "Go to your work" in body(browser.get("/help/tour/5/"))


def form_of(browser: Browser, stop: int) -> str:
    return form_id(browser.get(f"/help/tour/{stop}/"))


@pytest.mark.parametrize("stop", [1, 4])
def test_it_can_be_declined_at_once_or_left_on_the_way_and_is_recorded_once(cast: Cast, stop: int) -> None:
    browser = Browser(cast.school.practitioner)
    form = {"form_id": form_of(browser, stop)}
    for _ in range(3):
        browser.post("/help/tour/leave/", form)
    assert "The tour stays under Help" in body(browser.get("/"))
    assert OFFER not in body(browser.get("/"))
    assert OFFER in body(Browser(cast.school.colleague).get("/"))
    assert "/help/tour/1/" in body(browser.get("/help/"))
    cast.become(cast.school.practitioner)
    assert [row.finished for row in TourTaken.objects.all()] == [False]
    assert Entry.objects.filter(kind="tour.left").count() == 1


def test_left_in_two_windows_the_second_is_told_so(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    forms = [{"form_id": form_of(browser, 1)} for _ in range(2)]
    assert [browser.post("/help/tour/leave/", form).status_code for form in forms] == [302, 409]


def test_there_is_no_sixth_page_and_none_for_whoever_is_not_signed_in(cast: Cast) -> None:
    assert Browser(cast.school.practitioner).get("/help/tour/6/").status_code == 404
    assert Browser().get("/help/tour/1/")["Location"].startswith("/sign-in/")


@pytest.mark.clause("3.7")
def test_how_often_is_chosen_for_this_post_alone_and_one_answer_is_needed(cast: Cast) -> None:
    browser = Browser(cast.school.duty)
    page = body(browser.get("/help/mails/"))
    assert "Something waits for you in Chiltern. Sign in to see it." in page
    assert "Choose one of the answers" in body(browser.send("/help/mails/", rhythm="weekly"))
    assert browser.send("/help/mails/", rhythm="daily")["Location"] == "/help/"
    assert "once a day, at 8 in the morning" in body(browser.get("/help/"))
    found = [rhythm_of(cast.become(post)) for post in (cast.school.duty, cast.school.manager)]
    assert found == ["daily", "hourly"]
    cast.become(cast.school.duty)
    assert Entry.objects.filter(kind="mails.chosen").count() == 1


def test_help_and_the_mails_stand_at_the_foot_of_every_page_of_whoever_acts(cast: Cast) -> None:
    page = body(Browser(cast.school.duty).get("/code/"))
    assert 'href="/help/"' in page
    assert 'href="/help/mails/"' in page
    assert 'href="/help/"' not in body(Browser().get("/code/"))
