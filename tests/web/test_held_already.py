"""A strategy discussion that was held is written down afterwards, and says so wherever it stands. Clauses 3.6 and 3.8."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.web.browser import Browser, body
from tests.web.meeting import WHAT, Meeting

pytestmark = pytest.mark.clause("3.6", "3.8")
YESTERDAY = {**WHAT, "kind": "strategy", "way": "telephone", "day-year": "2025"}


def test_it_is_written_down_afterwards_and_is_marked_on_both_sides(cast: Cast) -> None:
    meeting = Meeting.begun(cast).inviting(cast.health)
    browser, check = meeting.browser, f"{meeting.draft}check/"
    browser.send(f"{meeting.draft}what/", **YESTERDAY)
    assert "say that it has been held already" in body(browser.send(check))
    assert "Who is invited?" in body(browser.get(f"{meeting.draft}invited/"))
    browser.send(f"{meeting.draft}what/", **YESTERDAY, held="yes")
    page = body(browser.get(f"{meeting.draft}invited/"))
    assert "Who took part?" in page
    assert "Who is invited" not in page
    assert "Was it held already" in body(browser.get("/meet/"))
    page = body(browser.get(check))
    for words in ("Check, and write it down", "Who took part", "it was held before it was written down here"):
        assert words in page
    there = browser.send(check)["Location"]
    page = body(browser.get(there))
    for words in ("Say now who was there", "it was held before it was written down here"):
        assert words in page
    assert "Who took part" in page
    assert "not answered yet" not in page
    invited = Browser(cast.health.duty)
    page = body(invited.get(there))
    assert "it was held before it was written down here" in page
    assert "Put in what you know" in page
    assert "Answer the invitation" not in page
    assert invited.get(there + "answer/").status_code == 403
    browser.send(there + "present/", agencies=[str(cast.health.agency)], people="Mrs Whitlock, mother")
    assert "Write and send the minute" in body(browser.get(there))
    browser.send(there + "minute/", decided="She stays with her grandmother.")
    paper = browser.send(there + "family/", words="Thank you for talking to us.", language="English")
    assert "Afterwards: it was held before it was written down here." in body(browser.get(paper["Location"]))
