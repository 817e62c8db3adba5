"""What a browser fetches for a first page, as it is served: at most 100 kB with its styles and scripts."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.cast import Cast
from tests.web.browser import Browser

MOST = 100_000
NAMED = re.compile(r'(?:href|src)="(/static/[^"]+)"|from "(/static/[^"]+)"')
TAKES = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}


def fetched(browser: Browser, path: str) -> dict[str, int]:
    """How many bytes the page and each file that it names come to."""
    page = browser.get(path, **TAKES)
    assert page.status_code == 200
    sizes = {path: len(page.content)}
    for name in {first or second for first, second in NAMED.findall(page.content.decode())}:
        file = browser.get(name, **TAKES)
        sizes[name] = len(b"".join(file.streaming_content))
    return sizes


@pytest.mark.parametrize("path", ["/sign-in/", "/", "/tell/", "/ask/"])
def test_a_first_page_with_all_its_files_is_under_100_kb_as_it_is_served(cast: Cast, path: str) -> None:
    browser = Browser() if path == "/sign-in/" else Browser(cast.social_care.practitioner)
    sizes = fetched(browser, path)
    assert len(sizes) >= 6
    assert sum(sizes.values()) <= MOST, sizes


def test_styles_and_scripts_are_compressed_for_a_browser_that_takes_it_and_whole_for_another() -> None:
    name = "/static/vendor/govuk-frontend.css"
    small, whole = Browser().get(name, **TAKES), Browser().get(name)
    assert small["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in whole
    assert small["Vary"] == whole["Vary"] == "Accept-Encoding"
    body, plain = b"".join(small.streaming_content), b"".join(whole.streaming_content)
    assert int(small["Content-Length"]) == len(body) < len(plain) / 5
    assert gzip.decompress(body) == plain
    again = Browser().get(name, HTTP_IF_NONE_MATCH=small["ETag"], **TAKES)
    assert again.status_code == 304
