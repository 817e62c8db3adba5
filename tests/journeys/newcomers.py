"""What newcomers do, step by step: opening a one-time link, signing in with both factors, joining the Code. Clause 3.7."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import expect

from tests.journeys.conftest import Somebody
from tests.web.signing_in import code_of

PASSWORD = "paper lantern by the quiet weir"


@dataclass
class Newcomer(Somebody):
    """Somebody whose pages are each looked at in full the first time that anybody comes to them."""

    known: set[str] = field(default_factory=set)

    def check(self) -> None:
        """The same pages come again with every newcomer: once is enough."""
        title = self.page.title()
        if title not in self.known:
            super().check()
            self.known.add(title)


def open_link(who: Somebody, link: str) -> str:
    """Takes a link up for the first time: a password, an app. Gives the app's key."""
    who.go(link)
    who.page.get_by_role("button", name="Choose a password").click()
    who.page.fill("[name=password]", PASSWORD)
    who.press("Continue")
    key = who.page.locator("main code").inner_text().replace(" ", "")
    who.page.fill("main [name=code]", code_of(key))
    who.press("Continue")
    expect(who.page.get_by_role("heading", level=1)).to_have_text("You can sign in now")
    return key


def give_password(who: Somebody, address: str, password: str = PASSWORD) -> None:
    """The first factor."""
    who.go("/sign-in/")
    who.page.fill("[name=email]", address)
    who.page.fill("[name=password]", password)
    who.press("Continue")


def give_code(who: Somebody, code: str) -> None:
    """The second factor, or a recovery code instead."""
    who.page.fill("main [name=code]", code)
    who.press("Continue")


def come_in(who: Somebody, link: str, address: str) -> list[str]:
    """From a link to one's work, for the first time. Gives the recovery codes."""
    key = open_link(who, link)
    give_password(who, address)
    give_code(who, code_of(key))
    expect(who.page.get_by_role("heading", level=1)).to_have_text("Keep your recovery codes")
    codes = who.page.locator("main code").all_inner_texts()
    who.press("I have kept them")
    return codes


def invite(who: Somebody, name: str, address: str, title: str, role: str, *, on_duty: bool = False) -> str:
    """Answers the open page of an invitation. Gives the link's path, as it is shown to be handed over."""
    who.page.fill("[name=name]", name)
    who.page.fill("[name=address]", address)
    who.page.fill("[name=title]", title)
    who.page.check(f"[name=role][value={role}]")
    if on_duty:
        who.page.get_by_label("Duty desk", exact=True).check()
    who.press("Make the link")
    shown = who.page.locator("main strong").filter(has_text="/link/").inner_text()
    return shown.removeprefix(who.service.address).strip()


def join(who: Somebody, agency: str, representative: tuple[str, str]) -> None:
    """An agency applies and signs, with no account; `representative` is a name and an address."""
    who.go("/signatories/")
    who.follow("Apply to join the Code of Practice")
    for name in ("name", "legal_body"):
        who.page.fill(f"[name={name}]", agency)
    who.page.select_option("[name=sector]", label="School")
    who.page.check("[name=sensitive][value=no]")
    who.press("Continue")
    who.page.fill("[name=signed_by]", "Chair of governors")
    who.page.fill("[name=representative_name]", representative[0])
    who.page.fill("[name=representative_email]", representative[1])
    who.page.check("[name=group][value=virtual]")
    who.page.check("[name=agreed]")
    who.press("Sign")
    expect(who.page.get_by_role("heading", level=1)).to_contain_text("The Code of Practice is signed")
