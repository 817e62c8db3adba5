"""Story `before-and-after`: the same facts, three states of the law, on a service that has just begun. Clauses 1.4 and 3.8."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import resources
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser

from tests import database
from tests.journeys.conftest import LONDON, Somebody, session_of
from tests.journeys.county import OFFICE, OFFICER
from tests.journeys.early_help import answer, answered, asked_of_the_school
from tests.journeys.looking import opened
from tests.journeys.serving import Service, beside, own_database, said_by, served
from tests.journeys.steps import open_first

HELP, SCHOOL = "Chilternshire Council – Early Help", "Long Meadow Primary School"
WORKER, LEAD = "Duty social worker", "Designated safeguarding lead"
BEGUN, BEFORE, SINCE, LATER = (
    datetime(2026, 9, 1, 9, 0, tzinfo=LONDON),
    datetime(2026, 9, 1, 9, 30, tzinfo=LONDON),
    datetime(2026, 11, 2, 9, 30, tzinfo=LONDON),
    datetime(2026, 11, 3, 9, 30, tzinfo=LONDON),
)
NOT_CONFIRMED = "not yet confirmed by the council’s officer"
Enter = Callable[..., Somebody]
Asks = Callable[..., str]


@pytest.fixture
def begun(tmp_path_factory: pytest.TempPathFactory, loopback_only: None) -> Iterator[Service]:
    """Two agencies on the first of September; nothing is confirmed yet."""
    with own_database(f"chiltern_law_{os.getpid()}") as name:
        with database.connect(name) as admin:
            admin.execute("insert into ctx.clock_shift (shift) values (%s - clock_timestamp())", [BEGUN])
        posts = json.loads(said_by(name, "tests.journeys.county", HELP, SCHOOL))
        with served(name, tmp_path_factory.mktemp("law") / "web.log") as address:
            yield Service(address, name, posts)


@pytest.fixture
def come(begun: Service, browser: Browser, django_db_blocker: Any) -> Iterator[Enter]:
    """Somebody at a browser, now."""
    contexts = []

    def as_post(agency: str, title: str, width: int = 1280) -> Somebody:
        post = UUID(begun.posts[agency][title])
        with django_db_blocker.unblock():
            token = beside(begun.database, "app", lambda: session_of(post))
        made = opened(browser, viewport={"width": width, "height": 900})
        made.add_cookies([{"name": "chiltern_session", "value": token, "url": begun.address}])
        contexts.append(made)
        return Somebody(made.new_page(), begun)

    yield as_post
    for one in contexts:
        one.close()


@pytest.fixture
def asked(begun: Service, django_db_blocker: Any) -> Asks:
    """Early help asks the school at this moment, and is answered with the same facts; gives the request's path there."""

    known: list[UUID] = []

    def at(moment: datetime, *, decided: bool = True) -> str:
        with database.connect(begun.database) as admin:
            admin.execute("update ctx.clock_shift set shift = %s - clock_timestamp()", [moment])
        worker, lead = UUID(begun.posts[HELP][WORKER]), UUID(begun.posts[SCHOOL][LEAD])
        with django_db_blocker.unblock():
            made, child = beside(
                begun.database, "app", lambda: asked_of_the_school(worker, SCHOOL, lead, *known)
            )
            if decided:
                beside(begun.database, "app", lambda: answered(lead, made))
        known[:] = [child]
        return f"/requests/{made}/"

    return at


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "before-and-after")
    assert "decided on 2026-09-01, on 2026-11-01 with the duty's row not yet confirmed" in story["start"][0]
    assert "explains itself with the law of its day" in story["expect"][1]


@pytest.mark.clause("1.4", "2.1", "3.8")
def test_each_decision_explains_itself_with_the_law_of_its_day(come: Enter, asked: Asks) -> None:
    first, second = asked(BEFORE), asked(SINCE, decided=False)
    school = come(SCHOOL, LEAD)
    assert NOT_CONFIRMED in answer(school, second)
    decides(school)
    looks_at_it_again(school)
    confirms(come(OFFICE, OFFICER, 320))
    third = asked(LATER)
    school = come(SCHOOL, LEAD)
    rewords(come(OFFICE, OFFICER))
    first_says, second_says, third_says = (decision(school, one) for one in (first, second, third))
    assert "Can share with a reason" in first_says
    assert NOT_CONFIRMED not in first_says
    assert "Can share with a reason" in second_says
    assert NOT_CONFIRMED in second_says
    assert "Must share" in third_says
    assert NOT_CONFIRMED not in third_says
    for words in (first_says, second_says, third_says):
        assert "Not sought: nobody has spoken with the family yet." in words
        assert "Words of the officer" not in words
    school.go("/law/duty-to-share/")
    assert "Words of the officer" in school.text()


def decides(school: Somebody) -> None:
    """Sends it."""
    school.page.locator("main form button.govuk-button").last.click()
    school.check()
    assert "/check/" not in school.page.url, school.text()


def looks_at_it_again(school: Somebody) -> None:
    """What went without consent in September was to be looked at again by the end of October, and stands on Your work."""
    open_first(school, "/", "reviews")
    assert "Nobody has looked at this by its due time." in school.text()
    assert "They can offer help early." in school.text()
    school.page.set_viewport_size({"width": 320, "height": 800})
    school.check()
    school.page.set_viewport_size({"width": 1280, "height": 900})
    school.page.check("[name=answer][value=still_right]")
    school.press("Keep this")
    assert "Say why it is still right" in school.text()
    school.page.fill("[name=words]", "She still comes tired.")
    school.press("Keep this")
    assert "She still comes tired." in school.text()


def confirms(officer: Somebody) -> None:
    """On a phone, from what waits for the officer; looked at before it is made."""
    officer.go("/scheme/")
    officer.follow("Law and guidance")
    officer.go("/law/?state=waits")
    officer.follow("Duty to share")
    officer.follow("Confirm")
    for part, value in (("day", "2"), ("month", "11"), ("year", "2026")):
        officer.page.fill(f"[name=confirmed_on-{part}]", value)
    officer.page.fill("[name=reason]", "The commencement regulations were read.")
    officer.press("Continue")
    assert "Check your answers" in officer.text()
    officer.press("Change the answers")
    assert officer.page.input_value("[name=reason]") == "The commencement regulations were read."
    officer.press("Continue")
    officer.press("Confirm that it is in force")
    assert "2 November 2026, by the council's officer for the Code" in officer.text()


def rewords(officer: Somebody) -> None:
    """What the duty says, in other words."""
    officer.go("/law/duty-to-share/")
    officer.follow("Correct")
    officer.page.select_option("[name=field]", "says")
    officer.page.fill("[name=value]", "Words of the officer.")
    for part, value in (("day", "3"), ("month", "11"), ("year", "2026")):
        officer.page.fill(f"[name=holds_from-{part}]", value)
    officer.page.fill("[name=reason]", "Clearer.")
    officer.press("Continue")
    officer.press("Make the correction")
    assert "Before: A covered body that holds information" in officer.text()


def decision(school: Somebody, request: str) -> str:
    """The page of what was decided, every reason opened."""
    school.go(f"{request}decision/")
    school.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return school.text()
