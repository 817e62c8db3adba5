"""Telling a body outside the Code, page by page: the hospital of the next county. Clauses 3.2, 3.6, 3.7 and sign.1."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.foundation import context
from chiltern.sharing.models import Disclosure
from chiltern.sharing.models import Telling as Told
from tests import database
from tests.actions.test_outside import HOSPITAL
from tests.cast import Cast
from tests.web.browser import Browser, body
from tests.web.telling import Telling
from tests.web.test_late import Move, stepped
from tests.web.test_releasing import LINE, PLACE

pytestmark = pytest.mark.clause("3.6", "3.7", "sign.1")
SPOKEN = {
    "method": "telephone",
    "day-day": "1",
    "day-month": "9",
    "day-year": "2026",
    "at_time": "14:05",
    "to_whom": "Sister Okoro, ward sister",
    "checked": "Called back on the number of their public page",
}
TERMS = "By secure e-mail this afternoon"


def begun(cast: Cast) -> tuple[Telling, UUID]:
    """Social care is about to tell the hospital; everything is said but how."""
    by = cast.become(cast.social_care.practitioner)
    hospital = name_outside_body(by=by, given=HOSPITAL).id
    context.leave()
    return Telling.begun(cast, cast.social_care.practitioner).written(to=hospital), hospital


def test_they_are_told_by_their_own_way_and_marked_everywhere(cast: Cast) -> None:
    telling, hospital = begun(cast)
    choice = telling.page("to/")
    assert "Marlow Vale Hospital, emergency department, outside the Code" in choice
    check = telling.page("check/")
    assert "you tell Marlow Vale Hospital, emergency department, outside the Code" in check
    assert "Nobody has checked yet that it is they" in check
    assert "Switchboard 01632 960700" in check
    assert "Tell them</button>" not in check, "nothing goes to them from here"
    read_out = telling.page("told/")
    assert "A bruise on her left arm" in read_out
    assert "Terms, to be put into writing" in read_out
    empty = body(telling.send("told/", **{**SPOKEN, "checked": ""}))
    assert "Say how you made sure who they are" in empty
    assert "Say how the terms were put into writing" in body(telling.send("told/", **SPOKEN))
    sent = telling.send("told/", **SPOKEN, terms=TERMS)["Location"]
    page = body(telling.browser.get(sent))
    for words in ("They acknowledge nothing here", "Sister Okoro, ward sister", TERMS, "1 September 2026"):
        assert words in page
    assert telling.browser.get(telling.path).status_code == 404, "the draft is gone"
    shown = body(telling.browser.get(f"/disclosures/{sent.split('/')[2]}/"))
    for words in ("outside the Code", "How we know that it is they", f"/outside/{hospital}/", TERMS):
        assert words in shown
    assert "Take it myself" not in shown
    waits = body(telling.browser.get("/work/telling/"))
    assert "what they answer is not written down yet" in waits
    assert "Marlow Vale Hospital, emergency department, outside the Code" in waits


def test_what_is_still_open_is_settled_before_they_are_told(cast: Cast) -> None:
    telling, _ = begun(cast)
    telling.send("tests/", necessary="")
    telling.send("danger/", danger="not_known", danger_rests_on="", recipient_can_act="")
    assert "Settle first what is still open" in telling.page("check/")
    assert telling.browser.get(telling.path + "told/")["Location"] == telling.path + "check/"
    with_post = telling.browser.send(
        telling.path + "why/", asks="act", purpose="child-in-need", why="x", reach=""
    )
    assert with_post.status_code == 302
    cast.become(cast.social_care.practitioner)
    assert not Disclosure.objects.exists()


@pytest.mark.clause("4.1")
def test_their_silence_goes_up_here_and_the_pages_say_who_has_to_ring(cast: Cast, set_time: Move) -> None:
    telling, care = begun(cast)[0], cast.social_care
    told = UUID(telling.send("told/", **SPOKEN, terms=TERMS)["Location"].split("/")[2])
    cast.become(care.practitioner)
    due = Told.objects.get(disclosure=told).due_at
    set_time(due + timedelta(days=4))
    stepped(cast, told, due, 1, due, noun="told_outside")
    climb = stepped(cast, told, due, 2, due, noun="told_outside")
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        for reader, thing, kind in (
            (care.representative, climb, "climb.given"),
            (care.manager, told, "telling.climbed"),
        ):
            admin.execute(
                """insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
                   values (%s, %s, %s, '{}', %s, %s)""",
                [reader, thing, care.agency, kind, due],
            )
    page = unescape(body(Browser(care.practitioner).get(f"/disclosures/{told}/")))
    assert "ring them. Here it is with the manager, or whoever covers, since" in page
    assert "has not answered" in unescape(body(Browser(care.manager).get("/work/climbed/")))
    page = unescape(body(Browser(care.representative).get(f"/overdue/{climb}/")))
    assert "has not answered" in page and "Who is silent" in page and "somebody has to ring it" in page
    assert "waits for an answer" not in page and "Amara" not in page


def test_their_answer_is_written_down_and_stands_as_we_heard_it(cast: Cast) -> None:
    telling, _ = begun(cast)
    told = telling.send("told/", **SPOKEN, terms=TERMS)["Location"].split("/")[2]
    browser, path = telling.browser, f"/disclosures/{told}/"
    browser.get(path)
    with CaptureQueriesContext(connection) as work:
        assert "Write down what they answer" in body(browser.get(path))
    sent = [q["sql"] for q in work if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select ctx.leave"))]
    assert len(sent) <= 12, "\n".join(sql[:160] for sql in sent)
    answer = {**SPOKEN, "kind": "will_do", "words": "A doctor sees her tonight.", "to_whom": "Dr Reed"}
    assert "Say how you made sure" in body(browser.send(path + "answered/", **{**answer, "checked": " "}))
    assert browser.send(path + "answered/", **answer)["Location"] == path
    shown = body(browser.get(path))
    for words in ("This is what they will do", "A doctor sees her tonight.", "Dr Reed", "Written down by"):
        assert words in shown
    assert "In this list: 0." in body(browser.get("/work/telling/"))
    assert "In this list: 1." in body(browser.get("/work/settled/"))
    assert Browser(cast.social_care.colleague).get(path + "answered/").status_code == 404


@pytest.mark.clause("3.4", "9.3")
def test_a_hidden_place_goes_unasked_only_in_danger_by_voice_to_whom_the_words_name(cast: Cast) -> None:
    telling, _ = begun(cast)
    telling.send("items/0/", **PLACE)
    page = telling.page("place/")
    assert "name each by name and role" in page
    assert 'name="to_posts"' not in page
    telling.send("place/", outside_line=LINE)
    check = telling.page("check/")
    assert "it goes to them only in answer to what they ask" in check
    assert f"{telling.path}told/" not in check
    telling.send("danger/", danger="yes", danger_rests_on="He is on his way.")
    assert "How do you say the place" in telling.page("place/")
    telling.send("place/", outside_line=LINE, said_by="telephone")
    assert f"{telling.path}told/" in telling.page("check/")
    assert telling.send("told/", **SPOKEN, terms=TERMS)["Location"].startswith("/told/")
