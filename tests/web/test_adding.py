"""Before an answer, on pages: something new, or how urgent it is now. Clauses 3.5, 3.6, 8.4 and 9.3."""

from __future__ import annotations

import html

import pytest

from tests.actions.test_following import ROUTINE
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("3.6", "8.4")
NOW = {"danger_said": "yes", "acts_now": "yes", "urgency": "urgent"}


@pytest.mark.clause("9.3")
def test_it_is_made_urgent_and_the_agency_asked_reads_why_and_by_when(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school, question=ROUTINE)
    asker, path = Browser(cast.social_care.practitioner), f"/requests/{request.id}/"
    assert f'href="{path}add/"' in body(asker.get(path))
    page = html.unescape(body(asker.get(f"{path}add/")))
    assert "chiltern-ring" in page
    assert page.count("Due: ") == 4 and "As it is now" in page
    wrong = html.unescape(body(asker.send(f"{path}add/", **NOW, says="")))
    assert "Say why it is more urgent now, or less" in wrong
    sent = asker.send(f"{path}add/", **NOW, says="He is back in the house.")
    assert sent["Location"] == path
    assert "say it to each" in html.unescape(body(asker.get(path)))
    desk = Browser(cast.school.duty)
    page = html.unescape(body(desk.get(path)))
    assert "He is back in the house." in page and "They changed how urgent it is" in page
    assert "Changed from routine to urgent" in page
    assert "Urgent" in body(desk.get("/work/asked/"))
    assert desk.get(f"{path}add/").status_code == 404


def test_whoever_does_not_act_under_section_47_is_not_asked_whether_it_does_now(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.school, cast.health)
    page = body(Browser(cast.school.practitioner).get(f"/requests/{request.id}/add/"))
    assert 'name="urgency"' in page and 'name="acts_now"' not in page
