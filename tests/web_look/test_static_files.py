"""What the service hands to a browser: small, complete, and without what is gov.uk's alone."""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from chiltern.web.frame import Frame
from chiltern.web.styleguide import styleguide
from tests.web_look.conftest import WEB
from tests.web_look.html import elements

ROOT = Path(__file__).parents[2]
STATIC = WEB / "static"
LICENCES = STATIC / "vendor" / "LICENSES.txt"
sys.path.insert(0, str(ROOT / "scripts"))

from frontend_css import blocks, slim  # noqa: E402

FILES = sorted(path for path in STATIC.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "word", ["transport", "crown", "crest", "@font-face", "/assets/", "sourcemappingurl"]
)
def test_no_static_file_holds_what_belongs_to_gov_uk(word: str) -> None:
    assert len(FILES) >= 8
    assert [path.name for path in FILES if path != LICENCES and word in path.read_text().lower()] == []


def test_no_static_file_fetches_anything_from_elsewhere() -> None:
    fetches = re.compile(r"url\(|@import|fetch\(|XMLHttpRequest|importScripts|WebSocket")
    found = {path.name: set(fetches.findall(path.read_text())) for path in FILES if path != LICENCES}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_there_is_no_font_and_no_picture_but_the_mark() -> None:
    assert {path.suffix for path in FILES} == {".css", ".js", ".svg", ".txt"}
    assert [path.name for path in FILES if path.suffix == ".svg"] == ["chiltern.svg"]


def test_every_file_that_a_page_names_is_there(pages: Environment, frame: Frame) -> None:
    page = pages.get_template("styleguide.html").render(frame=frame, page=styleguide())
    named = [each.attributes["href"] for each in elements(page, "link")]
    named += [each.attributes["src"] for each in elements(page, "script") if "src" in each.attributes]
    named += re.findall(r'from "(/static/[^"]+)"', page) + re.findall(
        r'"(/static/[^"]+)"', pages.get_template("errors/500.html").render()
    )
    assert len(named) >= 8
    assert [each for each in named if not (STATIC / each.removeprefix("/static/")).is_file()] == []


def test_a_first_page_with_everything_is_under_100_kb_compressed(pages: Environment, frame: Frame) -> None:
    page = pages.get_template("styleguide.html").render(frame=frame, page=styleguide())
    files = [path.read_bytes() for path in FILES if path != LICENCES]
    assert sum(len(gzip.compress(each)) for each in [page.encode(), *files]) < 100_000


def test_licences_name_every_locked_package_and_its_version() -> None:
    lock = json.loads((ROOT / "scripts" / "frontend.lock.json").read_text())
    text = LICENCES.read_text()
    assert len(lock) == 3
    assert [name for name, entry in lock.items() if f"{name} {entry['version']}" not in text] == []
    assert "Permission is hereby granted" in text


def test_the_lock_holds_hashes_and_no_address() -> None:
    text = (ROOT / "scripts" / "frontend.lock.json").read_text()
    assert text.count('"integrity": "sha512-') == 3
    assert "//" not in re.sub(r'"sha512-[^"]*"', "", text)


def test_a_stylesheet_keeps_only_the_rules_of_what_is_used() -> None:
    css = (
        '@charset "UTF-8";:root{--a:1}/*! c */@font-face{src:url(/assets/f.woff)}'
        '.govuk-table__cell,.govuk-footer__link{font:1 GDS Transport,arial,sans-serif;content:"}{"}'
        "@media print{.govuk-footer{color:red}}@supports (margin:max(0px)){@media print{.govuk-table{a:b}}}"
        ".govuk-table--x{background:url(/assets/x.svg)}"
    )
    kept = slim(css, lambda selector: "govuk-footer" not in blocks(selector))
    assert kept == (
        ":root{--a:1}"
        '.govuk-table__cell{font:1 system-ui,"Segoe UI",Roboto,"Noto Sans",arial,sans-serif;content:"}{"}'
        "@supports (margin:max(0px)){@media print{.govuk-table{a:b}}}\n"
    )


def test_every_component_that_a_page_uses_has_its_rules(pages: Environment, frame: Frame) -> None:
    page = pages.get_template("styleguide.html").render(frame=frame, page=styleguide())
    classes = " ".join(each.group(1) for each in re.finditer(r'class="([^"]*)"', page)).split()
    used = set().union(*(blocks(f".{each}") for each in classes if each.startswith(("govuk-", "moj-"))))
    css = "".join(path.read_text() for path in FILES if path.suffix == ".css")
    without_rules = {
        "govuk-js-character-count",
        "govuk-js-password-input-input",
        "govuk-js-password-input-toggle",
    }
    assert len(used) > 20
    assert {name for name in used if f".{name}" not in css} <= without_rules
