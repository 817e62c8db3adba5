"""How somebody tells another agency, step by step, as they would: by labels and buttons."""

from __future__ import annotations

from dataclasses import dataclass

from tests.journeys.conftest import Somebody
from tests.journeys.steps import choose, unfold

TESTS = (
    "relevant_to_welfare",
    "may_help",
    "necessary",
    "proportionate",
    "relevant",
    "accurate",
    "need_to_know",
)


@dataclass(frozen=True)
class Told:
    """Whom, what they are asked, about which child, and the one thing that they are told."""

    agency: str
    asks: str
    child: str
    why: str
    text: str
    post: str = ""
    """The title of the one post that may see it; empty for the duty desk."""
    document: bytes = b""
    """A PDF of one page that goes with it, the child's name blacked out."""
    show: str = ""
    """Who may see whose it is; empty leaves what is preset."""


def tell(who: Somebody, told: Told) -> None:
    """Everything up to the last look."""
    page = who.page
    who.go("/tell/")
    assert "Ring first" in who.text()
    who.press("Start")
    journey = page.url.replace(who.service.address, "").replace("danger/", "")
    page.check("[name=danger][value=no]")
    page.fill("[name=danger_rests_on]", "The child is safe for now.")
    who.press("Save and continue")
    page.fill("[name=name]", told.child)
    page.check("[name=kind][value=child]")
    for part, value in (("day", "4"), ("month", "6"), ("year", "2017")):
        page.fill(f"[name=date_of_birth-{part}]", value)
    who.press("Add this person")
    who.go(f"{journey}to/")
    to_whom(who, told)
    page.check(f"[name=asks][value={told.asks}]")
    page.check("[name=purpose][value=child-in-need]")
    page.fill("[name=why]", told.why)
    page.fill("[name=reach]", "Duty desk, 01632 960100")
    who.press("Save and continue")
    one_item(who, told)
    answers(who)
    who.go(f"{journey}terms/")
    page.check("[name=passing_on][value=ask_me]")
    if told.show:
        page.check(f"[name=show_originator][value={told.show}]")
    who.press("Save and continue")


def to_whom(who: Somebody, told: Told) -> None:
    """The agency, and who there sees it; their number stands there before anything is sent."""
    choose(who, "recipient", told.agency)
    who.press("Save and continue")
    assert "Number to ring" in who.text()
    who.page.check(f"[name=seen_by][value={'named' if told.post else 'desk'}]")
    if told.post:
        who.page.get_by_label(told.post, exact=True).check()
    who.press("Save and continue")


def one_item(who: Somebody, told: Told) -> None:
    """One thing, and the tests of it."""
    page = who.page
    page.locator("main a.govuk-button", has_text="Add an item").click()
    who.check()
    page.fill("[name=text]", told.text)
    page.check("[name=kind][value=reported]")
    page.fill("[name=source]", "Told to us this morning")
    page.fill("[name=about]", told.child)
    page.check("[name=classes][value=family]")
    page.check("[name=marking][value=official_sensitive]")
    who.press("Save this item")
    if told.document:
        add_document(who, told)
    page.locator("main a.govuk-button", has_text="Continue").click()
    who.check()
    for test in TESTS:
        if page.locator(f"[name={test}][value=yes]").count():
            page.check(f"[name={test}][value=yes]")
    who.press("Save and continue")


def add_document(who: Somebody, told: Told) -> None:
    """A letter: the name is black wherever it stands, and a cell of the page; it is looked at as it leaves."""
    page = who.page
    who.follow("Add a document")
    who.press("Add this document")
    assert "Choose the file to add" in who.text()
    sent = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": told.document}
    page.set_input_files("[name=file]", sent)  # type: ignore[arg-type]
    who.press("Add this document")
    page.fill("[name=words]", told.child)
    who.press("Black out")
    assert "blacked out once, on page 1" in who.text()
    page.get_by_role("link", name="Page 1").click()
    who.check()
    page.get_by_label("Row 1, column 10").check(force=True)
    who.press("Save the cells")
    assert page.get_by_label("Row 1, column 10").is_checked()
    assert page.locator("img").evaluate("each => each.complete && each.naturalWidth > 500")
    page.locator("main a.govuk-button", has_text="Back to the document").click()
    who.check()
    page.locator("main a.govuk-button", has_text="Back to the items").click()
    who.check()


def answers(who: Somebody) -> None:
    """Every question that section 3 asks here."""
    page = who.page
    unfold(who)
    for box in page.locator("main textarea").all():
        box.fill("As we have agreed in supervision.")
    page.check("[name=basis][value=public-task]")
    if page.locator("[name=ground_applies]").count():
        page.check("[name=ground_applies][value=yes]")
        page.check("[name=ground][value=prevents-or-detects-harm-to-child]")
    who.press("Save and continue")
