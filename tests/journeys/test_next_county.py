"""Story `next-county`: a hospital that never signed asks social care about a baby in its emergency department."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.steps import Asked, choose, open_first, write

CARE = "Chilternshire Council – Children's Social Care"
HOSPITAL = "Marlow Vale Hospital, emergency department"
NAMED = f"{HOSPITAL}, outside the Code"
ADDS = ("call them back on a number found independently", "use a secure route", "state the terms in writing")
KNOWN = "His mother missed three visits of ours in October."


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "next-county")
    assert "never a signatory" in story["start"][0]
    assert "outside the Code" in story["expect"][0]


@pytest.mark.clause("3.6", "3.7", "3.8", "3.10", "sign.1")
def test_a_hospital_outside_the_code_asks_is_checked_and_is_told_with_the_terms_in_writing(
    enter: Any,
) -> None:
    worker: Somebody = enter(CARE, "Duty social worker", 320)
    worker.go("/")
    worker.follow("bodies outside the Code")
    assert HOSPITAL not in worker.text()
    names_and_checks(worker)
    request = writes_down_what_they_ask(worker)
    for words in (NAMED, *ADDS, "Dr Ivy Reed, consultant"):
        assert words in worker.text()
    worker.go("/work/asked/")
    assert f"{NAMED} asks" in worker.text()

    lead: Somebody = enter(CARE, "Team manager")
    decides(lead, request)
    assert "Decide; I tell them myself" in lead.page.content()
    lead.press("Decide; I tell them myself")
    assert "Tell them now" in lead.text()
    tells_them(lead, request)
    lead.follow("What we answered")
    said = lead.text()
    assert KNOWN in said
    assert NAMED in said
    assert "The terms in writing" in said
    assert "By telephone" in said.replace("by telephone", "By telephone")
    asks_them(worker)
    tells_them_beforehand(lead)


def names_and_checks(worker: Somebody) -> None:
    """The body by name; then that it is they."""
    page = worker.page
    worker.page.get_by_role("button", name="Name a body").first.click()
    worker.check()
    page.fill("[name=name]", HOSPITAL)
    page.select_option("[name=function]", "emergency_health")
    page.check("[name=statutory_duty][value=listed]")
    page.fill("[name=reach]", "Switchboard 01632 960700")
    worker.press("Save")
    assert "Nobody has checked yet that it is they" in worker.text()
    page.check("[name=how][value=called_back]")
    worker.press("Write down the check")
    assert "Say where you found the number" in worker.text()
    page.fill("[name=where_found]", "The hospital’s public page: 01632 960700")
    page.fill("[name=whom]", "Sister Okoro")
    worker.press("Write down the check")
    assert "Called back on a number found independently" in worker.text()


def writes_down_what_they_ask(worker: Somebody) -> str:
    """What was asked on the telephone."""
    page = worker.page
    worker.page.get_by_role("button", name="Write down what they ask").first.click()
    worker.check()
    page.check("[name=danger_said][value=yes]")
    page.fill("[name=who]", "Dr Ivy Reed, consultant")
    page.fill("[name=name]", "Noah Penhale")
    for part, value in (("day", "2"), ("month", "10"), ("year", "2026")):
        page.fill(f"[name=date_of_birth-{part}]", value)
    page.fill("[name=needed]", "Whether the family is known, and what worries you.")
    page.fill("[name=why]", "A baby of six weeks with a fracture in our department.")
    page.check("[name=purpose][value=protect-from-harm]")
    page.check("[name=acts_now][value=yes]")
    page.check("[name=urgency][value=urgent]")
    page.fill("[name=urgency_reason]", "He is here now.")
    worker.press("Write it down")
    return page.url.replace(worker.service.address, "")


def decides(lead: Somebody, request: str) -> None:
    """Danger, one item, terms; the way is asked, since they see nothing here."""
    page = lead.page
    lead.go(request)
    lead.press("Acknowledge")
    lead.go(f"{request}decide/danger/")
    page.check("[name=danger][value=yes]")
    page.fill("[name=danger_rests_on]", "A fracture at six weeks, told by a consultant whom we called back.")
    lead.press("Save and continue")
    panel(lead, request)
    lead.go(f"{request}decide/items/new/")
    page.fill("[name=text]", KNOWN)
    page.check("[name=kind][value=fact]")
    page.fill("[name=about]", "Noah and his mother")
    page.check("[name=classes][value=family]")
    page.check("[name=marking][value=official_sensitive]")
    page.check("[name=fate][value=share]")
    lead.press("Save this item")
    lead.go(f"{request}decide/answer/")
    page.check("[name=outcome][value=share]")
    lead.press("Save and continue")
    lead.go(f"{request}decide/words/")
    page.fill("[name=reasons]", "He is in danger, and they treat him.")
    lead.press("Save and continue")
    lead.go(f"{request}decide/terms/")
    lead.press("Save and continue")
    assert page.locator("[name=method][value=service]").count() == 0
    page.check("[name=method][value=telephone]")
    lead.press("Save and continue")
    lead.go(f"{request}decide/check/")


def panel(lead: Somebody, request: str) -> None:
    """What the Code says: the law's standing, and what is added."""
    lead.go(f"{request}decide/")
    said = lead.text()
    assert "Can share with a reason" in said or "Must share" in said
    assert all(words in said for words in ADDS)


