"""Story `confidential-address`: the place that must not be found, and who asks for it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest

from tests.journeys.conftest import Service, Somebody
from tests.journeys.steps import TESTS, choose, open_first
from tests.journeys.test_silence import LONDON, Move, clock, swept  # noqa: F401
from tests.web.browser import VARIES

CARE = "Chilternshire Council – Children's Social Care"
REFUGE, HOUSING = "Safe Steps Refuge", "Vale Homes"
LEILA, NEVER_MET = "Leila Haddad", "Norah Atherley"
BORN = (("day", "20"), ("month", "11"), ("year", "2018"))
ASKED = re.compile(r"16 November 2026 at 10(:\d\d)? am")
"""When the asker itself asked."""
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z0-9]{4}-[A-Z0-9]{4}")


def asks(who: Somebody, child: str, urgency: str, acts_now: str) -> str:
    """Asks the refuge where a child lives; gives the request's path."""
    page = who.page
    who.go("/ask/")
    who.press("Start")
    journey = page.url.replace(who.service.address, "").replace("who/", "")
    page.fill("[name=name]", child)
    page.check("[name=kind][value=child]")
    for part, value in BORN:
        page.fill(f"[name=date_of_birth-{part}]", value)
    who.press("Add this person")
    who.go(f"{journey}what/")
    page.fill("[name=needed]", "Where she lives now.")
    page.check("[name=purpose][value=protect-from-harm]")
    page.fill("[name=why]", "For a tenancy.")
    who.press("Save and continue")
    for name, value in (("danger_said", "no"), ("acts_now", acts_now), ("urgency", urgency)):
        page.check(f"[name={name}][value={value}]")
    page.fill("[name=urgency_reason]", "The flat is free.")
    who.press("Save and continue")
    page.fill("[name=worries]", "None.")
    page.fill("[name=views]", "They know.")
    page.fill("[name=reach]", "Front desk")
    who.press("Save and continue")
    who.go(f"{journey}agencies/")
    choose(who, "agency", REFUGE)
    who.press("Add this agency")
    who.press("Save and continue")
    who.go(f"{journey}check/")
    who.press("Send", exact=False)
    return open_first(who, page.url.replace(who.service.address, ""), "requests")


def answers(who: Somebody, request: str, outcome: str, *, known: bool) -> None:
    """Acknowledges, says who it is, and answers."""
    page = who.page
    who.go(request)
    who.press("Acknowledge")
    who.go(f"{request}match/0/")
    if known:
        page.get_by_role("link", name=f"Compare with {LEILA}").first.click()
        who.check()
        if page.locator("[name=second_look]").count():
            page.check("[name=second_look][value=yes]")
        who.press("This is whom they mean")
    else:
        page.locator("button[name=nobody], form:has(input[name=nobody]) button").first.click()
        who.check()
    who.go(f"{request}decide/danger/")
    page.check("[name=danger][value=no]" if outcome == "no_statement" else "[name=danger][value=yes]")
    page.fill("[name=danger_rests_on]", "What they write.")
    who.press("Save and continue")
    if outcome != "no_statement":
        place(who, request)
    who.go(f"{request}decide/answer/")
    page.check(f"[name=outcome][value={outcome}]")
    who.press("Save and continue")
    who.go(f"{request}decide/conditions/")
    fill_in(who)
    who.go(f"{request}decide/words/")
    page.fill("[name=reasons]", "Our standing reply." if outcome == "no_statement" else "They act now.")
    who.press("Save and continue")
    who.go(f"{request}decide/check/")
    page.locator("main form button").last.click()
    who.check()


def fill_in(who: Somebody) -> None:
    """Whatever section 3 asks here."""
    page = who.page
    for box in page.locator("main textarea").all():
        box.fill("As we have agreed in supervision.")
    for name, value in (("basis", "public-task"), ("ground_applies", "yes"), ("detriment", "no")):
        if page.locator(f"[name={name}][value={value}]").count():
            page.check(f"[name={name}][value={value}]")
    if page.locator("main form button").count():
        page.locator("main form button").first.click()
        who.check()


def place(who: Somebody, request: str) -> None:
    """Where she lives, hidden from her father and her cousin; neither works at social care."""
    page = who.page
    who.go(f"{request}decide/items/new/")
    page.fill("[name=text]", "Leila lives with us, and goes to St Osyth’s.")
    page.check("[name=kind][value=fact]")
    page.fill("[name=about]", "Leila")
    page.check("[name=classes][value=locating]")
    page.fill("[name=hidden_from]", "Karim Haddad (father)\nNadim Haddad (cousin)")
    page.check("[name=hidden_there][value=no]")
    page.check("[name=marking][value=official_sensitive]")
    page.check("[name=fate][value=share]")
    who.press("Save this item")
    who.go(f"{request}decide/tests/")
    for test in TESTS:
        page.check(f"[name={test}][value=yes]")
    who.press("Save and continue")


def read_by(who: Somebody, request: str, child: str) -> str:
    """What the asker reads of a request and its answer, byte for byte but for ids, tokens and the name it typed."""
    who.go(request)
    pages = [who.page.content()]
    who.follow("Read the answer")
    pages.append(who.page.content())
    text = ASKED.sub("asked", IDS.sub("x", "".join(pages)))
    return VARIES.sub("", text).replace(child, "the child")


@pytest.mark.clause("2.2", "3.6", "3.7", "3.8")
def test_who_asks_learns_nothing_and_who_may_know_learns_from_whom_to_hide_it(
    service: Service,
    enter: Any,
    clock: Move,  # noqa: F811
) -> None:
    clock(datetime(2026, 11, 16, 10, tzinfo=LONDON))
    asker: Somebody = enter(HOUSING, "Deputy safeguarding lead")
    held, never = (asks(asker, child, "routine", "no") for child in (LEILA, NEVER_MET))
    refuge: Somebody = enter(REFUGE, "Deputy safeguarding lead", 320)
    answers(refuge, held, "no_statement", known=True)
    assert "It goes out" in refuge.text() or "goes out when the request is due" in refuge.text()
    clock(datetime(2026, 11, 18, 15, tzinfo=LONDON))
    refuge = enter(REFUGE, "Deputy safeguarding lead")
    answers(refuge, never, "no_statement", known=False)
    asker = enter(HOUSING, "Deputy safeguarding lead")
    asker.go(held)
    assert "Read the answer" not in asker.text()

    clock(datetime(2026, 11, 23, 17, 1, tzinfo=LONDON))
    swept(service)
    asker = enter(HOUSING, "Deputy safeguarding lead")
    first, second = read_by(asker, held, LEILA), read_by(asker, never, NEVER_MET)
    assert "They do not say whether they hold information of this kind" in first
    assert first == second

    director: Somebody = enter(REFUGE, "Director", 320)
    open_first(director, "/", "attempts")
    assert "Vale Homes asked what we do not say" in director.text()
    assert LEILA not in director.page.content() and NEVER_MET not in director.page.content()
    refuge = enter(REFUGE, "Deputy safeguarding lead")
    refuge.go(held)
    refuge.follow("That they asked: tell police or social care")
    refuge.press("Tell police or social care")
    refuge.go(refuge.page.url.replace(service.address, "").replace("danger/", "who/"))
    assert LEILA in refuge.text()

    worker: Somebody = enter(CARE, "Duty social worker")
    place_asked = asks(worker, LEILA, "urgent", "yes")
    answers(refuge, place_asked, "share", known=True)
    worker.go(place_asked)
    worker.follow("Read the answer")
    assert "Karim Haddad (father), Nadim Haddad (cousin). Never to them" in worker.text()
    assert "Confidential address" in worker.text()
