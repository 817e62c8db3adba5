"""Story `sensitive-owner`: what a drug service shares goes on with its leave, and its name does not."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.steps import choose, open_first
from tests.journeys.telling import Told, tell
from tests.journeys.test_walk import PASSING_WORDS, TESTS

CARE = "Chilternshire Council – Children's Social Care"
OWNER = "Turning Tide Drug and Alcohol Service"
SCHOOL = "Long Meadow Primary School"
HIDDEN = "an agency known to the council's officer"
ITEM = "She keeps her appointments, and asks for help with the mornings."
SHARED = Told(
    agency=CARE,
    asks="for_information",
    child="Ines Callow",
    why="You work with the family.",
    text=ITEM,
    show="first",
)


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "sensitive-owner")
    assert all(name in story["start"][0] for name in (OWNER, SCHOOL))
    assert HIDDEN in story["expect"][0]


@pytest.mark.clause("3.7", "3.8", "3.10")
def test_the_school_does_not_learn_whose_it_is_and_the_owner_knows_the_whole_way(enter: Any) -> None:
    owner: Somebody = enter(OWNER, "Safeguarding lead")
    tell(owner, SHARED)
    owner.press("Tell them")

    worker: Somebody = enter(CARE, "Duty social worker")
    worker.go("/work/told/")
    worker.follow(f"{OWNER} tells you")
    disclosure = worker.page.url.replace(worker.service.address, "")
    assert worker.text().count(OWNER) > 1
    worker.press("Acknowledge")
    asks_the_owner(worker, owner, disclosure)
    passes_on(worker, disclosure)

    school: Somebody = enter(SCHOOL, "Designated safeguarding lead", 320)
    open_first(school, "/received/", "disclosures")
    assert ITEM in school.text()
    assert HIDDEN in school.text().replace("An agency", "an agency")
    assert "Turning Tide" not in school.page.content()
    school.press("Acknowledge")

    owner.go("/work/went/")
    assert f"{CARE} passed on what belongs to you" in owner.text()
    open_first(owner, "/work/went/", "went")
    said = owner.text()
    for words in (
        ITEM,
        f"1. {OWNER} to {CARE}",
        f"2. {CARE} to {SCHOOL}",
        "You permitted it",
        "Acknowledged",
        "Opened there on",
    ):
        assert words in said
    assert "No day yet" not in said


def asks_the_owner(worker: Somebody, owner: Somebody, disclosure: str) -> None:
    """The owner permits it for its own part."""
    worker.go(f"{disclosure}ask-to-pass-on/")
    worker.page.locator("[name=items]").first.check()
    choose(worker, "recipient", SCHOOL)
    worker.page.check("[name=purpose][value=child-in-need]")
    worker.page.fill("[name=why]", "They see the child every morning.")
    worker.press("Ask the owner")
    open_first(owner, "/work/permissions/", "permissions")
    owner.page.check("[name=answer][value=permit]")
    owner.press("Answer")


def passes_on(worker: Somebody, disclosure: str) -> None:
    """Social care would show the owner to all; what travels does not."""
    page = worker.page
    worker.go(f"{disclosure}pass-on/")
    choose(worker, "recipient", SCHOOL)
    page.check("[name=purpose][value=child-in-need]")
    page.locator("[name=items]").first.check()
    page.check("[name=protects_this_child][value=no]")
    worker.press("Save and continue")
    page.check("[name=danger][value=no]")
    for test in ("necessary", *TESTS, "ground_applies"):
        if page.locator(f"[name={test}][value=yes]").count():
            page.check(f"[name={test}][value=yes]")
    if page.locator("[name=ground]").count():
        page.check("[name=ground][value=prevents-or-detects-harm-to-child]")
    page.check("[name=basis][value=public-task]")
    for field, words in PASSING_WORDS.items():
        if page.locator(f"[name={field}]").count():
            page.fill(f"[name={field}]", words)
    worker.press("Save and continue")
    worker.go(f"{disclosure}pass-on/terms/")
    page.check("[name=show_originator][value=all]")
    worker.press("Save and continue")
    worker.go(f"{disclosure}pass-on/check/")
    assert "The first recipient only" in worker.text()
    page.locator("main form button").last.click()
    worker.check()
