"""An address that takes only what a form sends, opened like a page: what to do next, and nothing of what is there. Clause 2.2."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("2.2")


def test_a_buttons_address_opened_as_a_page_says_what_to_do_and_leads_back(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    duty = Browser(cast.school.duty)
    got = duty.get(f"/requests/{request.id}/acknowledge/")
    assert (got.status_code, got["Allow"], got["Cache-Control"]) == (405, "POST", "no-store")
    assert "This address is not a page" in body(got)
    assert "Nothing was sent and nothing was changed" in body(got)
    assert '<a class="govuk-link" href="/">Go to your work</a>' in body(got)
    assert "Dana Duty" in body(got)
    assert body(duty.get(f"/requests/{uuid4()}/acknowledge/")) == body(got)
    assert f"/requests/{request.id}/acknowledge/" in body(duty.get(f"/requests/{request.id}/"))


def test_whoever_is_not_signed_in_is_offered_to_sign_in(cast: Cast) -> None:
    got = Browser().get(f"/requests/{uuid4()}/acknowledge/")
    assert (got.status_code, got["Allow"]) == (405, "POST")
    assert '<a class="govuk-link" href="/sign-in/">Sign in</a>' in body(got)
