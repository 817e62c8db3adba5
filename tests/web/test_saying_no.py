"""A page that says no leads on: back to where the button stood, or to signing in and the form again. Clauses 3.6 and 3.7."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.cast import Cast
from tests.web.browser import Browser, body, form_id
from tests.web.walking import Walk

BACK = re.compile(r'href="([^"]*)">(?:Go back|Go to your work)</a>')


def back_from(page: Any) -> str:
    """Where the page that says no leads."""
    assert page.status_code == 403
    found = BACK.search(body(page))
    assert found
    return found.group(1)


@pytest.mark.clause("3.6")
def test_what_is_refused_leads_back_to_where_the_button_stood_and_never_to_itself(cast: Cast) -> None:
    walk = Walk.begun(cast)
    page = f"http://testserver{walk.path}"
    form = {"form_id": form_id(walk.browser.get(walk.path))}
    close = walk.path + "close/"
    assert back_from(walk.browser.post(close, form, headers={"referer": page})) == walk.path
    elsewhere = {"referer": "https://elsewhere.example/requests/"}
    assert back_from(walk.browser.post(close, form, headers=elsewhere)) == close
    told = walk.path + "told/"
    assert back_from(walk.browser.get(told, headers={"referer": page})) == walk.path
    assert back_from(walk.browser.get(told, headers={"referer": f"http://testserver{told}"})) == "/"
    assert back_from(walk.browser.get(told)) == "/"


@pytest.mark.clause("3.7")
def test_a_form_sent_after_its_session_ended_gives_the_words_back_and_leads_to_the_form(cast: Cast) -> None:
    sent = {"about": "Amara Whitlock", "words": "She said that she is afraid."}
    page = Browser().post("/write-down/", sent, headers={"referer": "http://testserver/write-down/"})
    said = body(page)
    assert page.status_code == 403
    assert "You are not signed in any more" in said
    assert sent["words"] in said
    assert 'href="/sign-in/?next=%2Fwrite-down%2F"' in said
