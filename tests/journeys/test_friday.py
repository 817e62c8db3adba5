"""Story `friday`: 17:40, one person, on her phone by touch; and the second look, by whom the council's officer named."""

from __future__ import annotations

import tomllib
from datetime import datetime
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import LONDON, Move, Somebody
from tests.journeys.county import OFFICE, OFFICER
from tests.journeys.steps import choose, open_first
from tests.journeys.test_car_park import ring_first, tap

CARE = "Chilternshire Council – Children's Social Care"
NURSERY = "Rainbow Corner Childcare"
EARLY_HELP = "Chilternshire Council – Early Help"
HEARD = "He says that he is afraid to go home tonight."


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "friday")
    assert NURSERY in story["start"][0]
    assert "whom the council's officer names" in story["expect"][2]


@pytest.mark.clause("3.3", "3.6", "9.3")
def test_she_shares_at_once_and_alone_and_somebody_named_looks_afterwards(enter: Any, clock: Move) -> None:
    clock(datetime(2026, 11, 20, 17, 40, tzinfo=LONDON))
    officer: Somebody = enter(OFFICE, OFFICER)
    officer.go("/scheme/")
    officer.follow("Who looks at what was shared alone")
    assert "Nobody is named" in officer.text()
    choose(officer, "post", f"{EARLY_HELP}: Team manager")
    officer.press("Name them")
    assert f"Team manager, {EARLY_HELP}" in officer.text()

    lead: Somebody = enter(NURSERY, "Safeguarding lead", phone=True)
    told = shares_alone(lead)
    lead.follow("Somebody else looks at it afterwards")
    said = lead.text()
    assert "Nothing waited for this." in said
    assert "Named by the council’s officer" in said.replace("council's", "council’s")
    assert "20 November 2026 at 5:40 pm" in said
    assert "By 5 pm on Monday 23 November" in said

    looker: Somebody = enter(EARLY_HELP, "Team manager", phone=True)
    looker.go("/")
    assert "Shared alone, to be looked at" in looker.text()
    assert "Finn" not in looker.page.content()
    looker.follow(f"{NURSERY} shared alone, in danger")
    path = looker.page.url.replace(looker.service.address, "")
    said = looker.text()
    assert "Find out afterwards" in said
    for hidden in ("Finn", "Okafor", HEARD):
        assert hidden not in looker.page.content()
    looker.page.goto(looker.service.address + told)
    assert HEARD not in looker.page.content()
    looker.go(path)
    looker.page.get_by_text("Would have done otherwise", exact=True).tap()
    tap(looker, "Keep this")
    assert "Say what you would have done otherwise" in looker.text()
    looker.page.locator("[name=words]").fill("I would have asked him where his brother is.")
    tap(looker, "Keep this")
    looker.go("/")
    assert f"{NURSERY} shared alone" not in looker.text()

    open_first(lead, "/work/looked/", "looks")
    assert "I would have asked him where his brother is." in lead.text()


def shares_alone(lead: Somebody) -> str:
    """Danger, whom, what: and it has gone. Consent, competence, basis and a second signature wait for later."""
    page = lead.page
    lead.go("/tell/")
    tap(lead, "Start")
    assert ring_first(lead)
    journey = page.url.replace(lead.service.address, "").replace("danger/", "")
    page.locator("[name=danger][value=yes]").check()
    page.locator("[name=danger_rests_on]").fill("Finn Okafor told me at five o'clock.")
    tap(lead, "Save and continue")
    page.locator("[name=name]").fill("Finn Okafor")
    page.get_by_text("Child", exact=True).tap()
    tap(lead, "Add this person")
    lead.go(f"{journey}to/")
    choose(lead, "recipient", CARE)
    tap(lead, "Save and continue")
    page.locator("[name=seen_by][value=desk]").check()
    tap(lead, "Save and continue")
    page.locator("[name=asks][value=act]").check()
    page.locator("[name=purpose][value=protect-from-harm]").check()
    page.locator("[name=why]").fill("He is collected at six.")
    tap(lead, "Save and continue")
    lead.go(f"{journey}items/new/")
    page.locator("[name=text]").fill(HEARD)
    page.locator("[name=kind][value=childs_words]").check()
    page.locator("[name=about]").fill("Finn")
    page.locator("[name=classes][value=family]").check()
    page.locator("[name=marking][value=official_sensitive]").check()
    tap(lead, "Save this item")
    lead.go(f"{journey}check/")
    said = lead.text()
    assert "Must share" in said or "Can share with a reason" in said
    assert "Find out afterwards" in said
    assert "Still to be answered" not in said
    assert ring_first(lead)
    tap(lead, "Tell them")
    assert "They are told" in lead.text()
    return page.locator("main a[href*='/disclosures/']").first.get_attribute("href") or ""
