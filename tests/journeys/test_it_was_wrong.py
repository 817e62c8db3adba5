"""Story `it-was-wrong`: the bruise was not hers. Whoever holds it hears that alone, and the sister is a new concern."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.steps import open_first
from tests.journeys.telling import Told, tell
from tests.journeys.test_sensitive_owner import CARE, asks_the_owner, passes_on
from tests.journeys.test_sensitive_owner import SCHOOL as THIRD

SCHOOL = "Cherry Orchard Primary School"
BRUISE = "A bruise on her left arm, seen on Friday."
UNTRUE = "The bruise was not hers."
TOLD = Told(
    agency=CARE,
    asks="for_information",
    child="Amara Whitlock",
    why="You work with the family.",
    text=BRUISE,
    show="first",
)


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "it-was-wrong")
    assert SCHOOL in story["start"][0]
    assert "the school sees who has not" in story["expect"][0]


@pytest.mark.clause("3.7", "3.8", "3.10")
def test_each_holder_hears_that_it_is_not_true_of_her_and_nothing_else_and_the_school_sees_who_has_not(
    enter: Any,
) -> None:
    school: Somebody = enter(SCHOOL, "Designated safeguarding lead")
    tell(school, TOLD)
    school.press("Tell them")
    worker: Somebody = enter(CARE, "Duty social worker")
    worker.go("/work/told/")
    worker.follow(f"{SCHOOL} tells you")
    disclosure = worker.page.url.replace(worker.service.address, "")
    worker.press("Acknowledge")
    asks_the_owner(worker, school, disclosure)
    passes_on(worker, disclosure)

    corrects(school, disclosure)
    third: Somebody = enter(THIRD, "Designated safeguarding lead", 320)
    reads_it_beside_the_old_text(third)
    third.press("We have seen it and put our file right")
    assert f"{CARE} can see so" in third.text()
    assert "Cherry Orchard" not in third.page.content()
    school.go("/work/correcting/")
    school.follow(f"{CARE} holds what you corrected")
    school.follow("Everybody who has been told")
    assert school.text().count("Not confirmed yet") == 1
    assert "Confirmed" in school.text()
    worker.go(disclosure)
    assert BRUISE in worker.text()
    assert UNTRUE in worker.text()


def corrects(school: Somebody, disclosure: str) -> None:
    """From the page of where it went; and the page asks at once about the other child."""
    school.go(disclosure.replace("/disclosures/", "/went/"))
    school.page.get_by_role("link", name="Correct it").first.click()
    school.check()
    assert "Nothing about another child may stand here" in school.text()
    school.press("Correct it, and tell everybody who holds it")
    assert "Error" in school.page.title()
    school.page.fill("[name=untrue]", UNTRUE)
    school.press("Correct it, and tell everybody who holds it")
    said = school.text()
    assert "Is it about another child?" in said
    assert said.index(BRUISE) < said.index(UNTRUE)
    assert all(agency in said for agency in (CARE, THIRD))
    here = school.page.url.replace(school.service.address, "")
    school.press("Tell someone about the other child")
    assert "/danger/" in school.page.url
    school.go(here)


def reads_it_beside_the_old_text(third: Somebody) -> None:
    """On a phone: what came to it through another agency, whose owner it is not to learn."""
    open_first(third, "/work/corrections/", "corrected")
    said = third.text()
    assert said.index(BRUISE) < said.index(UNTRUE)
    for other in ("sister", "Cherry Orchard"):
        assert other not in third.page.content()
