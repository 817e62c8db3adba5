"""The pages of signing in get frozen view data too; apart, since their accounts stand in a database of their own."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, town, town_database  # noqa: F401
from tests.house.contexts import Seen, all_faults
from tests.web.signing_in import code_of, first_factor, second_factor


@pytest.mark.committed
def test_the_pages_of_signing_in_get_view_data_too(town: Cast, seen: Seen) -> None:  # noqa: F811
    browser = Client()
    first_factor(browser, "practitioner@school.example")
    assert browser.get("/sign-in/code/").status_code == 200
    second_factor(browser, code_of())
    for path in ("/sign-in/recovery-codes/", "/sign-in/post/", "/link/", "/"):
        browser.get(path)
    assert len(seen) >= 3
    assert all_faults(seen) == []
