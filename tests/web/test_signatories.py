"""The public list, the file that leaves with it, and profiles: for anyone, and without a person's name (sign.4)."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies import changes
from chiltern.agencies.changes import NewAgency
from chiltern.agencies.models import Agency
from chiltern.agencies.workings.sectors import Sector
from chiltern.code_of_practice.words import AgencyState
from tests.cast import Cast
from tests.web.browser import Browser

pytestmark = pytest.mark.clause("sign.4")


def text(page: Any) -> str:
    assert page.status_code == 200
    return str(page.content.decode())


def add(cast: Cast, *names: str, **more: Any) -> list[Agency]:
    by = cast.become(cast.officer)
    rows = [
        NewAgency(**{"name": name, "sector": Sector.SCHOOL, "legal_body": name, **more}) for name in names
    ]
    return changes.make_agencies(rows, by.at).agencies


def test_anyone_reads_the_list_without_the_office_and_without_a_person(cast: Cast) -> None:
    for browser in (Browser(), Browser(cast.school.practitioner)):
        page = text(browser.get("/signatories/"))
        assert "6 agencies, as the list stands today." in page
        assert "Riverside Health Trust" in page
        assert "Partnership Office" not in page
        assert "Odette Officer" not in page


def test_the_list_of_an_earlier_day_and_of_a_day_that_is_none(cast: Cast, set_time: Any) -> None:
    set_time(datetime(2031, 3, 2, 9, tzinfo=ZoneInfo("Europe/London")))
    add(cast, "March School")
    set_time(datetime(2031, 4, 2, 9, tzinfo=ZoneInfo("Europe/London")))
    page = text(Browser().get("/signatories/?on=2031-03-02"))
    assert "7 agencies, as the list stood on 2 March 2031." in page
    assert "March School" in page
    assert "March School" not in text(Browser().get("/signatories/?on=2031-03-01"))
    assert "No agency of this kind" in text(Browser().get("/signatories/?on=2020-03-01"))
    for wrong in ("2026-02-31", "31/13/2026", "x" * 3000, "2999-01-01", "0001-01-01", "\x00"):
        page = text(Browser().get("/signatories/", {"on": wrong}))
        assert "There is a problem" in page
        assert "as the list stands today" in page


@pytest.mark.parametrize(
    "query",
    [
        {"sector": "circus"},
        {"group": "\x00"},
        {"text": "\x00'; drop table agencies_agency --"},
        {"text": "x" * 200_000},
        {"page": "-1"},
        {"page": "0"},
        {"page": "9" * 400},
        {"page": "9999"},
        {"page": "½"},
    ],
)
def test_an_address_that_makes_no_sense_is_answered_with_a_list(cast: Cast, query: dict[str, str]) -> None:
    assert "Signatories of the Code" in text(Browser().get("/signatories/", query))
    assert Browser().get("/signatories/signatories.csv", query).status_code == 200


def test_pages_hold_25_and_cost_the_same_as_one_line(cast: Cast) -> None:
    Agency.objects.exclude(id=cast.school.agency).update(state=AgencyState.LEFT)
    counts = []
    browser = Browser()
    browser.get("/signatories/")
    for sift in ("?text=st+osyth", ""):
        add(cast, *(f"School {number:02}{sift}" for number in range(13)))
        with CaptureQueriesContext(connection) as captured:
            page = text(browser.get(f"/signatories/{sift}"))
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert page.count("govuk-task-list__item--with-link") == 25
    assert "Page 1 of 2" in page
    assert "Page 2 of 2" in text(browser.get("/signatories/?page=2"))


def test_no_cell_of_the_file_is_read_as_a_formula(cast: Cast) -> None:
    evil = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", " =1"]
    add(cast, *evil, area="=cmd|' /C calc'!A0", duty_number="+44 1632 960123")
    answer = Browser().get("/signatories/signatories.csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "name"
    assert len(rows) == 1 + 6 + len(evil)
    cells = [cell for row in rows[1:] for cell in row]
    assert {f"'{name}" for name in evil} <= set(cells)
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@"))]


def test_the_file_is_the_list_that_was_asked_for(cast: Cast) -> None:
    answer = Browser().get("/signatories/signatories.csv?sector=police")
    assert [row[0] for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))][1:] == [
        "Chiltern Vale Police"
    ]


def test_a_profile_says_how_to_reach_an_agency_and_names_nobody(cast: Cast) -> None:
    page = text(Browser().get(f"/signatories/{cast.school.agency}/"))
    assert "St Osyth’s Academy Trust" in page
    assert "in this service; by telephone" in page
    assert "Invite its representative" not in page
    for post in (cast.school.practitioner, cast.school.representative):
        assert "Invite its representative" not in text(
            Browser(post).get(f"/signatories/{cast.school.agency}/")
        )
    assert "Pip Practitioner" not in page
    assert "Invite its representative" in text(
        Browser(cast.officer).get(f"/signatories/{cast.school.agency}/")
    )


def test_whoever_left_is_shown_as_left_and_whoever_only_applied_is_not_there(cast: Cast) -> None:
    (left,) = add(cast, "Closed School")
    by = cast.become(cast.officer)
    changes.move_to(left, AgencyState.LEFT, by.at)
    new = NewAgency(name="Applied School", sector=Sector.SCHOOL, legal_body="Applied School")
    applied = changes.make_agencies([new], by.at, state=AgencyState.APPLIED).agencies[0]
    assert "Left the Code on" in text(Browser().get(f"/signatories/{left.id}/"))
    hidden = Browser().get(f"/signatories/{applied.id}/")
    nowhere = Browser().get(f"/signatories/{uuid4()}/")
    office = Browser().get(f"/signatories/{by.agency}/")
    assert hidden.status_code == nowhere.status_code == office.status_code == 404
