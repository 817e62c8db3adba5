"""Saying that it cannot wait, and the answer: as each side reads it, in its lists and on the request. 3.6, 4.1 and 8.4."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest

from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("8.4", "3.6", "4.1")
Move = Callable[[datetime], None]
MORNING = datetime(2037, 12, 23, 10, tzinfo=UTC)
LATE = datetime(2037, 12, 23, 18, tzinfo=UTC)
SAID = {"at_risk": "yes", "harm": "He is back at home.", "why": "We see Amara tonight."}


def text(page: object) -> str:
    return unescape(page.content.decode())  # type: ignore[attr-defined]


def late(cast: Cast, set_time: Move) -> UUID:
    set_time(MORNING)
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    assert "cannot wait" not in text(Browser(cast.social_care.practitioner).get(f"/requests/{request.id}/"))
    set_time(LATE)
    return request.id


def test_it_is_said_answered_with_a_time_and_read_by_both_sides(cast: Cast, set_time: Move) -> None:
    request = late(cast, set_time)
    worker, representative = Browser(cast.social_care.practitioner), Browser(cast.school.representative)
    here = f"/requests/{request}/"
    assert "This is late. Say that it cannot wait" in text(worker.get(here))
    page = text(worker.get(f"{here}challenge/"))
    assert "It goes to the representative of St Osyth’s School and to yours." in page
    assert "2 hours, nights and weekends included, from 6:00 pm on Wednesday 23 December 2037" in page
    missing = text(worker.send(f"{here}challenge/", **{**SAID, "harm": "", "why": "Typed already."}))
    assert "Say what harm may come while this waits" in missing
    assert "Typed already." in missing
    there = worker.send(f"{here}challenge/", **SAID)["Location"]
    assert "Their representative answers this by 8 pm today" in text(
        worker.get(here).content and worker.get(here)
    )
    home = text(representative.get("/"))
    assert "They say that it cannot wait (1)" in home
    assert "Children’s Social Care says that it cannot wait" in home
    shown = text(representative.get(there))
    assert "We see [name] tonight." in shown
    assert "Amara" not in shown
    assert str(request) not in shown
    day = {"day-day": "24", "day-month": "12", "day-year": "2037"}
    wrong = text(representative.send(there, kind="when", words="Mo is back.", at_time="soon", **day))
    assert "Enter a time like 14:05 or 2:05pm" in wrong
    assert "Mo is back." in wrong
    representative.send(there, kind="when", words="Mo is back.", at_time="9:30", **day)
    assert "Answer promised by 24 December 2037 at 9:30 am" in text(worker.get(here))
    assert "Answer promised by 24 December 2037 at 9:30 am" in text(Browser(cast.school.duty).get(here))
    assert "Mo is back." in text(worker.get(there))
    assert "They say that it cannot wait" not in text(representative.get("/"))
    assert "Answered: read it" in text(worker.get("/"))
    assert "Say that it cannot wait" in text(worker.get(here)), "it can be said again"


def test_its_lists_say_what_comes_and_are_not_asked_for_an_agency(cast: Cast) -> None:
    for post, which, empty in (
        (cast.school.representative, "challenges", "Nobody says to you that it cannot wait."),
        (cast.social_care.practitioner, "challenged", "You have told nobody that it cannot wait."),
    ):
        page = text(Browser(post).get(f"/work/{which}/", {"agency": str(cast.health.agency)}))
        assert empty in page
        assert 'name="agency"' not in page


def test_past_its_own_time_it_is_late_for_both_sides(cast: Cast, set_time: Move) -> None:
    set_time(MORNING)
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    set_time(LATE)
    worker = Browser(cast.social_care.practitioner)
    there = worker.send(f"/requests/{request.id}/challenge/", **SAID)["Location"]
    set_time(LATE + timedelta(hours=3))
    for post in (cast.school.representative, cast.social_care.representative, cast.school.duty):
        assert "Past due" in text(Browser(post).get(there))
    assert "Overdue since 8 pm today" in text(Browser(cast.school.representative).get("/"))


def test_a_challenge_in_time_is_refused_with_its_words_kept(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    worker = Browser(cast.social_care.practitioner)
    assert worker.get(f"/requests/{request.id}/challenge/").status_code == 403
    refused = worker.post(f"/requests/{request.id}/challenge/", {**SAID, "form_id": str(uuid4())})
    assert refused.status_code == 403
    assert "not past its due time" in body(refused)
    assert "We see Amara tonight." in body(refused)
