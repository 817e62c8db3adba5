"""What is wrong with a page is found, though pages that are alike are judged once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys.looking import look_at, opened

PAGE = "<!doctype html><html lang=en><title>Page</title><main><h1>Page</h1>{}</main></html>"
WRONG = {
    "no label": "<input name=word>",
    "pale words": '<p style="color: #ccc; background: #fff">Pale.</p>',
    "too wide": '<p style="width: 3000px">Wide.</p>',
    "two headings": "<h1>Another</h1>",
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_page_that_is_wrong_is_found_each_time(browser: Browser, wrong: str) -> None:
    context = opened(browser, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for _ in range(2):
        page.set_content(PAGE.format("<p>Well.</p>"))
        look_at(page)
        page.set_content(PAGE.format(wrong))
        with pytest.raises(AssertionError):
            look_at(page)
    context.close()
