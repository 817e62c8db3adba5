"""Story `asked-and-refused`: a mother's no in May, a health visitor who asks about his sister, and a part that is shared."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.consenting import opens_the_record, writes_a_parents_answer
from tests.journeys.steps import TESTS, answer_what_the_code_asks, choose, open_first, unfold

KITE, VISITING = "Kite Youth Counselling", "Chilternshire Health Visiting and School Nursing"

SISTER = "He says that the shouting goes on beside Elsie’s cot, most nights."
HIS_OWN = "He talks about why he does not sleep."
MAY = date(2026, 5, 12)
WHY_NOT = "It was asked for and refused: that is none of its three cases."


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "asked-and-refused")
    assert KITE in story["start"][0]
    assert "schedule 1 paragraph 18" in story["expect"][2]


@pytest.mark.clause("2.1", "3.3", "3.5", "9.2", "9.5")
def test_what_bears_on_his_sister_goes_and_his_mothers_no_stands_on_record(enter: Any) -> None:
    nurse: Somebody = enter(VISITING, "Named nurse for safeguarding")
    asks_about_his_sister(nurse)
    kite: Somebody = enter(KITE, "Safeguarding lead", 320)
    page, request = kite.page, takes_it_up(kite)
    opens_the_record(kite, "Joel Marsh")
    writes_a_parents_answer(kite, "Tina Marsh", "refused", on=MAY)
    assert "12 May 2026" in kite.text()
    kite.go(f"{request}decide/danger/")
    page.check("[name=danger][value=no]")
    page.fill("[name=danger_rests_on]", "Quarrels, and nobody hurt.")
    kite.press("Save and continue")
    kite.go(f"{request}decide/")
    said = kite.text()
    assert "Consent was refused" in said
    assert "nobody has judged" not in said
    for text, fate in ((SISTER, "share"), (HIS_OWN, "withhold")):
        writes(kite, request, text, fate)
    kite.go(f"{request}decide/tests/")
    for test in TESTS:
        page.check(f"[name={test}][value=yes]")
        page.check(f"[name=item-1-{test}][value={'no' if test in TESTS[:2] else 'yes'}]")
    kite.press("Save and continue")
    page.check("[name=outcome][value=share_in_part]")
    kite.press("Save and continue")
    nothing_leaves_yet(kite, request)
    answers(kite)
    page.fill("[name=reasons]", "It helps them to keep Elsie safe; the rest is his.")
    kite.press("Save and continue")
    kite.go(f"{request}decide/check/")
    said = kite.text()
    assert said.index(SISTER) < said.index(HIS_OWN)
    assert "Must share what may help their work for this child" in said
    kite.page.locator("main form button").last.click()
    kite.check()
    kite.go(f"{request}decision/")
    assert "Consent was refused" in kite.text()

    nurse.go(request)
    nurse.follow("Read the answer")
    assert SISTER in nurse.text()
    assert not any(hidden in nurse.page.content() for hidden in (HIS_OWN, "refused", "Tina"))


def asks_about_his_sister(nurse: Somebody) -> None:
    """A health visitor, who has no record of Joel: she types who he is, and tells Kite why she needs it."""
    page = nurse.page
    nurse.go("/ask/")
    nurse.press("Start")
    journey = page.url.replace(nurse.service.address, "").replace("who/", "")
    page.fill("[name=name]", "Joel Marsh")
    page.check("[name=kind][value=child]")
    for part, value in (("day", "30"), ("month", "7"), ("year", "2013")):
        page.fill(f"[name=date_of_birth-{part}]", value)
    nurse.press("Add this person")
    nurse.go(f"{journey}what/")
    page.fill(
        "[name=needed]", "Anything that bears on the safety of his sister Elsie, who is nine months old."
    )
    page.check("[name=purpose][value=child-in-need]")
    page.fill("[name=why]", "We visit her, and have been told of quarrels at home.")
    nurse.press("Save and continue")
    for name, value in (("danger_said", "no"), ("urgency", "standard")):
        page.check(f"[name={name}][value={value}]")
    nurse.press("Save and continue")
    page.fill("[name=views]", "Their mother knows that we visit.")
    page.fill("[name=reach]", "Health visiting, 01632 960 700")
    nurse.press("Save and continue")
    nurse.go(f"{journey}agencies/")
    choose(nurse, "agency", KITE)
    nurse.press("Add this agency")
    page.check("[name=tell][value=why]")
    nurse.press("Save and continue")
    answer_what_the_code_asks(nurse, journey)
    nurse.go(f"{journey}check/")
    nurse.press("Send", exact=False)


def takes_it_up(kite: Somebody) -> str:
    """Acknowledged, and said which of its own young people this is."""
    request = open_first(kite, "/", "requests")
    kite.press("Acknowledge")
    kite.go(f"{request}match/")
    kite.page.get_by_role("link", name="Compare with Joel Marsh").first.click()
    kite.check()
    kite.press("This is whom they mean")
    return request


def writes(kite: Somebody, request: str, text: str, fate: str) -> None:
    """One item of health information; what is his own stays."""
    page = kite.page
    kite.go(f"{request}decide/items/new/")
    page.fill("[name=text]", text)
    page.check("[name=kind][value=childs_words]")
    page.fill("[name=about]", "Joel")
    page.check("[name=classes][value=health]")
    page.check("[name=marking][value=official_sensitive]")
    page.check(f"[name=fate][value={fate}]")
    if fate == "withhold":
        page.fill("[name=withheld_because]", "It does not bear on his sister.")
    kite.press("Save this item")


def nothing_leaves_yet(kite: Somebody, request: str) -> None:
    """Without a ground chosen and a reason written there is no page on which to send; his own views are asked first."""
    conditions = kite.page.url
    kite.page.goto(f"{kite.service.address}{request}decide/check/")
    assert kite.page.url.endswith(f"{request}decide/")
    kite.page.goto(conditions)
    said = kite.page.content()
    assert said.index('name="child_says"') < said.index('name="family_says"')


def answers(kite: Somebody) -> None:
    """What section 3 asks: the condition that a refusal takes away is not there, and why is said."""
    page = kite.page
    offered = [box.get_attribute("value") for box in page.locator("[name=conditions]").all()]
    assert "sch1-18" not in offered
    assert "health-or-social-care" in offered
    unfold(kite)
    assert WHY_NOT in kite.text()
    page.check("[name=conditions][value=health-or-social-care]")
    page.check("[name=basis][value=public-task]")
    for box in page.locator("main textarea").all():
        box.fill("As we have agreed in supervision.")
    for name, value in (("ground_applies", "no"), ("detriment", "no")):
        if page.locator(f"[name={name}][value={value}]").count():
            page.check(f"[name={name}][value={value}]")
    kite.press("Save and continue")
