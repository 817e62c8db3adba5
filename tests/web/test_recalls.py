"""Taking back on pages: a link while nobody has opened it, a no once somebody has, one sentence for its recipient. Clause 3.10."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.stage import BRUISE, Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("3.10")
LINK, WHY = "Take it back before it is opened", "It was meant for the police."


def test_unread_it_is_taken_back_and_its_recipient_reads_that_alone(cast: Cast) -> None:
    path = f"/disclosures/{Stage(cast).told().id}/"
    ours, theirs = Browser(cast.school.practitioner), Browser(cast.social_care.duty)
    assert path in body(theirs.get("/"))
    assert LINK in body(ours.get(path))
    assert "Error: Take it back" in body(ours.send(f"{path}recall/", why=" "))
    form = {"form_id": form_id(ours.get(f"{path}recall/")), "why": WHY}
    led = [ours.post(f"{path}recall/", form) for _ in range(2)]
    assert len({each["Location"] for each in led}) == 1
    assert "Nobody there has read it, and nobody can." in body(ours.get(led[0]["Location"]))
    assert WHY in body(ours.get(led[0]["Location"]))
    own = body(ours.get(path))
    assert "Before anybody there had opened it." in own
    assert LINK not in own
    assert theirs.get(path).status_code == 404
    assert theirs.post(f"{path}acknowledge/", {"form_id": str(uuid4())}).status_code == 404
    page = body(theirs.get(led[0]["Location"]))
    assert "Nobody at your agency had opened it, and nobody can." in page
    for hidden in (WHY, BRUISE.text, "Amara"):
        assert hidden not in page
    assert led[0]["Location"] in body(theirs.get("/work/recalled/"))
    assert "Taken back before" in body(ours.get(f"/went/{path.split('/')[2]}/"))


@pytest.mark.clause("3.8")
def test_opened_on_any_page_it_stays_and_the_page_says_so(cast: Cast) -> None:
    stage = Stage(cast)
    ours, theirs = Browser(cast.school.practitioner), Browser(cast.social_care.manager)
    for opens in ("", "ask-to-pass-on/", "pass-on/"):
        path = f"/disclosures/{stage.told().id}/"
        form = {"form_id": form_id(ours.get(f"{path}recall/")), "why": WHY}
        assert theirs.get(f"{path}{opens}").status_code == 200
        assert ours.get(f"{path}recall/").status_code == 403
        refused = ours.post(f"{path}recall/", form)
        assert refused.status_code == 403
        for said in ("Somebody there has opened it.", "3.10", WHY):
            assert said in body(refused)
        assert BRUISE.text in body(theirs.get(path))


def test_its_pages_are_shown_in_few_queries(cast: Cast) -> None:
    path = f"/disclosures/{Stage(cast).told().id}/"
    ours, theirs = Browser(cast.school.practitioner), Browser(cast.social_care.duty)
    seen = [(ours, f"{path}recall/"), (ours, path)]
    for browser, each in seen:
        browser.get(each)
        with CaptureQueriesContext(connection) as work:
            assert browser.get(each).status_code == 200
        assert len(work) <= 12, "\n".join(one["sql"][:160] for one in work.captured_queries)
    recalled = ours.send(f"{path}recall/", why=WHY)["Location"]
    for browser in (ours, theirs):
        with CaptureQueriesContext(connection) as work:
            assert browser.get(recalled).status_code == 200
        assert len(work) <= 12
