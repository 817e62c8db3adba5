"""Story `tell`: the police tell a school's named post, the school asks Early Help to assess, and it answers back."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from chiltern.cli.bench.made_documents import plain_page
from chiltern.files.workings.leaks import words_left
from tests.journeys.conftest import LONDON, Move, Somebody
from tests.journeys.steps import open_first
from tests.journeys.telling import Told, tell

POLICE, SCHOOL = "Ouse Valley Police", "Larkrise Primary School"
EARLY_HELP = "Chilternshire Council – Early Help"
LEAD = "Designated safeguarding lead"
NOTICE = Told(
    agency=SCHOOL,
    asks="for_information",
    child="Rosie Fennimore",
    why="For the school day.",
    text="She was in the house during an incident last night.",
    post=LEAD,
)
REFERRAL = Told(
    agency=EARLY_HELP,
    asks="assess",
    child="Tomasz Wendover",
    why="He has come to school hungry three times this term.",
    text="He told his teacher that there was no supper.",
    document=plain_page("Tomasz Wendover was seen by the school nurse on Friday."),
)


NOTHING_MORE = "He is open to a family worker already."


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    start = next(story for story in told["story"] if story["id"] == "tell")["start"][0]
    assert all(name in start for name in (POLICE, SCHOOL, EARLY_HELP, "for the school day", "assess"))


@pytest.mark.clause("2.2", "3.6", "3.7")
def test_only_the_named_post_of_the_school_sees_what_the_police_tell(enter: Any, clock: Move) -> None:
    clock(datetime(2026, 11, 17, 7, 30, tzinfo=LONDON))
    officer: Somebody = enter(POLICE, "Detective sergeant")
    tell(officer, NOTICE)
    check = officer.text()
    seen = check[check.index(f"Exactly what {SCHOOL} will see") :]
    assert all(words in seen for words in ("For your information", NOTICE.child, NOTICE.why, NOTICE.text))
    assert f"Only: {LEAD}" in check
    officer.press("Tell them")
    assert "They are told" in officer.text()

    deputy: Somebody = enter(SCHOOL, "Deputy safeguarding lead")
    deputy.go("/")
    assert "Told to us, not answered back" not in deputy.text()
    assert POLICE not in deputy.text()
    clock(datetime(2026, 11, 17, 8, 45, tzinfo=LONDON))
    lead: Somebody = enter(SCHOOL, LEAD)
    lead.go("/")
    assert "Told to us, not answered back (1)" in lead.text()
    assert NOTICE.child not in lead.page.content()
    path = open_first(lead, "/work/told/", "disclosures")
    assert f"{POLICE} tells you: for your information" in lead.text()
    assert "17 November 2026 at 7:30 am" in lead.text()
    assert NOTICE.text in lead.text()
    deputy.page.goto(deputy.service.address + path)
    assert NOTICE.text not in deputy.page.content()


@pytest.mark.clause("3.4", "3.6", "3.8")
def test_what_is_asked_to_be_assessed_is_answered_back_and_the_school_reads_it(enter: Any) -> None:
    lead: Somebody = enter(SCHOOL, LEAD, 320)
    tell(lead, REFERRAL)
    assert lead.page.locator("img.chiltern-leaf").count() == 1
    lead.press("Tell them")
    lead.follow("What you told them")
    assert f"You told {EARLY_HELP}: asked to assess" in lead.text()
    told = lead.page.url.removeprefix(lead.service.address)
    lead.follow("Why it was shared: the decision")
    for said in ("Is anyone in danger", "The child is safe for now.", "need to know it? Yes", REFERRAL.text):
        assert said in lead.text()

    worker: Somebody = enter(EARLY_HELP, "Duty social worker")
    worker.go("/")
    assert "asked to assess, told, not yet acknowledged" in worker.text()
    worker.go("/work/told/")
    worker.page.locator(f"main a[href='{told}']").click()
    worker.check()
    assert f"{SCHOOL} tells you: asked to assess" in worker.text()
    assert REFERRAL.text in worker.text()
    with worker.page.expect_download() as saving:
        worker.page.get_by_role("link", name="Save the document").click()
    saved = Path(saving.value.path()).read_bytes()
    assert saving.value.suggested_filename.startswith("chiltern-")
    assert words_left(REFERRAL.document, ["Wendover", "nurse"]) == ["Wendover", "nurse"]
    assert words_left(saved, ["Wendover", "nurse"]) == []
    worker.press("Acknowledge")
    worker.press("Take it myself")
    assert "This is yours now" in worker.text()
    worker.press("Hand it over")
    assert "Who has it from now on?" in worker.text()
    worker.go(told)
    worker.page.locator("main a.govuk-button", has_text="Answer back").click()
    worker.check()
    worker.page.check("[name=kind][value=will_do]")
    worker.press("Send the answer")
    assert "There is a problem" in worker.text()
    worker.page.fill("[name=words]", "A family worker visits on Wednesday.")
    worker.press("Send the answer")
    assert "Answered back" in worker.text()
    worker.go("/work/told/")
    assert told not in worker.page.content()

    open_first(lead, "/work/telling/", "disclosures")
    assert "A family worker visits on Wednesday." in lead.text()
    lead.press("I have read their answer")
    lead.go("/work/telling/")
    assert "In this list: 0." in lead.text()
    lead.go("/work/settled/")
    assert "asked to assess, answered back" in lead.text()


@pytest.mark.clause("3.6", "4.1")
def test_silence_climbs_and_no_further_action_says_why(
    enter: Any, clock: Move, sweep: Callable[[], None]
) -> None:
    clock(datetime(2026, 11, 17, 9, 30, tzinfo=LONDON))
    lead: Somebody = enter(SCHOOL, LEAD)
    tell(lead, replace(REFERRAL, document=b""))
    lead.press("Tell them")
    lead.follow("What you told them")
    told = lead.page.url.removeprefix(lead.service.address)
    clock(datetime(2026, 11, 18, 17, 5, tzinfo=LONDON))
    sweep()
    manager: Somebody = enter(EARLY_HELP, "Team manager", 320)
    manager.go("/")
    assert "Past due, and gone up to you (" in manager.text()
    lead = enter(SCHOOL, LEAD)
    lead.go(told)
    assert "it is with the manager, or whoever covers, since 18 November 2026" in lead.text()

    manager.go(told)
    if manager.page.get_by_role("button", name="Acknowledge").count():
        manager.press("Acknowledge")
    manager.page.locator("main a.govuk-button", has_text="Answer back").click()
    manager.check()
    manager.page.check("[name=kind][value=no_further_action]")
    manager.press("Send the answer")
    assert "There is a problem" in manager.text()
    manager.page.fill("[name=words]", NOTHING_MORE)
    manager.press("Send the answer")
    lead.go(told)
    assert "no further action" in lead.text().lower()
    assert NOTHING_MORE in lead.text()
