"""Story `court-order`: its owner can ask the court to limit it, since it is told when the order arrives."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.steps import open_first, unfold
from tests.journeys.telling import Told, tell

CARE = "Chilternshire Council – Children's Social Care"
OWNER = "Ridgeway Mental Health NHS Foundation Trust"
COURT, CASE = "Vale Family Court", "FD26P00114"
ITEM = "His mother has begun treatment, and comes every week."
SHARED = Told(
    agency=CARE, asks="for_information", child="Theo Banks", why="You work with the family.", text=ITEM
)


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "court-order")
    assert OWNER in story["start"][0]
    assert "told when the order arrives" in story["expect"][0]


@pytest.mark.clause("3.10")
def test_its_owner_is_told_when_the_order_arrives_and_what_is_produced_stands_on_it(enter: Any) -> None:
    owner: Somebody = enter(OWNER, "Safeguarding nurse")
    tell(owner, SHARED)
    owner.press("Tell them")
    worker: Somebody = enter(CARE, "Duty social worker")
    worker.go("/work/told/")
    worker.follow(f"{OWNER} tells you")
    worker.press("Acknowledge")
    order = arrives(worker)

    head: Somebody = enter(OWNER, "Practice manager", 320)
    open_first(head, "/", "court-notices")
    for said in (CARE, COURT, CASE, "ask the court to limit"):
        assert said in head.text()
    assert ITEM not in head.text()
    open_first(owner, "/", "court-notices")
    assert ITEM in owner.text()
    owner.press("We have read it")

    produces(worker, order)
    worker.go(order)
    assert "Has gone to the court." in worker.text()
    open_first(head, "/work/excepted/", "went")
    assert "Without permission: lawful reason recorded" in head.text()
    answered(worker, order)


def arrives(worker: Somebody) -> str:
    """Written down from the page of what came; where it stands."""
    page = worker.page
    worker.follow("A court orders this")
    page.fill("[name=court_name]", COURT)
    page.fill("[name=court_reference]", CASE)
    page.fill("[name=orders]", "What is held about his home since March.")
    day(worker, "due_on", "3", "12", "2026")
    page.locator("[name=items]").first.check()
    worker.press("Write it down")
    assert "Has not gone to the court" in worker.text()
    return page.url.replace(worker.service.address, "")


def produces(worker: Somebody, order: str) -> None:
    """What the order says is filled in; each disclosure goes by its own decision."""
    page = worker.page
    worker.go(order)
    worker.follow("Pass this on to the court")
    page.check("[name=protects_this_child][value=no]")
    worker.press("Save and continue")
    unfold(worker)
    assert page.locator("[name=court_order][value=yes]").is_checked()
    page.check("[name=danger][value=no]")
    for box in page.locator("main [type=radio][value=yes]").locator("visible=true").all():
        if box.get_attribute("name") not in ("danger", "ground_applies"):
            box.check()
    page.check("[name=method][value=paper]")
    for text in page.locator("main form textarea").locator("visible=true").all():
        text.fill("As the court orders.")
    worker.press("Save and continue")
    worker.press("Save and continue")
    assert page.locator("[name=exception_reference]").input_value() == CASE
    worker.press("Save and continue")
    worker.press("Pass it on")


def answered(worker: Somebody, order: str) -> None:
    """And on its day somebody looks at it again."""
    worker.go(order)
    worker.follow("Write down what came of it")
    worker.page.check("[name=answer][value=produced]")
    worker.page.fill("[name=words]", "All of it, by courier.")
    day(worker, "review_on", "14", "1", "2027")
    worker.press("Write it down")
    assert "To be looked at again" in worker.text()


def day(worker: Somebody, name: str, *parts: str) -> None:
    """A date in its three fields."""
    for part, value in zip(("day", "month", "year"), parts, strict=True):
        worker.page.fill(f"[name={name}-{part}]", value)