def tells_them(lead: Somebody, request: str) -> None:
    """By telephone; the terms follow in writing."""
    page = lead.page
    lead.go(f"{request}told/")
    said = lead.text()
    for words in (KNOWN, "Terms, to be put into writing", "Switchboard 01632 960700", *ADDS):
        assert words in said
    page.check("[name=method][value=telephone]")
    page.fill("[name=to_whom]", "Dr Ivy Reed, consultant")
    page.fill("[name=checked]", "Called back through the switchboard.")
    lead.press("Save")
    assert "Say how the terms were put into writing" in lead.text()
    page.fill("[name=terms]", "By secure e-mail, ten minutes later.")
    lead.press("Save")
    open_first(lead, "/work/answered/", "requests")
    assert NAMED in lead.text()
    lead.go(request)


SPOKEN = {"to_whom": "Sister Okoro, ward sister", "checked": "Called back through the switchboard."}


def asks_them(worker: Somebody) -> None:
    """Chosen beside agencies; put to them by telephone, and what they answer is written down."""
    page = worker.page
    write(worker, "Amara Whitlock", 0, [Asked("Marlow Vale", ["worries"])])
    assert "You put the question to them yourself" in worker.text()
    worker.press("Save, and put it to them")
    assert "to be put to them by you" in worker.text()
    worker.follow("Marlow Vale")
    worker.press("Ask them, and write it down")
    page.check("[name=method][value=telephone]")
    for field, words in SPOKEN.items():
        page.fill(f"[name={field}]", words)
    worker.press("Save")
    for words in (SPOKEN["to_whom"], NAMED, "answer is not written down yet"):
        assert words in worker.text()
    worker.follow("They answered: write it down")
    assert page.input_value("[name=outside]") == HOSPITAL


def tells_them_beforehand(lead: Somebody) -> None:
    """In danger: one thing, told by telephone, with the terms in writing; then what they say that they will do."""
    page = lead.page
    lead.go("/tell/")
    lead.press("Start")
    journey = page.url.replace(lead.service.address, "").replace("danger/", "")
    page.check("[name=danger][value=yes]")
    page.fill("[name=danger_rests_on]", "A fracture at six weeks.")
    lead.press("Save and continue")
    page.fill("[name=name]", "Noah Penhale")
    page.check("[name=kind][value=child]")
    lead.press("Add this person")
    lead.go(f"{journey}to/")
    choose(lead, "recipient", "Marlow Vale")
    lead.press("Save and continue")
    lead.press("Save and continue")
    lead.go(f"{journey}items/new/")
    page.fill("[name=text]", KNOWN)
    page.check("[name=kind][value=fact]")
    page.fill("[name=about]", "Noah and his mother")
    page.check("[name=classes][value=family]")
    page.check("[name=marking][value=official_sensitive]")
    lead.press("Save this item")
    lead.go(f"{journey}terms/")
    lead.press("Save and continue")
    assert "Nothing goes to them from here" in lead.text()
    lead.press("Tell them, and write it down")
    page.check("[name=method][value=telephone]")
    for field, words in {**SPOKEN, "terms": "By secure e-mail."}.items():
        page.fill(f"[name={field}]", words)
    lead.press("Save")
    assert "They acknowledge nothing here" in lead.text()
    lead.follow("What you told them")
    lead.press("Write down what they answer")
    page.check("[name=kind][value=will_do]")
    page.fill("[name=words]", "A paediatrician sees him tonight.")
    page.check("[name=method][value=telephone]")
    for field, words in SPOKEN.items():
        page.fill(f"[name={field}]", words)
    lead.press("Save")
    for words in ("This is what they will do", "A paediatrician sees him tonight.", NAMED):
        assert words in lead.text()
