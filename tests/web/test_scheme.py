"""The officer's pages of settings, numbers to ring and rows of law (clauses 1.1, 1.4, 4.2)."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from chiltern.code_of_practice.words import InForce
from chiltern.scheme import queries
from chiltern.scheme.models import LawCorrection, Setting
from tests.cast import Cast
from tests.web.browser import Browser, body

PAGES = (
    "/scheme/",
    "/scheme/settings/",
    "/scheme/settings/reply.urgent_hours/",
    "/scheme/law/",
    "/scheme/law/duty-to-share/confirm/",
    "/scheme/law/duty-to-share/correct/",
)
CONFIRM = {
    "confirmed_on-day": "30",
    "confirmed_on-month": "9",
    "confirmed_on-year": "2026",
    "reason": "The order was seen.",
}


def text(page: Any) -> str:
    assert page.status_code == 200
    return str(page.content.decode())


def test_the_officers_first_page_says_what_waits(cast: Cast) -> None:
    page = text(Browser(cast.officer).get("/scheme/"))
    for waits in ("Nothing waits", "4 to set", "1 to confirm"):
        assert waits in page


def test_the_officer_sees_whether_mails_go_and_how_many_did_not(cast: Cast, settings: Any) -> None:
    officer = Browser(cast.officer)
    assert "nobody is told by e-mail" in text(officer.get("/scheme/"))
    settings.MAIL = dataclasses.replace(settings.MAIL, host="127.0.0.1")
    page = text(officer.get("/scheme/"))
    assert "nobody is told by e-mail" not in page
    assert "not sent within seven days" not in page


def test_a_number_is_set_and_stands_on_every_page_from_then(cast: Cast) -> None:
    officer = Browser(cast.officer)
    assert "To be set: Front door" in text(officer.get("/scheme/settings/"))
    done = officer.send(
        "/scheme/settings/numbers.front_door/", value="01632 960100", reason="Open from Monday."
    )
    assert done["Location"] == "/scheme/settings/"
    page = text(officer.get("/scheme/settings/"))
    assert "To be set: Emergency duty team" in page
    assert "Open from Monday." in page
    assert "Changed: Front door" in page
    assert "01632 960100" in text(Browser(cast.school.practitioner).get("/signatories/"))


@pytest.mark.parametrize(
    ("key", "answers", "said", "field"),
    [
        ("reply.urgent_hours", {"value": "six", "reason": "Why."}, "Enter a whole number from 1", "value"),
        ("reply.urgent_hours", {"value": "6", "reason": "Why."}, "This is what it says already", "value"),
        ("numbers.front_door", {"value": "ring", "reason": "Why."}, "Enter a telephone number", "value"),
        (
            "numbers.front_door",
            {"value": "01632 960100", "reason": ""},
            "Answer ‘Why is it changed",
            "reason",
        ),
        ("numbers.front_door", {"value": "1" * 200_000, "reason": "Why."}, "has 200000 characters", "value"),
    ],
)
def test_a_wrong_value_is_said_at_its_field(
    cast: Cast, key: str, answers: dict[str, str], said: str, field: str
) -> None:
    page = text(Browser(cast.officer).send(f"/scheme/settings/{key}/", **answers))
    assert said in page
    assert f'href="#{field}"' in page
    assert not Setting.objects.exists()


def test_the_duty_is_confirmed_once_and_the_book_says_so(cast: Cast, set_time: Any) -> None:
    set_time(datetime(2031, 11, 17, 9, tzinfo=UTC))
    officer = Browser(cast.officer)
    assert "Waits for your confirmation" in text(officer.get("/scheme/law/"))
    done = officer.send("/scheme/law/duty-to-share/confirm/", **CONFIRM)
    assert done["Location"] == "/scheme/law/"
    today = queries.day_in_london(cast.become(cast.officer).at)
    assert queries.book(today).duties["duty-to-share"] is InForce.CONFIRMED
    assert "Waits for your confirmation" not in text(officer.get("/scheme/law/"))
    assert officer.get("/scheme/law/duty-to-share/confirm/").status_code == 404
    again = officer.post("/scheme/law/duty-to-share/confirm/", {**CONFIRM, "form_id": str(uuid4())})
    assert again.status_code == 403
    assert "confirmed already" in again.content.decode()
    assert LawCorrection.objects.count() == 2


def test_a_row_is_corrected_and_a_wrong_correction_is_said_at_its_field(cast: Cast) -> None:
    officer = Browser(cast.officer)
    today = queries.day_in_london(cast.become(cast.officer).at)
    day = {f"holds_from-{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    path = "/scheme/law/public-task/correct/"
    wrong = text(officer.send(path, field="checked", value="perhaps", reason="Why.", **day))
    assert "Enter one of: source, secondary, unchecked" in wrong
    impossible = text(
        officer.send(
            path,
            field="checked",
            value="source",
            reason="Why.",
            **{**day, "holds_from-day": "31", "holds_from-month": "2"},
        )
    )
    assert "must be a real date" in impossible
    done = officer.send(path, field="checked", value="source", reason="Seen.", **day)
    assert done["Location"] == "/scheme/law/"
    assert queries.book(today).row("public-task").checked == "source"


@pytest.mark.parametrize(
    "path", ["/scheme/settings/no.such/", "/scheme/law/no-such/confirm/", "/scheme/law/x/correct/"]
)
def test_what_is_not_there_is_a_404_for_the_officer_too(cast: Cast, path: str) -> None:
    assert Browser(cast.officer).get(path).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_for_everyone_else_these_pages_do_not_exist(cast: Cast, path: str) -> None:
    for post in (cast.school.representative, cast.social_care.manager, cast.police.practitioner):
        browser = Browser(post)
        seen, made_up = browser.get(path), browser.get("/scheme/settings/no.such/")
        assert seen.status_code == 404
        assert body(seen) == body(made_up)
        sent = browser.post(path, {**CONFIRM, "value": "1", "form_id": str(uuid4())})
        assert sent.status_code in (404, 405)
    assert Browser().get(path)["Location"].startswith("/sign-in/")
    assert not Setting.objects.exists()
    assert not LawCorrection.objects.exists()


def test_the_same_form_sent_many_times_is_one_change(cast: Cast) -> None:
    officer = Browser(cast.officer)
    form = {"value": "01632 960100", "reason": "Why.", "form_id": str(uuid4())}
    path = "/scheme/settings/numbers.front_door/"
    assert {officer.post(path, form)["Location"] for _ in range(20)} == {"/scheme/settings/"}
    assert Setting.objects.count() == 1
    assert officer.post(path, {**form, "form_id": "no id"}).status_code == 404
