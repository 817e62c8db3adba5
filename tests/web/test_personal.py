"""The public form and its one answer; the pages of whoever answers, and of the owners. Clauses 8.3.1 and 3.10."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.resolution.models import HeldFound, PersonalRequest
from tests.cast import Cast
from tests.personal import Asking
from tests.stage import BRUISE, Stage
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("8.3.1")
FORM = "/ask-what-is-held/"
TYPED = {
    "agency": "unknown",
    "relation": "my_child",
    "about": "Amara Whitlock",
    "born-day": "9",
    "born-month": "3",
    "born-year": "2016",
    "wanted": "What is held, and who spoke.",
    "asker": "Craig Whitlock",
    "reach": "01632 960990",
    "safe": "",
}
REFERENCE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}")


@pytest.fixture
def asks(cast: Cast) -> Browser:
    """Somebody outside, from an address of their own: a bound holds for each."""
    return Browser(REMOTE_ADDR=f"127.0.{cast.officer.int % 250}.{cast.school.agency.int % 250}")


def answered(browser: Browser, **changes: Any) -> str:
    """What they read after sending, without the reference."""
    sent = browser.send(FORM, **{**TYPED, **changes})
    assert sent.status_code == 302, body(sent)
    return REFERENCE.sub("", body(browser.get(sent["Location"])))


def test_everybody_reads_the_same_answer_byte_for_byte_whatever_is_held(cast: Cast, asks: Browser) -> None:
    Asking(Stage(cast)).held()
    father = answered(asks, agency=str(cast.social_care.agency))
    stranger = answered(
        asks,
        agency=str(cast.stranger.agency),
        relation="on_behalf",
        about="Nobody Known",
        asker="Some Body",
        wanted="Anything.",
    )
    assert father == stranger == answered(asks)
    assert "Whitlock" not in father
    assert "one month" in father
    assert "999" in father


def test_the_form_sent_again_leads_to_the_same_answer_and_makes_nothing_new(
    cast: Cast, asks: Browser
) -> None:
    page = asks.get(FORM)
    form = {"form_id": re.findall(r'name="form_id" value="([^"]*)"', page.content.decode())[0], **TYPED}
    first, again = (asks.post(FORM, form)["Location"] for _ in range(2))
    assert first == again
    cast.become(cast.officer)
    assert PersonalRequest.objects.count() == 1
    assert asks.get(f"{first[:-2]}x/").status_code == 404


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(asks: Browser) -> None:
    said = body(asks.send(FORM, **{**TYPED, "asker": "", "born-year": "2076"}))
    assert "Fill in ‘Your full name’" in said
    assert "must be in the past" in body(asks.send(FORM, **{**TYPED, "born-year": "2076"}))
    assert "What is held, and who spoke." in said
    assert "Send it again" in body(asks.post(FORM, {**TYPED, "form_id": "none"}))


def test_the_sixth_in_a_quarter_of_an_hour_waits_and_loses_nothing(asks: Browser) -> None:
    for _ in range(5):
        assert asks.send(FORM, **TYPED).status_code == 302
    stopped = asks.send(FORM, **TYPED)
    assert stopped.status_code == 429
    assert "What is held, and who spoke." in body(stopped)
    assert Browser(REMOTE_ADDR="127.3.3.3").send(FORM, **TYPED).status_code == 302


def test_families_find_it_and_whoever_is_signed_in_is_told_whose_it_is(cast: Cast, asks: Browser) -> None:
    for page in ("/leaflets/", "/leaflets/parents/", "/leaflets/children/", "/signatories/"):
        assert f'href="{FORM}"' in body(asks.get(page)), page
    assert "A form for families" in body(Browser(cast.school.duty).get(FORM))


def test_whoever_answers_goes_step_by_step_to_a_reply_that_can_be_printed(cast: Cast) -> None:
    asking = Asking(Stage(cast), items=(BRUISE,)).held().sent()
    here, rep = f"/personal-requests/{asking.asked.id}/", Browser(cast.social_care.representative)
    assert "A person asks what is held" in body(rep.get("/"))
    assert "Craig" not in body(rep.get("/"))
    assert "Choose why it goes no further" in body(rep.send(here, outcome="refused", words="No."))
    rep.send(here, outcome="checked", identity="papers", right="parental", words="Passport seen.")
    page = body(rep.get(here))
    assert 'value="Amara Whitlock"' in page
    found = {"name": "Amara Whitlock", "born-day": "9", "born-month": "3", "born-year": "2016"}
    rep.send(here, **found)
    page = body(rep.get(here))
    assert "A bruise on her left arm" in page
    assert "Asked, to be answered by" in page
    item = re.findall(rf"{here}items/[^\"]+", page)[0]
    assert "has time to answer" in body(rep.get(item))
    assert "Choose one of the answers" in body(rep.send(item, outcome="whole", why="", words=""))
    owner_answers(cast, asking)
    assert rep.send(item, outcome="whole", why="", words="", part="").status_code == 302
    assert rep.get(item).status_code == 409
    rep.send(here, way="in_person")
    reply = body(rep.get(f"{here}reply/"))
    assert "A bruise on her left arm" in reply
    assert "This may not be all that is held." in reply
    assert "St Osyth" not in reply
    assert rep.post(here, {"form_id": "x", "way": "post"}).status_code == 409


def owner_answers(cast: Cast, asking: Asking) -> None:
    """The school's desk, on its own list."""
    desk = Browser(cast.school.duty)
    home = body(desk.get("/"))
    assert "asks what may be released to a person" in home
    there = re.findall(r"/owners-views/[^\"]+", home)[0]
    assert "Craig Whitlock" in body(desk.get(there))
    assert "Choose why it is not to be released" in body(desk.send(there, view="hold_back", words=""))
    assert desk.send(there, view="release", words="").status_code == 302
    assert "It may be released" in body(desk.get(there))


