"""Story `two-amaras`: the school knows one girl of this name, and is asked about her cousin, born in the same week."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.steps import Asked, ask

CARE = "Chilternshire Council – Children's Social Care"
SCHOOL = "Cherry Orchard Primary School"


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "two-amaras")
    assert all(words in story["start"][0] for words in ("Amara Whitlock", "in the same week", SCHOOL))
    assert "is as easy as an answer" in story["expect"][0]


@pytest.mark.clause("3.4", "3.5")
def test_the_wrong_child_is_seen_before_anything_leaves_and_cannot_tell_is_as_easy(enter: Any) -> None:
    worker: Somebody = enter(CARE, "Team manager")
    ask(worker, "Amara Whitlock", 1, (Asked(SCHOOL),))
    school: Somebody = enter(SCHOOL, "Deputy safeguarding lead", 320)
    request = newest(school)
    school.go(request)
    assert "12 March 2016" in school.text()
    school.press("Acknowledge")
    school.go(f"{request}match/")
    school.page.get_by_role("link", name="Compare with Amara Whitlock").first.click()
    school.check()
    side_by_side = school.text()
    assert "12 March 2016" in side_by_side
    assert "9 March 2016" in side_by_side
    assert school.page.locator("[name=second_look]").count() > 0, (
        "fewer than two identifiers agree: a second look"
    )
    school.page.check("[name=second_look][value=no]")
    school.press("This is whom they mean")
    school.go(f"{request}decide/danger/")
    school.page.check("[name=danger][value=not_known]")
    school.press("Save and continue")
    school.go(f"{request}decide/answer/")
    school.page.check("[name=outcome][value=cannot_tell]")
    school.press("Save and continue")
    school.go(f"{request}decide/words/")
    school.page.fill("[name=reasons]", "Our pupil of this name was born on another day and lives elsewhere.")
    school.page.check("[name=settles][value=nhs_number]")
    school.page.fill("[name=as_sent]", "Her NHS number or her mother's name would settle it.")
    school.press("Save and continue")
    school.go(f"{request}decide/check/")
    school.page.locator("main form button").last.click()
    school.check()
    worker.go("/received/")
    # Another story may have left a later answer of somebody else's unread.
    worker.page.get_by_role("link", name=SCHOOL).first.click()
    worker.check()
    assert "cannot tell who this is" in worker.text()
    assert "NHS number" in worker.text()
    assert "9 March 2016" not in worker.text()


def newest(who: Somebody) -> str:
    """The latest request in the list: the one whose due time is last."""
    who.go("/work/asked/")
    who.page.locator("main a[href*='/requests/']").last.click()
    who.check()
    return who.page.url.replace(who.service.address, "")
