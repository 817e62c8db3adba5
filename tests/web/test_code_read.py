"""The Code is acknowledged once by each practitioner for each version; it nags, it never locks. Clause sign.2."""

from __future__ import annotations

from uuid import uuid4

import pytest

from chiltern.agencies.models import CodeRead
from chiltern.ledger.models import Entry
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("sign.2")
NAG = "You have not yet said that you have read the Code of Practice."


def test_it_nags_until_it_is_acknowledged_once(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    assert NAG in body(browser.get("/"))
    form = {"form_id": form_id(browser.get("/code/"))}
    answers = {browser.post("/code/acknowledge/", form)["Location"] for _ in range(20)}
    assert answers == {"/"}
    assert "Thank you." in body(browser.get("/"))
    assert NAG not in body(browser.get("/"))
    assert "I have read the Code" not in body(browser.get("/code/"))
    cast.become(cast.school.practitioner)
    assert CodeRead.objects.count() == 1
    assert Entry.objects.filter(kind="code.acknowledged").count() == 1


def test_a_second_form_of_ones_own_is_told_so_and_a_colleague_is_asked_for_himself(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    forms = [{"form_id": form_id(browser.get("/code/"))} for _ in range(2)]
    assert [browser.post("/code/acknowledge/", form).status_code for form in forms] == [302, 409]
    assert NAG in body(Browser(cast.school.colleague).get("/"))


def test_nothing_is_closed_to_whoever_has_not_acknowledged_it(cast: Cast) -> None:
    (asked,) = Stage(cast).asked(cast.social_care, cast.school)
    browser = Browser(cast.school.duty)
    assert NAG in body(browser.get("/"))
    assert browser.get(f"/requests/{asked.id}/").status_code == 200


def test_whoever_is_not_signed_in_reads_it_and_is_asked_nothing(db: None) -> None:
    browser = Browser()
    assert "I have read the Code" not in body(browser.get("/code/"))
    assert browser.post("/code/acknowledge/", {"form_id": str(uuid4())}).status_code == 403


def test_the_representative_reads_who_has_acknowledged_it_and_nobody_else_does(cast: Cast) -> None:
    for post in (cast.school.practitioner, cast.police.practitioner):
        browser = Browser(post)
        browser.post("/code/acknowledge/", {"form_id": form_id(browser.get("/code/"))})
    representative = Browser(cast.school.representative)
    page = body(representative.get("/team/"))
    assert "1 of 6 have acknowledged the Code that is in force." in page and "See the 5 who have not" in page
    waiting = body(representative.get("/team/?code=waiting"))
    assert "Col Colleague" in waiting and "Pip Practitioner" not in waiting
    about = f"/team/people/{cast.school.who[cast.school.practitioner].practitioner}/"
    assert "Acknowledged the Code on " in body(representative.get(about))
    theirs = body(Browser(cast.health.representative).get("/team/"))
    assert "0 of 6 have acknowledged the Code" in theirs and "Acknowledged the Code on" not in theirs
    for post in (cast.school.manager, cast.officer):
        for path in ("/team/", "/team/?code=waiting"):
            assert "acknowledged the Code" not in body(Browser(post).get(path))
