"""What came: items with whose they are and terms, a first view on the record, a receipt. Clauses 3.6, 3.8 and 3.10."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.ledger.models import Entry
from chiltern.sharing.models import Acknowledgement, FirstView
from tests.cast import Cast
from tests.stage import BRUISE, LATE, OTHERS, Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("3.6", "3.8")


def answered(cast: Cast) -> str:
    """Where the school's answer stands for social care."""
    stage = Stage(cast)
    return f"/replies/{stage.reply(cast.social_care, stage.decided(cast.social_care, cast.school)).id}/"


def test_what_came_stands_in_the_lists_and_on_its_page_with_its_owner_and_terms(cast: Cast) -> None:
    path = answered(cast)
    browser = Browser(cast.social_care.practitioner)
    assert path in body(browser.get("/received/"))
    assert path in body(browser.get("/"))
    page = body(browser.get(path))
    assert BRUISE.text in page
    assert LATE.text in page
    assert page.count("St Osyth’s School</dd>") == 3
    assert "Passing on: ask us before passing this on." in page
    assert "Ask St Osyth’s School before passing this on" in page
    assert "This may not be all that is held." in page


def test_nothing_tells_of_what_was_withheld(cast: Cast) -> None:
    page = body(Browser(cast.social_care.practitioner).get(answered(cast)))
    assert "Information shared" in page
    for hidden in (OTHERS.text, "in part", "withheld", "Leeds", "They act now, and it helps them."):
        assert hidden not in page


def test_opening_what_came_is_on_the_record_once_a_post(cast: Cast) -> None:
    path = answered(cast)
    browser = Browser(cast.social_care.practitioner)
    for _ in range(3):
        browser.get(path)
    cast.become(cast.social_care.practitioner)
    assert FirstView.objects.count() == 1
    assert Entry.objects.filter(kind="disclosure.viewed").count() == 1


def test_it_is_acknowledged_once_and_moves_to_what_was_received_before(cast: Cast) -> None:
    path = answered(cast)
    browser = Browser(cast.social_care.practitioner)
    form = {"form_id": form_id(browser.get(path))}
    assert {browser.post(path + "acknowledge/", form)["Location"] for _ in range(20)} == {path}
    page = body(browser.get(path))
    assert "Acknowledged. Whoever answered can see so." in page
    assert "acknowledge/" not in page
    assert path not in body(browser.get("/received/"))
    assert path in body(browser.get("/received/read/"))
    cast.become(cast.social_care.practitioner)
    assert Acknowledgement.objects.count() == 1


def test_a_colleague_who_acknowledges_a_moment_later_sees_that_it_was_done(cast: Cast) -> None:
    path = answered(cast)
    late = Browser(cast.social_care.manager)
    form = {"form_id": form_id(late.get(path))}
    browser = Browser(cast.social_care.practitioner)
    browser.post(path + "acknowledge/", {"form_id": form_id(browser.get(path))})
    page = late.post(path + "acknowledge/", form)
    assert page.status_code == 409
    assert "A colleague has acknowledged this already." in body(page)


def test_the_one_who_gave_it_sees_it_too_without_a_button(cast: Cast) -> None:
    path = answered(cast)
    page = body(Browser(cast.school.duty).get(path))
    assert BRUISE.text in page
    assert "Belongs to" in page
    assert "acknowledge/" not in page
    assert "ask-to-pass-on" not in page
    cast.become(cast.school.duty)
    assert not FirstView.objects.exists()


@pytest.mark.clause("2.2")
def test_a_stranger_and_a_colleague_of_another_team_get_the_404_of_a_made_up_id(cast: Cast) -> None:
    stage = Stage(cast)
    decision = stage.decided(cast.social_care, cast.school)
    reply, came = stage.reply(cast.social_care, decision), stage.disclosure(cast.social_care, decision)
    for post in (cast.stranger.duty, cast.social_care.colleague, cast.school.colleague, cast.police.duty):
        browser = Browser(post)
        for path, thing in (
            ("/replies/{}/", reply.id),
            ("/disclosures/{}/", came.id),
            ("/disclosures/{}/ask-to-pass-on/", came.id),
            ("/disclosures/{}/pass-on/", came.id),
            ("/disclosures/{}/pass-on/check/", came.id),
        ):
            real, made_up = browser.get(path.format(thing)), browser.get(path.format(uuid4()))
            assert (real.status_code, body(real)) == (404, body(made_up)), path
        assert browser.post(f"/replies/{reply.id}/acknowledge/", {"form_id": str(uuid4())}).status_code == 404


def test_what_came_is_shown_in_few_queries_however_many_items(cast: Cast) -> None:
    path = answered(cast)
    browser = Browser(cast.social_care.practitioner)
    browser.get(path)
    with CaptureQueriesContext(connection) as work:
        browser.get(path)
    sent = [q["sql"] for q in work if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select ctx.leave"))]
    assert len(sent) <= 12, "\n".join(sql[:160] for sql in sent)
