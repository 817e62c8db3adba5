"""Bodies outside the Code on pages: the list, a check, what they ask, and passing on to them. Clauses 3.6, 3.7, 3.10."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.models import AgencyRequest, DisclosedItem, Disclosure, OnwardPermission
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body
from tests.web.walking import CONDITIONS, DANGER, TERMS, TESTS

pytestmark = pytest.mark.clause("3.6", "3.7", "sign.1")
BODY = {
    "name": "Marlow Vale Hospital, emergency department",
    "function": "emergency_health",
    "statutory_duty": "listed",
    "described": "",
    "commissioned_by": "",
    "reach": "Switchboard 01632 960700",
}
CHECK = {
    "how": "called_back",
    "where_found": "Their public page",
    "whom": "Sister Okoro",
    "day-day": "9",
    "day-month": "3",
    "day-year": "2026",
    "at": "9:05",
}
ASKS = {
    "danger_said": "yes",
    "who": "Dr Ivy Reed, consultant",
    "name": "Amara Whitlock",
    "kind": "child",
    "nhs_number": "",
    "address": "",
    "others": "Rosa Whitlock\n",
    "needed": "Whether the family is known.",
    "why": "She is in our department.",
    "purpose": "protect-from-harm",
    "worries": "",
    "acts_now": "yes",
    "urgency": "urgent",
    "urgency_reason": "She is here now.",
    "reach": "",
    "method": "telephone",
    "day-day": "9",
    "day-month": "3",
    "day-year": "2026",
    "at": "9:05",
}
ADDS = "Outside the Code: call them back on a number found independently, use a secure route"


def named(cast: Cast) -> tuple[Browser, str]:
    """Social care has named the hospital: its browser, and the body's page."""
    browser = Browser(cast.social_care.practitioner)
    return browser, browser.send("/outside/new/", **BODY)["Location"]


def test_what_is_known_of_one_is_changed_and_what_was_known_stays(cast: Cast) -> None:
    browser, path = named(cast)
    browser.send(path, **CHECK)
    assert 'value="Marlow Vale Hospital, emergency department"' in body(browser.get(f"{path}change/"))
    empty = body(browser.send(f"{path}change/", **{**BODY, "name": " ", "reach": "Bleep 7"}))
    assert "Fill in ‘What is it called" in empty or "Answer ‘What is it called" in empty
    assert "Bleep 7" in empty
    now = {**BODY, "name": "Marlow Vale Hospital, front door", "reach": "Switchboard 01632 960701"}
    assert browser.send(f"{path}change/", **now)["Location"] == path
    page = body(browser.get(path))
    assert "Marlow Vale Hospital, front door, outside the Code</h1>" in page
    before = page.split("What we knew before")[1]
    assert "Marlow Vale Hospital, emergency department" in before
    assert "Switchboard 01632 960700" in before
    assert "Sister Okoro" in page
    assert "Marlow Vale Hospital, front door" in body(browser.get("/outside/"))
    other = browser.send("/outside/new/", **{**BODY, "name": "Vale Court"})["Location"]
    clash = body(browser.send(f"{other}change/", **now))
    assert "Your agency has named a body like this already" in clash
    for post in (cast.school.duty, cast.stranger.duty, cast.social_care.representative):
        assert Browser(post).get(f"{path}change/").status_code == 404


def test_the_list_says_what_to_do_while_it_is_empty_and_how_each_was_checked(cast: Cast) -> None:
    browser = Browser(cast.social_care.practitioner)
    assert "Your agency has named none yet" in body(browser.get("/outside/"))
    _, path = named(cast)
    assert "Not checked" in body(browser.get("/outside/"))
    assert "Nobody has checked yet" in body(browser.get(path))
    browser.send(path, **CHECK)
    page = body(browser.get(path))
    for said in (
        ADDS,
        "Called back on a number found independently, 9 March 2026 at 9:05 am",
        "Sister Okoro",
    ):
        assert said in page
    assert "Called back on a number found independently, 9 March 2026" in body(browser.get("/outside/"))


