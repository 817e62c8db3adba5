"""Stories `car-park` and the beginning of `friday`: a call written down on a phone by touch, and answered for.

320 by 640, one hand: nothing is typed but what was said, by whom, about whom.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import MORNING, Somebody

CARE = "Chilternshire Council – Children's Social Care"
TRUST = "Chilternshire Healthcare NHS Trust"
NURSERY = "Rainbow Corner Childcare"
MISSED = "She missed two appointments, on Tuesday and today."
DUE: date = MORNING.date() + timedelta(days=90)
FINGER = 44
"""Pixels that a thumb hits."""
TAPS, FIELDS, PAGES = 6, 7, 2
"""What a minute is enough for: taps, fields to type into, pages from the first one on."""


def tap(who: Somebody, name: str, role: Any = "button") -> None:
    """Taps what is called so, and looks at the page that it leads to."""
    who.page.get_by_role(role, name=name, exact=True).first.tap()
    who.check()


def choose_agency(who: Somebody, typed: str, name: str) -> None:
    """Types a part of a name and taps what is suggested."""
    who.page.locator("#agency").fill(typed)
    who.page.get_by_role("option", name=name).first.tap()


def ring_first(who: Somebody) -> bool:
    """Whether the numbers to ring stand above everything else on the page."""
    numbers = who.page.locator("main .chiltern-ring").bounding_box()
    heading = who.page.locator("h1").bounding_box()
    return bool(numbers and heading and numbers["y"] < heading["y"])


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "car-park")
    assert "missed two appointments" in story["start"][0]
    assert "in under a minute, one-handed" in story["expect"][0]
    assert "confirms, corrects or lets five working days pass" in story["expect"][0]


COUNT = """() => {
  for (const [heard, kept] of [["pointerup", "taps"], ["load", "pages"]]) addEventListener(heard, () =>
    localStorage.setItem(kept, Number(localStorage.getItem(kept)) + 1));
  addEventListener("input", one => one.target.type === "radio" || one.target.type === "checkbox" ||
    localStorage.setItem("fields", [...new Set([...(localStorage.getItem("fields") || "").split(" "), one.target.name ||
    one.target.id])].join(" ").trim()));
}"""
"""Counts what a person does, page after page."""


@pytest.mark.clause("3.6", "3.8", "3.10")
def test_a_call_in_the_car_park_is_written_down_and_the_midwifes_trust_confirms_it(enter: Any) -> None:
    worker: Somebody = enter(CARE, "Duty social worker", phone=True)
    page = worker.page
    page.add_init_script(f"({COUNT})()")
    worker.go("/")
    tap(worker, "Write down a call")
    assert ring_first(worker)
    for name in ("side", "identity", "kind", "unborn"):
        box = page.locator(f"[name={name}]").first.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= FINGER, name
    choose_agency(worker, "healthcare nhs", TRUST)
    page.locator("[name=whom]").fill("Jo, community midwife")
    page.get_by_text("We know the voice, or the person").tap()
    page.locator("[name=about]").fill("Ruby Penfold")
    page.get_by_text("Adult", exact=True).tap()
    page.get_by_label("it is about her unborn child too").tap()
    for part, value in (("day", DUE.day), ("month", DUE.month), ("year", DUE.year)):
        page.locator(f"[name=due-{part}]").fill(str(value))
    page.locator("[name=words]").fill(MISSED)
    worker.check()
    tap(worker, "Write it down")
    taps, fields, opened = page.evaluate(
        "['taps', 'fields', 'pages'].map(each => localStorage.getItem(each))"
    )
    assert (int(taps), len(fields.split()), int(opened) - 1) == (TAPS, FIELDS, PAGES), (taps, fields, opened)
    said = worker.text()
    assert "Reported by receiver" in said.replace("REPORTED", "Reported")
    assert f"Unborn child of Ruby Penfold, child, due {DUE.day} {DUE:%B %Y}" in said
    assert "What the Code says" in said
    call = page.url.replace(worker.service.address, "")

    midwife: Somebody = enter(TRUST, "Named nurse for safeguarding", phone=True)
    midwife.go("/")
    midwife.page.locator(f"main a[href='{call}']").first.tap()
    midwife.check()
    assert MISSED in midwife.text()
    tap(midwife, "Confirm")
    midwife.page.locator("[name=kind_of]").select_option("fact")
    midwife.page.locator("[name=reasons]").fill("She may be avoiding us, and the baby is due soon.")
    tap(midwife, "Confirm")
    assert "your agency’s own information now" in midwife.text()

    worker.go(call)
    assert f"{TRUST} confirmed this on" in worker.text()
    worker.follow("What was shared, under which terms")
    assert TRUST in worker.text()
    assert "Passing on: ask us before passing this on." in worker.text()


@pytest.mark.clause("3.5", "3.6")
def test_a_correction_stands_beside_what_was_written_down(enter: Any) -> None:
    worker: Somebody = enter(CARE, "Duty social worker", phone=True)
    worker.go("/write-down/")
    choose_agency(worker, "healthcare nhs", TRUST)
    page = worker.page
    page.get_by_text("Not checked", exact=True).tap()
    page.locator("[name=about]").fill("Ruby Penfold")
    page.locator("[name=words]").fill(MISSED)
    tap(worker, "Add more first")
    assert ring_first(worker)
    page.locator("[name=explanation]").fill("She rang me; I was driving.")
    tap(worker, "Write it down")
    assert "Nobody checked who this was" in worker.text()
    call = page.url.replace(worker.service.address, "")
    trust: Somebody = enter(TRUST, "Safeguarding nurse", phone=True)
    trust.go(call)
    tap(trust, "Correct")
    trust.page.locator("[name=correction]").fill("She missed one appointment, and rang to say so.")
    trust.page.locator("[name=kind_of]").select_option("fact")
    tap(trust, "Correct")
    worker.go(call)
    said = worker.text()
    assert said.index(MISSED) < said.index("She missed one appointment")


@pytest.mark.clause("3.6", "9.3")
def test_friday_evening_the_number_comes_first_and_she_told_alone(enter: Any) -> None:
    lead: Somebody = enter(NURSERY, "Safeguarding lead", phone=True)
    lead.go("/write-down/")
    assert ring_first(lead)
    page = lead.page
    page.locator("[name=danger][value=yes]").check()
    page.get_by_text("We told them", exact=True).tap()
    choose_agency(lead, "children's social", CARE)
    page.get_by_text("Called back on a number that we already held").tap()
    page.locator("[name=number]").fill("01632 960 100")
    page.locator("[name=about]").fill("Finn Okafor")
    page.locator("[name=words]").fill("He says that he is afraid to go home tonight.")
    tap(lead, "Write it down")
    said = lead.text()
    assert "Must share" in said or "Can share with a reason" in said
    assert "Find out afterwards" in said
    assert ring_first(lead)
