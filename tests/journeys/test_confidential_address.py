"""Story `confidential-address`: the place that must not be found, who asks for it, and who may know it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from datetime import datetime
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import LONDON, Move, Somebody
from tests.journeys.hidden_place import CARE, HIDDEN, HOSPITAL, HOUSING, LEILA, NEVER_MET, PLACE, REFUGE
from tests.journeys.serving import Service, said_by
from tests.journeys.steps import TESTS, open_first
from tests.web.browser import VARIES

ASKED = re.compile(r"16 November 2026 at 10(:\d\d)? am")
"""When the asker itself asked."""
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z0-9]{4}-[A-Z0-9]{4}")
DECIDER, SECOND = "Deputy safeguarding lead", "Safeguarding lead"
LINE = "The named nurse says that he works in the stores, across the yard."


def happened(service: Service, day: str, *before: dict[str, str]) -> dict[str, str]:
    """A day of the story."""
    told = [day, json.dumps(service.posts), *map(json.dumps, before)]
    found: dict[str, str] = json.loads(said_by(service.database, "tests.journeys.hidden_place", *told))
    return found


def read_by(who: Somebody, request: str, child: str) -> str:
    """What the asker reads of a request and its answer, but for ids, tokens, the name it typed and when it asked."""
    who.go(request)
    pages = [who.page.content()]
    who.follow("Read the answer")
    pages.append(who.page.content())
    text = ASKED.sub("asked", IDS.sub("x", "".join(pages)))
    return VARIES.sub("", text).replace(child, "the child")


def writes_an_answer(who: Somebody, request: str) -> None:
    """Where she lives, for the hospital where her cousin works. Pages that other stories walk are not looked at again."""
    page, here = who.page, f"{who.service.address}{request}decide/"

    def save(path: str = "") -> None:
        page.locator("main form button[type=submit], main form button").last.click()
        page.locator("h1").first.wait_for()
        if path:
            page.goto(here + path)

    page.goto(f"{here}danger/")
    page.check("[name=danger][value=no]")
    page.fill("[name=danger_rests_on]", "An operation that is planned.")
    save("items/new/")
    page.fill("[name=text]", PLACE)
    page.check("[name=kind][value=fact]")
    page.fill("[name=about]", "Leila")
    page.check("[name=classes][value=locating]")
    page.fill("[name=hidden_from]", "\n".join(HIDDEN))
    page.check("[name=hidden_there][value=yes]")
    page.check("[name=marking][value=official_sensitive]")
    page.check("[name=fate][value=share]")
    save("tests/")
    for test in TESTS:
        page.check(f"[name={test}][value=yes]")
    save("answer/")
    page.check("[name=outcome][value=share]")
    save("conditions/")
    answers_what_is_asked(page)
    save("words/")
    page.fill("[name=reasons]", "They fetch her for the operation.")
    save("check/")


def answers_what_is_asked(page: Any) -> None:
    """Whatever section 3 asks here."""
    for box in page.locator("main textarea").all():
        box.fill("As we have agreed in supervision.")
    for name, value in (("basis", "public-task"), ("ground_applies", "yes"), ("detriment", "no")):
        if page.locator(f"[name={name}][value={value}]").count():
            page.check(f"[name={name}][value={value}]")
    if page.locator("[name=ground]").count():
        page.locator("[name=ground]").first.evaluate(
            "one => { if (one.tagName == 'SELECT') { one.selectedIndex = 1 } else { one.checked = true } }"
        )


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "confidential-address")
    assert all(name in story["start"][0] for name in (REFUGE, LEILA, HOUSING, HOSPITAL, "a cousin"))
    assert "in the same words at the same hour" in story["expect"][0]
    assert "released by a second person" in story["expect"][3]


@pytest.mark.clause("2.2", "3.4", "3.6", "3.7", "3.8")
def test_who_asks_learns_nothing_and_who_may_know_the_place_learns_from_whom_to_hide_it(
    service: Service, enter: Any, clock: Move, sweep: Callable[[], None]
) -> None:
    clock(datetime(2026, 11, 16, 10, tzinfo=LONDON))
    asked = happened(service, "monday")
    clock(datetime(2026, 11, 18, 15, tzinfo=LONDON))
    happened(service, "wednesday", asked)
    clock(datetime(2026, 11, 23, 17, 1, tzinfo=LONDON))
    sweep()
    held, never = (f"/requests/{asked[name]}/" for name in (LEILA, NEVER_MET))

    asker: Somebody = enter(HOUSING, DECIDER)
    first, second = read_by(asker, held, LEILA), read_by(asker, never, NEVER_MET)
    assert "They do not say whether they hold information of this kind" in first
    assert first == second

    director: Somebody = enter(REFUGE, "Director", 320)
    open_first(director, "/", "attempts")
    assert "Vale Homes asked what we do not say" in director.text()
    assert "Tell police or children’s social care" in director.text()
    assert LEILA not in director.page.content()
    refuge: Somebody = enter(REFUGE, DECIDER)
    refuge.go(held)
    refuge.follow("That they asked: tell police or social care")
    refuge.press("Tell police or social care")
    refuge.go(refuge.page.url.replace(service.address, "").replace("danger/", "who/"))
    assert LEILA in refuge.text()

    later = happened(service, "later")
    worker: Somebody = enter(CARE, "Duty social worker")
    worker.go(f"/requests/{later['care']}/")
    worker.follow("Read the answer")
    assert PLACE in worker.text()
    assert "Karim Haddad (father), Nadim Haddad (cousin). Never to them" in worker.text()
    assert "nor in a bundle for them" in worker.text()

    the_hospital_gets_it_by_a_second_person(enter, refuge, f"/requests/{later['hospital']}/")


def the_hospital_gets_it_by_a_second_person(enter: Any, refuge: Somebody, request: str) -> None:
    """Named posts outside the cousin's line, and released by somebody who did not decide."""
    writes_an_answer(refuge, request)
    refuge.go(f"{request}decide/check/")
    refuge.page.get_by_role("link", name="Change who may know the place").click()
    refuge.check()
    assert "Hidden from: Karim Haddad (father), Nadim Haddad (cousin)." in refuge.text()
    refuge.page.get_by_label("Safeguarding nurse, who asked").check()
    refuge.page.fill("[name=outside_line]", LINE)
    refuge.press("Save and continue")
    refuge.press("Decide, and ask a colleague to release it")
    assert "Until then nothing leaves" in refuge.text()
    nurse: Somebody = enter(HOSPITAL, "Safeguarding nurse")
    nurse.go(request)
    assert "Read the answer" not in nurse.text()

    second: Somebody = enter(REFUGE, SECOND, 320)
    open_first(second, "/", "releases")
    for said in (PLACE, LINE, "Safeguarding nurse, who asked", "They fetch her for the operation."):
        assert said in second.text()
    second.press("Release it")
    assert (
        "Released. It is for Safeguarding nurse, who asked at Chilternshire Healthcare NHS Trust alone."
        in second.text()
    )

    nurse.go(request)
    nurse.follow("Read the answer")
    assert PLACE in nurse.text()
    assert "Hidden from" in nurse.text()
    lead: Somebody = enter(HOSPITAL, "Named nurse for safeguarding")
    lead.go(request)
    assert "It is for named people at your agency" in lead.text()
    assert "Rose House" not in lead.page.content()