@pytest.mark.parametrize(
    ("step", "changes", "says"),
    [
        ("new/", {"name": ""}, "Answer ‘What is it called’"),
        ("new/", {"function": ""}, "Answer ‘What is it there to do’"),
        ("", {"where_found": ""}, "Say where you found the number"),
        ("", {"day-year": "2999"}, "This is in the future"),
        ("", {"at": "teatime"}, "Enter a time like 14:05 or 2:05pm"),
        ("asks/", {"nhs_number": "943 476 5918"}, "NHS number"),
        ("asks/", {"urgency_reason": ""}, "Say why it is urgent"),
        ("asks/", {"day-year": "2999"}, "This is in the future"),
        ("asks/", {"needed": ""}, "Answer ‘What do they need to know’"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, step: str, changes: dict[str, str], says: str
) -> None:
    browser, path = named(cast)
    form: dict[str, Any] = {"new/": {**BODY, "name": "Another"}, "": CHECK, "asks/": ASKS}[step]
    page = browser.send("/outside/new/" if step == "new/" else path + step, **{**form, **changes})
    assert page.status_code == 200
    assert says in body(page)
    kept = {"new/": "01632 960700", "": "Sister Okoro", "asks/": "Dr Ivy Reed"}[step]
    assert kept in body(page)


def test_what_they_ask_is_a_request_of_ours_to_decide_marked_wherever_it_shows(cast: Cast) -> None:
    browser, path = named(cast)
    sent = browser.send(f"{path}asks/", **ASKS)
    assert sent.status_code == 302, body(sent)
    page = body(browser.get(sent["Location"]))
    for said in (
        ADDS,
        "Marlow Vale Hospital, emergency department, outside the Code asks",
        "Rosa Whitlock, adult",
    ):
        assert said in page
    assert "Ask them something first" not in page
    desk = Browser(cast.social_care.duty)
    listed = body(desk.get("/"))
    assert "Marlow Vale Hospital, emergency department, outside the Code asks" in listed
    assert "Amara" not in listed
    assert Browser(cast.social_care.colleague).get(sent["Location"]).status_code == 404
    cast.become(cast.social_care.duty)
    assert AgencyRequest.objects.count() == 1


@pytest.mark.clause("3.10")
def test_passing_on_to_one_asks_how_it_goes_and_says_what_holds(cast: Cast) -> None:
    stage = Stage(cast)
    came = stage.disclosure(cast.social_care, stage.decided(cast.social_care, cast.school)).id
    browser, path = named(cast)
    item = str(next(iter(_items(cast, came))))
    to = {"recipient": path.split("/")[2], "purpose": "child-in-need"}
    here = f"/disclosures/{came}/"
    browser.send(f"{here}ask-to-pass-on/", items=[item], why="They treat her.", **to)
    _permit(cast)
    browser.send(f"{here}pass-on/", items=[item], protects_this_child="no", **to)
    said = {**DANGER, **TESTS, **CONDITIONS, "danger": "no", "reasons": "They treat her.", "note": ""}
    assert "how do they get it?" in body(browser.send(f"{here}pass-on/answers/", **said))
    browser.send(f"{here}pass-on/answers/", **said, method="secure_email")
    browser.send(f"{here}pass-on/answers/", **said, method="secure_email")
    browser.send(f"{here}pass-on/terms/", **TERMS)
    check = body(browser.get(f"{here}pass-on/check/"))
    assert ADDS in check
    assert "By secure e-mail" in check
    made = browser.send(f"{here}pass-on/check/")
    page = body(browser.get(made["Location"]))
    assert "Give it to them now, with the terms in writing." in page
    assert "Marlow Vale Hospital, emergency department, outside the Code" in page


def _items(cast: Cast, disclosure: UUID) -> list[UUID]:
    cast.become(cast.social_care.practitioner)
    assert Disclosure.objects.filter(id=disclosure).exists()
    return list(DisclosedItem.objects.filter(disclosure=disclosure).values_list("item", flat=True))


def _permit(cast: Cast) -> None:
    by = cast.become(cast.school.duty)
    question = OnwardPermission.objects.get()
    answer_passing_on(by=by, permission_id=question.id, permit=True)
