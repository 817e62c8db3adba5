"""What people do on the pages, step by step, as they would: by labels and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.journeys.conftest import Somebody

WHY_TOLD = {
    **dict.fromkeys(("necessary", "proportionate", "relevant", "accurate", "need_to_know"), "yes"),
    **dict.fromkeys(("relevant_to_welfare", "may_help", "ground_applies"), "yes"),
    "ground": "prevents-or-detects-harm-to-child",
    "basis": "public-task",
}
TESTS = ("relevant_to_welfare", "may_help", "proportionate", "relevant", "accurate", "need_to_know")


@dataclass(frozen=True)
class Asked:
    """Which agency, and what it alone may know."""

    agency: str
    tell: tuple[str, ...] = ()


@dataclass(frozen=True)
class Held:
    """An item, and what becomes of it: share, withhold or false."""

    text: str
    fate: str = "share"
    because: str = ""


def choose(who: Somebody, field: str, text: str) -> None:
    """Picks an agency in a list that a script may have turned into a field with suggestions."""
    who.page.evaluate(
        """([field, text]) => { const list = document.querySelector(`select[name=${field}]`);
        list.value = [...list.options].find(one => one.text.trim().startsWith(text)).value }""",
        [field, text],
    )


def ask(who: Somebody, child: str, which: int, asked: Sequence[Asked], urgency: str = "urgent") -> None:
    """Asks about a child of one's own record, for enquiries under section 47."""
    write(who, child, which, asked, urgency)
    who.press("Send", exact=False)


def write(who: Somebody, child: str, which: int, asked: Sequence[Asked], urgency: str = "urgent") -> None:
    """Writes a request down up to its last page, and sends nothing."""
    page = who.page
    who.go("/ask/")
    who.press("Start")
    journey = page.url.replace(who.service.address, "").replace("who/", "")
    page.fill("[name=q]", child)
    who.press("Search")
    page.get_by_role("button", name=f"Choose {child}").nth(which).click()
    who.check()
    who.go(f"{journey}what/")
    page.fill("[name=needed]", "Her attendance since September, and how she has presented.")
    page.check("[name=purpose][value=protect-from-harm]")
    page.fill("[name=why]", "Enquiries under section 47.")
    who.press("Save and continue")
    urgent = "yes" if urgency == "urgent" else "no"
    for name, value in (("danger_said", urgent), ("acts_now", urgent), ("urgency", urgency)):
        if page.locator(f"[name={name}]").count():
            page.check(f"[name={name}][value={value}]")
    page.fill("[name=urgency_reason]", "We see her this afternoon.")
    who.press("Save and continue")
    page.fill("[name=worries]", "Her mother's partner is released today.")
    page.fill("[name=views]", "The family has not been told: it would raise the risk.")
    page.fill("[name=reach]", "Duty desk, 01632 960100")
    who.press("Save and continue")
    for one in asked:
        who.go(f"{journey}agencies/")
        choose(who, "agency", one.agency)
        who.press("Add this agency")
        for key in one.tell:
            page.check(f"[name=tell][value={key}]")
        who.press("Save and continue")
    if urgent == "no":
        answer_what_the_code_asks(who, journey)
    who.go(f"{journey}check/")


def answer_what_the_code_asks(who: Somebody, journey: str) -> None:
    """Where nobody is in danger: why they may be told so in order to be asked, once for all of them."""
    page = who.page
    who.go(f"{journey}code/")
    assert "The duty to share binds you and them" in who.text()
    unfold(who)
    for name, value in WHY_TOLD.items():
        if page.locator(f"[name={name}][value={value}]").locator("visible=true").count():
            page.check(f"[name={name}][value={value}]")
    for box in page.locator("main form textarea").locator("visible=true").all():
        box.fill("Nobody is put at risk: they know her, and learn little.")
    who.press("Save and continue")


def open_first(who: Somebody, path: str, kind: str) -> str:
    """Opens the first thing of a list, as a person would; gives its path."""
    who.go(path)
    who.page.locator(f"main a[href*='/{kind}/']").first.click()
    who.check()
    return who.page.url.replace(who.service.address, "")


def hold(who: Somebody, request: str, item: Held) -> None:
    """Writes down one item."""
    page = who.page
    who.go(f"{request}decide/items/new/")
    page.fill("[name=text]", item.text)
    page.check("[name=kind][value=fact]")
    page.fill("[name=source]", "Class register")
    page.fill("[name=about]", "Amara")
    page.check("[name=classes][value=education]")
    page.check("[name=marking][value=official_sensitive]")
    page.check(f"[name=fate][value={item.fate}]")
    if item.because:
        page.fill("[name=withheld_because]", item.because)
    who.press("Save this item")


def decide(
    who: Somebody,
    request: str,
    items: Sequence[Held],
    outcome: str = "share_in_part",
    passing_on: str = "ask_me",
) -> None:
    """Shares some of what is held, and withholds the rest."""
    page = who.page
    who.go(f"{request}decide/danger/")
    page.check("[name=danger][value=yes]")
    page.fill("[name=danger_rests_on]", "Social care act now under section 47.")
    who.press("Save and continue")
    for item in items:
        hold(who, request, item)
    who.go(f"{request}decide/tests/")
    for test in TESTS:
        page.check(f"[name={test}][value=yes]")
        for place, item in enumerate(items):
            if item.fate == "withhold":
                page.check(f"[name=item-{place}-{test}][value=no]")
    who.press("Save and continue")
    page.check(f"[name=outcome][value={outcome}]")
    who.press("Save and continue")
    who.go(f"{request}decide/words/")
    page.fill("[name=reasons]", "They act now, and it helps their work for her.")
    page.fill("[name=as_sent]", "What we hold about attendance and presentation.")
    who.press("Save and continue")
    who.go(f"{request}decide/terms/")
    assert page.locator("[name=passing_on][value=protects]").is_checked(), "preset under a section 47 enquiry"
    page.check(f"[name=passing_on][value={passing_on}]")
    who.press("Save and continue")
    who.go(f"{request}decide/check/")


def unfold(who: Somebody) -> None:
    """On a phone the parts of a long page are folded: one button opens them all."""
    button = who.page.get_by_role("button", name="Open all parts")
    if button.count() and button.is_visible():
        button.click()