@pytest.mark.clause("3.10")
def test_the_bar_stands_on_the_page_of_whoever_decides_and_nowhere_else(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent()
    asking.found()
    rep = Browser(cast.social_care.representative)
    page = body(rep.get(f"/personal-requests/{asking.asked.id}/"))
    assert "It is never released to them" in page
    assert "Craig Whitlock (father)" in page


def test_the_officer_sends_on_what_names_no_agency(cast: Cast) -> None:
    asking = Asking(Stage(cast)).sent(agency=None)
    officer = Browser(cast.officer)
    assert "A person asks what is held" in body(officer.get("/"))
    here = f"/personal-requests/{asking.asked.id}/"
    page = body(officer.get(here))
    assert "Whitlock" not in page
    assert officer.send(here, agency=str(cast.health.agency)).status_code == 302
    assert "Sent on to Riverside Health Trust" in body(officer.get(here))
    assert Browser(cast.health.representative).get(here).status_code == 200


def test_the_pages_ask_little_of_the_database(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent()
    asking.found()
    asking.viewed(asking.question(items_of(asking)[0]).item)
    rep = Browser(cast.social_care.representative)
    owner = Browser(cast.school.duty)
    asked = asking.question(items_of(asking)[0]).id
    for browser, path in (
        (rep, f"/personal-requests/{asking.asked.id}/"),
        (owner, f"/owners-views/{asked}/"),
        (Browser(), FORM),
    ):
        browser.get(path)
        with CaptureQueriesContext(connection) as said:
            browser.get(path)
        skipped = ("SAVEPOINT", "RELEASE", "select ctx.leave")
        sent = [each["sql"][:90] for each in said if not each["sql"].startswith(skipped)]
        assert len(sent) <= 12, (path, len(sent), sent)


def items_of(asking: Asking) -> list[UUID]:
    assert asking.rep
    return list(HeldFound.objects.get().items)
