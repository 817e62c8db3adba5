"""Every address of the service in a real browser, as narrow as a small phone: axe finds nothing on any of them. Clause 2.2."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser

from tests.house.walked import addresses
from tests.house.ways_out import FILES
from tests.journeys.every_page import BESIDE, Got, every_page
from tests.journeys.looking import look_at, opened
from tests.journeys.serving import beside, own_database

LEADS_ON = {
    "match_first",
    "invitation",
    "open_link",
    "demo_enter",
    "readers_named",
    "tell_whose",
    "decide_whose",
    "minute_whose",
}
"""They have no page of their own: the one they lead to has."""
OTHER_THAN_PAGES = {name for names in FILES.values() for name in names}


@contextmanager
def served(pages: list[Got]) -> Iterator[str]:
    """The pages by their number, with the service's own styles and scripts, which a browser asks for once."""

    class Shelf(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _, first, rest = self.path.split("/", 2)
            static = finders.find(rest) if first == "static" else None
            page = pages[int(first)].markup if first.isdigit() else b""
            if static:
                page = Path(static).read_bytes()
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", guess_type(rest)[0] or "text/html; charset=utf-8")
            self.send_header("Cache-Control", "max-age=600" if static else "no-store")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def pages(loopback_only: None, django_db_blocker: Any) -> list[Got]:
    """What every address of the table gives."""
    with django_db_blocker.unblock(), own_database(f"chiltern_every_page_{os.getpid()}") as name:
        return beside(name, "app", lambda: every_page(name))


def test_no_address_of_the_table_is_left_out(pages: list[Got]) -> None:
    found = {each.name for each in pages if each.page}
    others = {each.name for each in pages if not each.page}
    sent = {each.name for each in pages if each.status == 405} - found
    assert found >= {*BESIDE}
    assert {*addresses()} == (found - {*BESIDE}) | sent | (others & (OTHER_THAN_PAGES | LEADS_ON))
    assert [(each.name, each.status) for each in pages if each.status in (403, 404, 500)] == [
        ("not there", 404),
        ("stale", 403),
        ("signed out", 403),
        ("a link that was used", 404),
    ]


def test_axe_finds_nothing_on_any_page_and_nothing_is_wider_than_a_small_phone(
    pages: list[Got], browser: Browser
) -> None:
    wrong = []
    context = opened(browser, viewport={"width": 320, "height": 640})
    page = context.new_page()
    with served(pages) as address:
        for number, each in enumerate(pages):
            if each.page:
                page.goto(f"{address}/{number}/")
                try:
                    look_at(page)
                except AssertionError as found:
                    wrong.append(f"{each.name}, {each.path}: {found}")
        context.close()
    assert not wrong, "\n".join(wrong)
