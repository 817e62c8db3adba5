"""Story `not-in-good-standing`: a lapsed fee and an unsigned service are chased, and nothing urgent waits."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tests import database
from tests.journeys.conftest import Service, Somebody
from tests.journeys.county import OFFICE, OFFICER
from tests.journeys.steps import choose
from tests.journeys.telling import Told, tell

CARE = "Chilternshire Council – Children's Social Care"
ACADEMY = "Ashcombe Boxing Academy"
CHARITY = "Family Start Charity"
SERVICE = "New Steps Play Therapy"
FORTY = "7 October 2026, 40 days ago"
TO_THE_ACADEMY = Told(
    agency=ACADEMY,
    asks="for_information",
    child="Theo Marchbank",
    why="He trains there on Mondays.",
    text="He is not to be collected by anybody but his aunt.",
)


def lapse(service: Service) -> None:
    """The fee was due forty days ago."""
    with database.connect(service.database) as admin:
        admin.execute(
            """update agencies_legalbody b set registration_expires_on = '2026-10-07' from agencies_agency a
                where a.legal_body_id = b.id and a.name = %s""",
            [ACADEMY],
        )


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "not-in-good-standing")
    assert all(words in story["start"][0] for words in (ACADEMY, CHARITY, "40 days ago", "has not signed"))


@pytest.mark.clause("3.9", "7.1", "sign.1")
def test_both_are_chased_with_dates_the_commissioner_is_told_and_sharing_goes_on(
    service: Service, enter: Any
) -> None:
    lapse(service)
    worker: Somebody = enter(CARE, "Duty social worker")
    tell(worker, TO_THE_ACADEMY)
    assert "Their registration with the regulator has lapsed. It stops nothing here." in worker.text()
    worker.press("Tell them")
    assert "They are told" in worker.text()
    told_the_unsigned(worker)

    director: Somebody = enter(ACADEMY, "Director", 320)
    director.go("/")
    assert f"ended on {FORTY}" in director.text()
    commissioner: Somebody = enter(CHARITY, "Director", 320)
    commissioner.go("/")
    assert f"{SERVICE} works for you and has not signed the Code" in commissioner.text()
    assert "Theo" not in commissioner.page.content()

    officer: Somebody = enter(OFFICE, OFFICER)
    officer.go("/scheme/")
    assert "2 to chase" in officer.text()
    officer.follow("Not in good standing")
    assert f"Registration ended {FORTY}" in officer.text()
    assert f"Works for {CHARITY}, has not signed the Code" in officer.text()
    officer.follow("Renewed")
    officer.page.fill("[name=registration]", "ZB123456")
    for part, value in (("day", "6"), ("month", "10"), ("year", "2027")):
        officer.page.fill(f"[name=expires_on-{part}]", value)
    officer.press("Write it down")
    assert "No signatory’s registration is known to have ended." in officer.text()
    director.go("/")
    assert "To put right" not in director.text()


def told_the_unsigned(worker: Somebody) -> None:
    """Named, told by telephone, written down: marked wherever it shows."""
    page = worker.page
    worker.go("/outside/new/")
    page.fill("[name=name]", SERVICE)
    page.select_option("[name=function]", "health")
    choose(worker, "commissioned_by", CHARITY)
    worker.press("Save")
    worker.page.get_by_role("button", name="Write down what you told them").first.click()
    worker.check()
    page.check("[name=danger][value=yes]")
    page.check("[name=identity][value=called_back]")
    page.fill("[name=number]", "01632 960811")
    page.fill("[name=about]", "Theo Marchbank")
    page.fill("[name=words]", "He is not to be collected by anybody but his aunt.")
    worker.press("Write it down")
    said = worker.text()
    assert f"told {SERVICE}, outside the Code" in said
    assert "Outside the Code: ring back on a number that you found yourself" in said
    worker.follow("What was shared, under which terms")
    assert f"{SERVICE}, outside the Code" in worker.text()
