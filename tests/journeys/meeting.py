"""A child protection conference, step by step, as people hold it: called, items brought in, the minute, the family's paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Locator

from tests.journeys.conftest import Somebody
from tests.journeys.steps import TESTS, choose

ARGUED = {
    "told": "They will be told at the conference.",
    "child_says": "“I want my mum to be there.”",
    "family_says": "Her mother comes to the conference.",
    "better_than_silence": "They plan together what protects her.",
    "why_this_much": "What the plan needs, and no more.",
    "safety_if_shared": "Safer: everybody watches for the same signs.",
    "safety_if_not_shared": "Each would see a part of it.",
    "confidence": "The public interest in protecting her.",
    "reasons": "They carry out the plan.",
}


def call(who: Somebody, child: str, invited: Sequence[str], outside: str) -> str:
    """From the child's page; gives the meeting's path."""
    page = who.page
    who.go(f"/people/?text={child.replace(' ', '+')}")
    page.locator("main a[href^='/people/']").filter(has_text=child).first.click()
    who.check()
    who.follow("Call a meeting about them")
    who.press("Start")
    page.check("[name=kind][value=conference]")
    for part, value in (("day", "30"), ("month", "11"), ("year", "2026")):
        page.fill(f"[name=day-{part}]", value)
    page.fill("[name=at]", "10:30")
    page.check("[name=way][value=in_person]")
    page.fill("[name=place]", "Room 4, County Hall")
    page.check("[name=purpose][value=protect-from-harm]")
    page.fill("[name=why]", "Whether she needs a child protection plan.")
    who.press("Save and continue")
    for agency in invited:
        choose(who, "agency", agency)
        who.press("Add to those who are invited")
        page.check("[name=seen_by][value=desk]")
        who.press("Save and continue")
    page.fill("[name=outside]", outside)
    who.press("Add to those who are invited")
    who.follow("Continue") if page.get_by_role("link", name="Continue").count() else who.press("Continue")
    who.press("Call the meeting")
    return page.url.replace(who.service.address, "")


def answer(who: Somebody) -> str:
    """From what waits on the first page: coming. Gives the meeting's path."""
    who.go("/")
    who.page.locator("main a[href*='/invitations/']").first.click()
    who.check()
    meeting = who.page.url.replace(who.service.address, "")
    who.page.get_by_role("button", name="Answer the invitation").first.click()
    who.check()
    who.page.check("[name=answer][value=accepted]")
    who.press("Send the answer")
    return meeting


def bring_in(who: Somebody, meeting: str, texts: Sequence[str], to: Sequence[str]) -> None:
    """What was received goes to these, as its terms let it."""
    page = who.page
    who.go(f"{meeting}put-in/")
    tick(who, to)
    who.press("Save and continue")
    who.go(f"{meeting}put-in/received/")
    for text in texts:
        card(who, text).get_by_label("Bring this in").check()
    who.press("Save and continue")
    who.go(f"{meeting}put-in/answers/")
    answers(who)
    assert all(text in who.text() for text in texts)
    assert "Stays behind" not in who.text()
    who.press("Put it in")
    assert page.url.endswith(meeting)


def put_in(who: Somebody, meeting: str, text: str, to: Sequence[str], family: str) -> None:
    """Something of one's own."""
    page = who.page
    who.go(f"{meeting}put-in/")
    tick(who, to)
    who.press("Save and continue")
    who.go(f"{meeting}put-in/items/new/")
    page.fill("[name=text]", text)
    page.check("[name=kind][value=opinion]")
    page.fill("[name=about]", "Amara")
    page.check("[name=classes][value=family]")
    page.check("[name=marking][value=official_sensitive]")
    who.press("Save this item")
    who.go(f"{meeting}put-in/answers/")
    answers(who)
    assert page.locator("[name=passing_on][value=protects]").is_checked(), "preset for a conference"
    page.check(f"[name=family][value={family}]")
    who.press("Save and continue")
    who.press("Put it in")


def held(who: Somebody, meeting: str, present: Sequence[str]) -> None:
    """Who was there."""
    who.go(f"{meeting}present/")
    tick(who, present)
    who.page.fill("[name=people]", "Mrs Whitlock, mother\nMs Ade, chair")
    who.press("Save")


def minute(who: Somebody, meeting: str, to: Sequence[str]) -> None:
    """Every part stands in it; each agency gets a bundle."""
    page = who.page
    who.go(f"{meeting}minute/")
    page.fill("[name=decided]", "Amara is made subject to a child protection plan.")
    page.fill("[name=who_1]", "Health visiting")
    page.fill("[name=what_1]", "Visits every week")
    for part, value in (("day", "7"), ("month", "12"), ("year", "2026")):
        page.fill(f"[name=by_1-{part}]", value)
    who.press("Save and continue")
    for box in page.get_by_label("In the minute").all():
        assert not box.is_checked()
        box.check()
    tick(who, to)
    who.press("Save and continue")
    answers(who)
    who.press("Send the minute")


def family(who: Somebody, meeting: str, texts: Sequence[str]) -> None:
    """The paper, part by part; a person hands it over."""
    page = who.page
    who.go(f"{meeting}family/")
    assert page.locator("main input[type=checkbox]:checked").count() == 0
    for text in texts:
        card(who, text).get_by_label("The family reads this").check()
    page.fill("[name=words]", "Thank you for coming. Ring us whenever you want to.")
    page.fill("[name=language]", "English")
    who.press("Make the family’s version")
    who.page.get_by_role("button", name="Write down that you gave it to somebody").first.click()
    who.check()
    page.fill("[name=to_whom]", "Mrs Whitlock, mother")
    page.check("[name=form][value=read_aloud]")
    who.press("Save")
    assert "Given to Mrs Whitlock, mother" in who.text()


def answers(who: Somebody) -> None:
    """What the Code asks, on one page."""
    page = who.page
    page.check("[name=danger][value=no]")
    for test in ("necessary", *TESTS, "ground_applies"):
        if page.locator(f"[name={test}][value=yes]").count():
            page.check(f"[name={test}][value=yes]")
    page.check("[name=ground][value=prevents-or-detects-harm-to-child]")
    page.check("[name=basis][value=public-task]")
    for field, words in ARGUED.items():
        page.fill(f"[name={field}]", words)
    who.press("Save and continue")


def tick(who: Somebody, names: Sequence[str]) -> None:
    """Boxes by their names."""
    for name in names:
        who.page.get_by_label(re.compile(re.escape(name))).check()


def card(who: Somebody, text: str) -> Locator:
    """The card of the item that says this."""
    return who.page.locator(".chiltern-item").filter(has_text=text).first
