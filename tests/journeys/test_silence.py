"""Story `silence`: a school in its holidays, a surgery that does not answer over Christmas, and what climbs by itself."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import datetime
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import LONDON, Move, Somebody
from tests.journeys.serving import Service
from tests.journeys.steps import Asked, ask, open_first, write

CARE = "Chilternshire Council – Children's Social Care"
SCHOOL = "Fernbank Primary School"
SURGERY = "Hillside Family Doctors"
WORKED_OUT = (
    "5 working days after Wednesday 23 December 2026 (weekends and bank holidays do not count: "
    "Friday 25 December 2026, Monday 28 December 2026, Friday 1 January 2027): 5:00 pm on Monday 4 January 2027."
)


def writes_hours(head: Somebody) -> None:
    """The head teacher writes the school's hours and terms down."""
    page = head.page
    head.go("/team/opening/")
    head.page.get_by_role("button", name="Change hours and numbers").first.click()
    head.check()
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday"):
        page.fill(f"[name={day}]", "08:30-16:00")
    page.fill("[name=duty_number]", "01632 960200")
    page.fill("[name=out_of_hours_number]", "01632 960299")
    page.fill("[name=cover]", "The head teacher’s mobile is answered in the holidays")
    head.press("Save")
    for first, last in (
        (("2", "9", "2026"), ("18", "12", "2026")),
        (("5", "1", "2027"), ("25", "3", "2027")),
    ):
        head.go("/team/opening/days/")
        page.check("[name=kind][value=term]")
        for name, parts in (("first", first), ("last", last)):
            for part, value in zip(("day", "month", "year"), parts, strict=True):
                page.fill(f"[name={name}-{part}]", value)
        head.press("Save")
    assert "It opens at 8:30 am on Tuesday 5 January 2027." in head.text()


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "silence")
    assert all(name in story["start"][0] for name in (SURGERY, SCHOOL, "over Christmas"))
    assert "by itself" in story["expect"][2]


@pytest.mark.clause("2.2", "3.6", "4.1", "8.4")
def test_the_school_is_shut_and_says_whom_to_ring_and_silence_goes_up_by_itself(
    service: Service, enter: Any, clock: Move, sweep: Callable[[], None]
) -> None:
    clock(datetime(2026, 12, 23, 10, tzinfo=LONDON))
    writes_hours(enter(SCHOOL, "Head teacher", 320))
    worker: Somebody = enter(CARE, "Duty social worker")
    write(worker, "Amara Whitlock", 0, (Asked(SCHOOL),))
    said = worker.text()
    assert "Shut now: not in term. It opens at 8:30 am on Tuesday 5 January 2027." in said
    assert "Ring as well: 01632 960299." in said
    worker.press("Send", exact=False)

    ask(worker, "Amara Whitlock", 0, (Asked(SURGERY),), "routine")
    request = open_first(worker, worker.page.url.replace(service.address, ""), "requests")
    assert WORKED_OUT in worker.text()
    nurse: Somebody = enter(SURGERY, "Named nurse for safeguarding")
    nurse.go(request)
    assert WORKED_OUT in nurse.text()

    clock(datetime(2027, 1, 4, 17, 5, tzinfo=LONDON))
    sweep()
    nurse = enter(SURGERY, "Named nurse for safeguarding", 320)
    nurse.go("/")
    assert "Past due, and gone up to you (1)" in nurse.text()
    worker = enter(CARE, "Duty social worker")
    worker.go(request)
    assert "No answer by its due time" in worker.text()
    assert f"At {SURGERY} it is with the manager, or whoever covers, since 4 January 2027" in worker.text()

    clock(datetime(2027, 1, 5, 17, 5, tzinfo=LONDON))
    sweep()
    manager: Somebody = enter(SURGERY, "Practice manager", 320)
    open_first(manager, "/", "overdue")
    assert "waits for an answer" in manager.text()
    assert "Amara" not in manager.page.content()
    manager.follow("arrange who covers")
    for somebody in (enter(CARE, "Duty social worker"), enter(SURGERY, "Named nurse for safeguarding")):
        somebody.go(request)
        assert "with the representative, or whoever else may see it, since 5 January 2027" in somebody.text()
    it_cannot_wait(enter(CARE, "Duty social worker"), enter(SURGERY, "Practice manager", 320), request)
    takes_it_on(enter(SURGERY, "Named nurse for safeguarding"), request)


def it_cannot_wait(worker: Somebody, manager: Somebody, request: str) -> None:
    """Silence is challenged like a refusal; the surgery's representative says by when."""
    worker.go(f"{request}challenge/")
    worker.page.check("[name=at_risk][value=no]")
    worker.page.fill("[name=why]", "We meet the family on Thursday.")
    worker.press("Send")
    there = open_first(manager, "/", "challenges")
    assert "We meet the family on Thursday." in manager.text()
    manager.page.check("[name=kind][value=when]")
    for part, value in zip(("day", "month", "year"), ("6", "1", "2027"), strict=True):
        manager.page.fill(f"[name=day-{part}]", value)
    manager.page.fill("[name=at_time]", "10:00")
    manager.press("Send")
    worker.go(there)
    assert "6 January 2027 at 10 am" in worker.text()


def takes_it_on(nurse: Somebody, request: str) -> None:
    """The nurse takes it, then hands it to the other nurse, and finds what is late by the filter."""
    nurse.go(request)
    nurse.press("Acknowledge")
    nurse.press("Take it myself")
    assert "The request is yours now." in nurse.text()
    nurse.page.get_by_role("button", name="Hand it over to a colleague or a team").first.click()
    nurse.check()
    nurse.page.evaluate("document.querySelector('select[name=to]').selectedIndex = 1")
    nurse.press("Hand it over")
    assert "now." in nurse.text()
    nurse.go("/work/asked/")
    nurse.page.check("[name=overdue]")
    nurse.press("Show these")
    assert "In this list: 1." in nurse.text()
