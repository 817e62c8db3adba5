"""What is looked at on every page that a journey touches: one heading, nothing wider than the screen, axe."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, Error, Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CONTRAST = "color-contrast"
WHEN_ASKED = f"""window.bringAxe = function () {{ if (!window.axe) {{ {AXE_SCRIPT} }} }};"""
"""Handed to each page and read only where axe is asked: reading it takes as long as the page itself."""
SEEN = """() => {
  const plain = text => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d+/g, "");
  const short = text => {
    let one = 7, other = 11;
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
      other = Math.imul(other ^ text.charCodeAt(at), 1597334677);
    }
    return `${one >>> 0}.${other >>> 0}`;
  };
  const said = new Set(["value", "content", "title", "alt", "aria-label", "placeholder", "action", "nonce"]);
  const owns = new Map(), above = new Map([[document, ""]]), behind = new Map([[null, ""]]);
  const own = one => {
    if (!owns.has(one)) owns.set(one, one.localName + [...one.attributes].filter(each => !each.name.startsWith("data-")).map(
      each => each.name + "=" + (said.has(each.name) ? Boolean(each.value) : plain(each.value))).sort().join(" "));
    return owns.get(one);
  };
  const within = one => [...one.childNodes].map(each => each.nodeType === 1 ? own(each) :
    each.nodeType === 3 && each.data.trim() ? "said" : "").filter((each, at, all) => each && each !== all[at - 1]).join(">");
  const stands = (one, look) => {
    const behindIt = behind.get(one.parentElement);
    const own = [look.backgroundColor, look.backgroundImage, look.opacity, look.filter].join(" ");
    return own === "rgba(0, 0, 0, 0) none 1 none" ? behindIt : `${behindIt}|${own}`;
  };
  const built = new Map(), looks = new Map();
  const first = (among, key, one) => among.has(key) || among.set(key, one);
  for (const one of document.querySelectorAll("*")) {
    const look = getComputedStyle(one), path = short(above.get(one.parentNode) + own(one));
    const says = [...one.childNodes].some(each => each.nodeType === 3 && each.data.trim());
    above.set(one, path);
    behind.set(one, stands(one, look));
    const hit = look.display !== "inline" && one.matches("a, button, input, select, summary, textarea");
    const box = hit && one.getBoundingClientRect();
    const near = box && Math.min(box.width, box.height) < 24 ? innerWidth : "";
    const holds = one.matches("html, head, body, main, form, div, section") ? says : within(one);
    first(built, short([path, look.display, holds, near].join(";")), one);
    if ((says || one.matches("input, select, textarea")) && look.display !== "none") first(looks, short([one.localName,
      one.className, look.color, look.fontSize, look.fontWeight, look.position, look.textShadow, one.matches(":disabled"),
      behind.get(one)].join(";")), one);
  }
  window.lookedAt = new Map([...built, ...looks]);
  const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
  const meant = [...document.querySelectorAll("[for], [aria-labelledby], [aria-describedby]")].flatMap(each =>
    ["for", "aria-labelledby", "aria-describedby"].flatMap(name => (each.getAttribute(name) || "").split(" "))).filter(Boolean);
  return {
    headings: document.querySelectorAll("h1").length,
    wide: document.documentElement.scrollWidth > window.innerWidth,
    title: document.title,
    twice: ids.filter((each, at) => ids.indexOf(each) < at),
    missing: meant.filter(each => !ids.includes(each)),
    built: [...built.keys()],
    looks: [...looks.keys()],
  };
}"""
"""Of what a page is built: each element under what it stands, with its attributes and what is in it, ids and numbers left
out; with the screen where it is so small that what is near it matters. And each way in which words look: their colour,
their size, what is behind them.
"""
ASKED = """async ([keys, asked]) => {
  bringAxe();
  const found = new Set(keys.map(key => lookedAt.get(key)));
  const inside = one => one && (found.has(one) || inside(one.parentElement));
  const include = [...found].filter(one => document.body.contains(one) && !inside(one.parentElement));
  const whole = found.has(document.documentElement) || include.length < found.size && !include.length;
  return (await axe.run(whole ? document : { include }, asked)).violations;
}"""
"""Of what is new on a page; all of it where the page itself is."""


@dataclass
class FoundWell:
    """What axe has found well in this run: here and, through a file, in the process beside this one."""

    keys: set[str] = field(default_factory=set)
    file: Path | None = None
    read: int = 0

    def new(self, among: Iterable[str]) -> set[str]:
        """What nobody has looked at yet."""
        if self.file and self.file.exists():
            with self.file.open() as kept:
                kept.seek(self.read)
                self.keys.update(kept.read().split())
                self.read = kept.tell()
        return {*among} - self.keys

    def add(self, found: set[str]) -> None:
        """From now on it is not looked at again."""
        self.keys |= found
        if self.file:
            with self.file.open("a") as kept:
                kept.writelines(f"{each}\n" for each in found)


found_well = FoundWell()


def opened(browser: Browser, **screen: Any) -> BrowserContext:
    """A browser of somebody's own, with axe at hand in each of its pages: handed over once, and not with every page."""
    made = browser.new_context(**screen)
    made.add_init_script(WHEN_ASKED)
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
    assert not seen["twice"], f"{page.url}: of one id there are two: {seen['twice']}"
    assert not seen["missing"], f"{page.url}: nothing is called {seen['missing']}"
    _ask_axe(page, found_well.new(seen["built"]), found_well.new(seen["looks"]))
    title: str = seen["title"]
    return title


def _ask_axe(page: Page, built: set[str], looks: set[str]) -> None:
    """About what is new on a page. Nothing is judged twice, however many pages and journeys it stands on; contrast, which
    takes most of the time, where words look as they did not before.
    """
    new = built | looks
    if not new:
        return
    rules = {CONTRAST: {"enabled": bool(looks)}}
    asked = {"runOnly": LEVELS if built else [CONTRAST], "resultTypes": ["violations"], "rules": rules}
    found = page.evaluate(ASKED, [sorted(new), asked])
    assert not found, f"{page.url}\n{AxeResults({'violations': found}).generate_report()}"
    found_well.add(new)
