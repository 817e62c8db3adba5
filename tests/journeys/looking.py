"""What is looked at on every page that a journey touches: one heading, nothing wider than the screen, axe."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, Error, Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
COLOURS = "color-contrast"
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
"""Colours come from elements and their classes, whatever is said in them."""
found_well: set[tuple[str, str]] = set()
colours_found_well: set[tuple[str, str]] = set()


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
    """Each page once for each screen, however many come to it; and its colours, the slowest rule, once for all pages
    that are built alike.
    """
    built = WORDS.sub("x", markup)
    if (screen, markup) in found_well:
        return
    colours = (screen, built) not in colours_found_well
    asked = {**RULES, "rules": {COLOURS: {"enabled": colours}}}
    found = page.evaluate("async asked => (await axe.run(asked)).violations", asked)
    assert not found, f"{page.url}\n{AxeResults({'violations': found}).generate_report()}"
    found_well.add((screen, markup))
    colours_found_well.add((screen, built))
