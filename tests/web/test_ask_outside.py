"""Asking a body outside the Code in a browser: chosen like an agency, put to it by us, its answer written down. 3.2, 3.6."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.foundation import context
from chiltern.sharing.models import AgencyRequest
from tests.actions.test_outside import HOSPITAL, NAMED
from tests.cast import Cast
from tests.web.browser import body
from tests.web.test_ask import Journey
from tests.web.test_tell_outside import SPOKEN

pytestmark = pytest.mark.clause("3.2", "3.6", "3.7", "sign.1")


def test_it_is_chosen_like_an_agency_put_to_them_and_answered_by_us(cast: Cast) -> None:
    by = cast.become(cast.social_care.practitioner)
    hospital = name_outside_body(by=by, given=HOSPITAL).id
    context.leave()
    journey = Journey(cast).filled(cast.school.agency, hospital, tell=("worries",))
    browser = journey.browser
    for step in ("agencies/", f"agencies/{hospital}/", "check/"):
        page = journey.page(step)
        assert NAMED in page
        assert "You put the question to them yourself" in page
    confirmed = body(browser.get(journey.send("check/")["Location"]))
    assert "to be put to them by you" in confirmed.lower()
    cast.become(cast.social_care.practitioner)
    path = f"/requests/{AgencyRequest.objects.get(provider=hospital).id}/"
    context.leave()
    assert "Ask them, and write it down" in body(browser.get(path))
    read_out = body(browser.get(path + "put/"))
    for words in (
        "Attendance since September.",
        "A release today.",
        "Nobody has checked yet that it is they",
    ):
        assert words in read_out
    assert "Say how you made sure" in body(browser.send(path + "put/", **{**SPOKEN, "checked": " "}))
    assert browser.send(path + "put/", **SPOKEN)["Location"] == path
    with CaptureQueriesContext(connection) as work:
        page = body(browser.get(path))
    sent = [
        q["sql"]
        for q in work
        if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select ctx.leave", "UPDATE"))
    ]
    assert len(sent) <= 12, "\n".join(sql[:160] for sql in sent)
    for words in (
        "Sister Okoro, ward sister",
        "How we know that it is they",
        "outside the Code",
        f"/outside/{hospital}/",
    ):
        assert words in page
    assert "Ask them, and write it down" not in page
    call = body(browser.get(f"/write-down/?request={path.split('/')[2]}"))
    assert 'value="Marlow Vale Hospital, emergency department"' in call
