"""Consent as a worker writes it down on the pages, and takes it down when it is taken back."""

from __future__ import annotations

from datetime import date

from tests.journeys.conftest import Somebody
from tests.journeys.steps import choose


def opens_the_record(who: Somebody, name: str) -> str:
    """As one finds anybody of one's own people; gives the path of what is recorded of them."""
    who.go("/people/")
    who.page.fill("[name=text]", name)
    who.press("Search")
    who.page.get_by_role("link", name=name).first.click()
    who.follow("Consent, and what they were told")
    return who.page.url.replace(who.service.address, "").removesuffix("consent/")


def writes_a_parents_answer(
    who: Somebody, parent: str, state: str, to: str = "", purpose: str = "", on: date | None = None
) -> None:
    """Danger and duty first, whether to ask, then what the parent said; a yes is for one agency and one purpose.

    `on`: the day on which it was said, where that is not today.
    """
    page = who.page
    who.press("Record consent")
    for name in ("danger", "duty"):
        page.check(f"[name={name}][value=no]")
    who.press("Save and continue")
    for name, value in (("would_no_change", "yes"), ("suspected", "no"), ("knowing_raises_risk", "no")):
        page.check(f"[name={name}][value={value}]")
    who.press("Save and continue")
    page.check(f"[name=state][value={state}]")
    who.press("Save and continue")
    page.check("[name=by][value=parent]")
    page.check("[name=responsibility][value=yes]")
    page.get_by_label(parent).check()
    page.check("[name=how][value=face_to_face]")
    for part in ("day", "month", "year") if on else ():
        page.fill(f"[name=day-{part}]", str(getattr(on, part)))
    who.press("Save and continue")
    if to:
        choose(who, "agency", to)
    who.press("Save and continue")
    if purpose:
        page.check(f"[name=purposes][value={purpose}]")
    who.press("Save and continue")
    if state == "given":
        page.check("[name=agreed][value=yes]")
        who.press("Save and continue")
    who.press("Write it down")


def takes_it_back(who: Somebody, name: str, words: str) -> str:
    """From the list, one page; gives the path of the list of those who had something on it."""
    opens_the_record(who, name)
    who.page.get_by_role("link", name="Withdraw").first.click()
    who.check()
    who.page.fill("[name=words]", words)
    who.press("Withdraw it now")
    return who.page.url.replace(who.service.address, "")
