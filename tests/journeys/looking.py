"""What is looked at on every page that a journey touches: one heading, nothing wider than the screen, axe."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, Error, Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
SEEN = """() => ({
    headings: document.querySelectorAll("h1").length,
    wide: document.documentElement.scrollWidth > window.innerWidth,
    title: document.title,
    markup: document.documentElement.outerHTML,
    screen: `${innerWidth} ${navigator.maxTouchPoints}`,
})"""
VARIES = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+'
)
"""Tokens, ids and numbers: the same markup is judged alike whatever they are."""
WORDS = re.compile(r"(?<=>)[^<]*[^<\s][^<]*")
"""What axe judges comes from elements and their attributes, and from whether something is said in them, not what."""
found_well: set[tuple[str, str]] = set()


def opened(browser: Browser, **screen: Any) -> BrowserContext:
    """A browser of somebody's own, with axe in each of its pages: handed over once, and not with every page."""
    made = browser.new_context(**screen)
    made.add_init_script(AXE_SCRIPT)
    return made


def look_at(page: Page) -> str:
    """Nothing broke, nothing scrolls sideways, and axe finds nothing; gives the title."""
    try:
        return _look_at(page)
    except Error as left:
        if "because of a navigation" not in left.message:
            raise
        return _look_at(page)  # a tap does not wait for the page that it leads to


def _look_at(page: Page) -> str:
    page.locator("h1").first.wait_for()
    page.wait_for_load_state()
    seen = page.evaluate(SEEN)
    assert seen["headings"] == 1, page.url
    assert not seen["wide"], f"{page.url} scrolls sideways"
    _ask_axe(page, seen["screen"], VARIES.sub("", seen["markup"]))
    title: str = seen["title"]
    return title


def _ask_axe(page: Page, screen: str, markup: str) -> None:
    """Each page once for each screen, however many come to it; pages that are built alike are one."""
    built = WORDS.sub("x", markup)
    if (screen, built) in found_well:
        return
    found = page.evaluate("async asked => (await axe.run(asked)).violations", RULES)
    assert not found, f"{page.url}\n{AxeResults({'violations': found}).generate_report()}"
    found_well.add((screen, built))
