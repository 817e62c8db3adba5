"""Story `the-owner-is-the-subject`: what a school told the police must reach social care, and the school must not know yet."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.steps import choose, open_first
from tests.journeys.telling import Told, tell

CARE = "Chilternshire Council – Children's Social Care"
POLICE = "Ouse Valley Police"
OWNER = "Aldbrook Academy"
ITEM = "She has stayed behind alone with a member of staff on four evenings."
WHY = "The head teacher reads what reaches the school: it would warn him."
SHARED = Told(
    agency=POLICE,
    asks="for_information",
    child="Theo Banks",
    why="You asked about the evenings.",
    text=ITEM,
)


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "the-owner-is-the-subject")
    assert all(name in story["start"][0] for name in (OWNER, POLICE))
    assert "held back with a reason" in story["expect"][0]


@pytest.mark.clause("3.10", "9.3")
def test_it_goes_and_nothing_of_it_reaches_the_school_until_it_is_told(enter: Any) -> None:
    owner: Somebody = enter(OWNER, "Designated safeguarding lead")
    tell(owner, SHARED)
    owner.press("Tell them")
    officer: Somebody = enter(POLICE, "Public protection officer")
    open_first(officer, "/work/told/", "disclosures")
    officer.press("Acknowledge")
    head: Somebody = enter(OWNER, "Head teacher")
    before = seen_by(owner, head)

    gone = passes_on(officer)
    assert "Its owner does not know yet" in officer.text()
    worker: Somebody = enter(CARE, "Duty social worker", 320)
    worker.go(gone)
    assert ITEM in worker.text()
    assert "Do not tell them, and do not ask them" in worker.text()
    worker.press("Acknowledge")
    second: Somebody = enter(POLICE, "Detective sergeant")
    open_first(second, "/work/notices/", "notices-held-back")
    assert WHY in second.text()
    second.press("I agree that its owner is not told yet")
    assert "is not told until the day below" in second.text()
    assert seen_by(owner, head) == before

    second.follow("Tell its owner now")
    second.page.fill("[name=because]", "He is arrested.")
    second.press("Tell its owner")
    assert "Its owner has been told of everything" in second.text()
    open_first(head, "/work/excepted/", "went")
    assert "Without permission: lawful reason recorded" in head.text()
    assert ITEM not in head.text()
    assert "passed on what belongs to you" in seen_by(owner, head)[0]


def seen_by(*people: Somebody) -> list[str]:
    """What their work says, and what of theirs went on."""
    said = []
    for who in people:
        for path in ("/work/went/", "/work/excepted/", "/"):
            who.go(path)
            said.append(who.text())
    return said


def passes_on(officer: Somebody) -> str:
    """In danger, with the notice held back; where it stands."""
    page = officer.page
    came = page.url.replace(officer.service.address, "")
    officer.go(f"{came}pass-on/")
    choose(officer, "recipient", CARE)
    page.check("[name=purpose][value=protect-from-harm]")
    page.locator("[name=items]").first.check()
    officer.press("Save and continue")
    page.check("[name=danger][value=yes]")
    page.fill("[name=danger_rests_on]", "An allegation against the head teacher, made this morning.")
    officer.press("Save and continue")
    officer.go(f"{came}pass-on/terms/")
    officer.press("Save and continue")
    page.check("[name=notice][value=hold]")
    page.fill("[name=hold_reason]", WHY)
    for part, value in (("day", "30"), ("month", "11"), ("year", "2026")):
        page.fill(f"[name=hold_review-{part}]", value)
    page.select_option("[name=second]", index=1)
    officer.press("Save and continue")
    assert "Is not told yet" in officer.text()
    officer.press("Pass it on")
    return page.url.replace(officer.service.address, "")
