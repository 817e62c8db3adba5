"""The officer's pages of settings, numbers to ring and rows of law (clauses 1.1, 1.4, 4.2)."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from chiltern.code_of_practice.words import InForce
from chiltern.scheme import queries
from chiltern.scheme.models import LawCorrection, Setting
from tests.cast import Cast
from tests.web.browser import Browser, body, form_id

PAGES = (
    "/scheme/",
    "/scheme/settings/",
    "/scheme/settings/reply.urgent_hours/",
    "/scheme/law/add/",
    "/scheme/law/add/ground/",
    "/scheme/law/duty-to-share/confirm/",
    "/scheme/law/duty-to-share/correct/",
    "/scheme/law/duty-to-share/end/",
)
CONFIRM = {
    "confirmed_on-day": "30",
    "confirmed_on-month": "9",
    "confirmed_on-year": "2026",
    "reason": "The order was seen.",
}


SEND = {"do": "send"}


def text(page: Any) -> str:
    assert page.status_code == 200
    return str(page.content.decode())


def day(on: date, name: str = "holds_from") -> dict[str, str]:
    """As a form sends it."""
    return {f"{name}-{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


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
        "/scheme/settings/numbers.front_door/", value="01632 960100", reason="Open from Monday.", **SEND
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
    assert "Waits for confirmation" in text(officer.get("/law/"))
    done = officer.send("/scheme/law/duty-to-share/confirm/", **CONFIRM, **SEND)
    assert done["Location"] == "/law/duty-to-share/"
    today = queries.day_in_london(cast.become(cast.officer).at)
    assert queries.book(today).duties["duty-to-share"] is InForce.CONFIRMED
    assert "Waits for confirmation" not in text(officer.get("/law/"))
    assert officer.get("/scheme/law/duty-to-share/confirm/").status_code == 404
    again = officer.post("/scheme/law/duty-to-share/confirm/", {**CONFIRM, **SEND, "form_id": str(uuid4())})
    assert again.status_code == 403
    assert "confirmed already" in again.content.decode()
    assert LawCorrection.objects.count() == 2


def test_a_row_is_looked_at_corrected_and_keeps_what_it_said(cast: Cast) -> None:
    officer = Browser(cast.officer)
    today = queries.day_in_london(cast.become(cast.officer).at)
    path, said = "/scheme/law/public-task/correct/", {"field": "checked", "reason": "Read.", **day(today)}
    assert "Enter one of: source, secondary" in text(officer.send(path, value="perhaps", **said))
    impossible = {**said, "holds_from-day": "31", "holds_from-month": "2"}
    assert "must be a real date" in text(officer.send(path, value="source", **impossible))
    checking = officer.send(path, value="source", **said)
    for words in ("Check your answers", "not checked", "seen in the law itself", "Read."):
        assert words in text(checking)
    assert not LawCorrection.objects.exists()
    typed = {"value": "source", **said, "form_id": form_id(checking)}
    assert 'value="Read."' in text(checking)
    assert ">Read.</textarea>" in text(officer.post(path, {**typed, "do": "again"}))
    assert officer.post(path, {**typed, **SEND})["Location"] == "/law/public-task/"
    page = text(Browser(cast.school.practitioner).get("/law/public-task/"))
    assert "Before: not checked" not in page
    for words in ("seen in the law itself", "by the council’s officer for the Code", "Read."):
        assert words in page
    assert "Check before relying on it" not in page


def test_a_ground_is_added_for_a_later_day_confirmed_and_ended(cast: Cast) -> None:
    officer = Browser(cast.officer)
    today = queries.day_in_london(cast.become(cast.officer).at)
    soon = today + timedelta(days=9)
    said = {"says": "It keeps a carer safe.", "reason": "Agreed by the Core group."}
    path = "/scheme/law/add/ground/"
    twice = {**said, "says": "It prevents or detects a serious crime."}
    assert "There is a row of this kind" in text(officer.send(path, **twice, **day(today), **SEND))
    done = officer.send(path, **said, **day(soon), **SEND)
    row = done["Location"]
    assert row == "/law/own-ground-it-keeps-a-carer-safe/"
    assert "From " in text(Browser().get("/law/?text=carer&state=changed"))
    late = officer.send(
        "/scheme/law/own-ground-it-keeps-a-carer-safe/end/", reason="No.", **day(today, "last_day")
    )
    assert "This row begins on" in text(late)
    assert "own-ground" not in {one.id for one in queries.book(today).table("ground")}
    assert "own-ground-it-keeps-a-carer-safe" in {one.id for one in queries.book(soon).table("ground")}


def test_everybody_reads_the_law_and_sifts_it_and_only_the_officer_finds_a_way_to_change_it(
    cast: Cast,
) -> None:
    for browser in (Browser(), Browser(cast.school.practitioner)):
        page = text(browser.get("/law/?kind=ground"))
        assert "Check before relying on it" in page
        assert "7 rows are like that" in page
        assert "/scheme/law/" not in page + text(browser.get("/law/duty-to-share/"))
    assert "No row is like that" in text(Browser().get("/law/?text=moonlight"))
    assert "1 row is like that" in text(Browser().get("/law/?state=waits"))
    officer = text(Browser(cast.officer).get("/law/duty-to-share/"))
    for act in ("confirm", "correct", "end"):
        assert f"/scheme/law/duty-to-share/{act}/" in officer
    assert Browser().get("/law/no-such/").status_code == 404


def test_the_regulator_stands_where_people_are_told_how_to_complain(cast: Cast) -> None:
    said = {"value": "The Information Commission", "reason": "It has its new name."}
    Browser(cast.officer).send("/scheme/settings/regulator_name/", **said, **SEND)
    for path in ("/code/8.3.1/", "/code/"):
        assert "The Information Commission, about how information was handled" in text(Browser().get(path))


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
        sent = browser.post(path, {**CONFIRM, "value": "1", "form_id": str(uuid4()), **SEND})
        assert sent.status_code in (404, 405)
    assert Browser().get(path)["Location"].startswith("/sign-in/")
    assert not Setting.objects.exists()
    assert not LawCorrection.objects.exists()


def test_the_same_form_sent_many_times_is_one_change(cast: Cast) -> None:
    officer = Browser(cast.officer)
    form = {"value": "01632 960100", "reason": "Why.", "form_id": str(uuid4()), **SEND}
    path = "/scheme/settings/numbers.front_door/"
    assert {officer.post(path, form)["Location"] for _ in range(20)} == {"/scheme/settings/"}
    assert Setting.objects.count() == 1
    assert officer.post(path, {**form, "form_id": "no id"}).status_code == 404
