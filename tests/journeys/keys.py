"""Somebody who uses no mouse: Tab, Enter, Space and the arrow keys, from the top of each page."""

from __future__ import annotations

from typing import Any

from tests.journeys.test_odds import Passing

MOST_STOPS = 150
FOCUSED = """selector => {
    const on = document.activeElement, drawn = getComputedStyle(on), box = on.getBoundingClientRect();
    const shows = each => each.outlineStyle !== "none" || each.boxShadow !== "none";
    const label = on.labels && on.labels.length && getComputedStyle(on.labels[0], "::before");
    return {
        there: on.matches(selector),
        is: `${on.tagName} ${on.name || on.innerText}`,
        seen: shows(drawn) || Boolean(label) && shows(label),
        inSight: box.bottom > 0 && box.top < innerHeight,
    };
}"""


class ByKeyboard(Passing):
    """Each place where the focus stops has to show it, and stand on the screen."""

    def tab_to(self, selector: str) -> None:
        """Presses Tab until the focus stands on this."""
        stops = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            at: dict[str, Any] = self.page.evaluate(FOCUSED, selector)
            assert at["seen"] and at["inSight"], f"{self.page.url}: the focus does not show on {at['is']}"
            stops.append(at["is"])
            if at["there"]:
                return
        raise AssertionError(f"{self.page.url}: no way to {selector} by {stops}")

    def enter(self, text: str, kind: str = "main a, main button") -> None:
        """Follows the link or presses the button of this name, and looks at the page that comes."""
        found = self.page.locator(kind).get_by_text(text, exact=True).first
        found.evaluate("each => each.setAttribute('data-wanted', '')")
        self.tab_to("[data-wanted]")
        self.press_enter()

    def press_enter(self) -> None:
        """On what has the focus, and looks at the page that comes."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.check()

    def skip(self) -> None:
        """Over the menu, by the first thing on the page."""
        self.tab_to(".govuk-skip-link")
        self.page.keyboard.press("Enter")

    def type(self, name: str, text: str) -> None:
        """Into the field of this name."""
        self.tab_to(f"[name='{name}']")
        self.page.keyboard.insert_text(text)

    def choose(self, name: str, value: str) -> None:
        """One of several: the arrow keys go round within them."""
        self.tab_to(f"[name='{name}']")
        wanted = self.page.locator(f"[name='{name}'][value='{value}']")
        self.page.keyboard.press("Space")
        for _ in range(MOST_STOPS):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: no way to {value} of {name}")

    def tick(self, name: str, value: str) -> None:
        """One box of several."""
        self.tab_to(f"[name='{name}'][value='{value}']")
        self.page.keyboard.press("Space")
