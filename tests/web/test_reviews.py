"""Sharing without consent on pages: a day is named, and on it what was shared is looked at again. Clauses 3.3 and 9.5."""

from __future__ import annotations

import pytest

from chiltern.sharing.models import SecondLook
from tests.cast import Cast
from tests.stage import REVIEW
from tests.web.browser import Browser, body, form_id
from tests.web.telling import REASONS, Telling

pytestmark = pytest.mark.clause("3.3", "9.5")
NO_DAY = {f"review_on-{part}": "" for part in ("day", "month", "year")}


def test_a_day_is_filled_in_beforehand_and_asked_for_where_it_was_taken_out(cast: Cast) -> None:
    telling = Telling.begun(cast).written()
    page = telling.page("conditions/")
    assert "on which day do you look at this again?" in page
    assert f'value="{REVIEW.year}"' in page
    telling.send("conditions/", **{**REASONS, **NO_DAY})
    check = telling.page("check/")
    assert "conditions/?from=check#review_on" in check
    assert "Answer this before you decide" in body(telling.send("check/"))
    telling.send("conditions/", **{**REASONS, "review_on-year": "2031"})
    assert "or earlier" in body(telling.send("conditions/", **{**REASONS, "review_on-year": "2031"}))


def test_it_stands_on_your_work_and_is_answered_there_once(cast: Cast) -> None:
    made = Telling.begun(cast).written().sent()
    cast.become(cast.school.practitioner)
    path = f"/reviews/{SecondLook.objects.get(about=made).id}/"
    mine = Browser(cast.school.practitioner)
    work = body(mine.get("/"))
    assert "Shared without consent, to look at again (1)" in work
    assert path in work
    page = body(mine.get(path))
    for said in (
        "Attendance and no more.",
        "Children’s Social Care",
        "What the Code says",
        f"/disclosures/{made}/",
    ):
        assert said in page
    assert "A bruise on her left arm" not in page
    assert "Say what you do now" in body(mine.send(path, answer="no_longer", words=""))
    form = {"form_id": form_id(mine.get(path)), "answer": "still_right", "words": "She is still at home."}
    assert {mine.post(path, form).status_code for _ in range(3)} == {302}
    assert path not in body(mine.get("/"))
    assert "She is still at home." in body(mine.get(path))
    assert path in body(mine.get("/work/reviewed/"))
    assert path not in body(Browser(cast.social_care.duty).get("/"))
