"""Story `two-owners`: a summary of what a school and a surgery own, for Bridge Mentoring; the school refuses its part."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any
from uuid import UUID

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.serving import Service, beside
from tests.journeys.several import FOUR, TWO, held
from tests.journeys.steps import choose, open_first
from tests.journeys.test_walk import PASSING_WORDS, TESTS

HELP, WORKER = "Chilternshire Council – Early Help", "Duty social worker"
SCHOOL, LEAD = "Long Meadow Primary School", "Designated safeguarding lead"
SURGERY, NURSE = "The Lace Street Practice", "Named nurse for safeguarding"
MENTORS, MENTOR = "Bridge Mentoring", "Safeguarding lead"
OWN = "Robin would enjoy somebody to talk to."


@pytest.fixture
def child(service: Service, django_db_blocker: Any) -> UUID:
    """His record at Early Help, with six items that came."""
    posts = service.posts
    sources = {
        SCHOOL: (UUID(posts[SCHOOL][LEAD]), FOUR),
        SURGERY: (UUID(posts[SURGERY][NURSE]), TWO),
    }
    with django_db_blocker.unblock():
        return beside(service.database, "app", lambda: held(UUID(posts[HELP][WORKER]), sources, MENTORS))


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "two-owners")
    assert all(name in story["start"][0] for name in (HELP, SCHOOL, SURGERY, MENTORS))
    assert "four items" in story["start"][0]
    assert "this may not be all that is held" in story["expect"][1]


@pytest.mark.clause("3.3", "3.10")
def test_the_school_refuses_its_part_which_stays_behind_and_the_rest_goes(child: UUID, enter: Any) -> None:
    worker: Somebody = enter(HELP, WORKER)
    for _ in range(2):
        opens_an_answer(worker)
    worker.go(f"/people/{child}/chronology/")
    assert all(text in worker.text() for text in (*FOUR, *TWO, SCHOOL, SURGERY))
    bundle = writes_the_summary(worker, child)
    worker.press("Ask the owners of 6 parts")
    assert "Asked about 6 parts: 0 answered, 6 not yet." in worker.text()

    answers_all(enter(SCHOOL, LEAD), len(FOUR), "refuse", SURGERY, TWO)
    answers_all(enter(SURGERY, NURSE, 320), len(TWO), "permit", SCHOOL, FOUR)

    worker.go(bundle)
    assert "Asked about 6 parts: 6 answered, 0 not yet." in worker.text()
    shares(worker, bundle)
    mentor: Somebody = enter(MENTORS, MENTOR, 320)
    open_first(mentor, "/received/", "disclosures")
    said = mentor.text()
    assert all(
        text in said for text in (OWN, *TWO, "This may not be all that is held.", "Summary, reference")
    )
    assert not any(text in mentor.page.content() for text in (*FOUR, "eleven mornings", SCHOOL))
    assert "“His hearing was checked”" in said


def opens_an_answer(worker: Somebody) -> None:
    """And acknowledges it, so that the next one stands first."""
    open_first(worker, "/received/", "replies")
    worker.press("Acknowledge")


def writes_the_summary(worker: Somebody, child: UUID) -> str:
    """From the child's page; gives its path."""
    page = worker.page
    worker.go(f"/people/{child}/")
    worker.follow("Make a bundle, a summary or a chronology")
    worker.press("Save")
    assert "Error" in page.title()
    page.check("[name=form][value=summary]")
    choose(worker, "recipient", MENTORS)
    page.check("[name=purpose][value=support-with-consent]")
    page.check("[name=protects_this_child][value=no]")
    page.fill("[name=why]", "They look for a mentor for him.")
    for box in page.locator("[name=items]").all():
        box.check()
    worker.press("Save")
    passages = [(OWN, ""), ("Late on eleven mornings", FOUR[0]), *(("", text) for text in FOUR[1:])]
    passages += [("", TWO[0]), ("His hearing was checked", TWO[1])]
    for number, (words, source) in enumerate(passages, 1):
        page.fill(f"[name=words_{number}]", words)
        starts = f"From: {source}" if source else "These are my own words"
        choose(worker, f"from_{number}", starts)
    for number in range(len(passages) + 1, page.locator("textarea").count() + 1):
        page.fill(f"[name=words_{number}]", "")
        choose(worker, f"from_{number}", "These are my own words")
    worker.press("Save")
    assert worker.text().count("Owner to be asked") == len(FOUR) + len(TWO)
    return page.url.replace(worker.service.address, "")


def answers_all(owner: Somebody, many: int, answer: str, other: str, others: tuple[str, ...]) -> None:
    """Each question for its own part alone: no page of this owner's says a word of what the other holds."""
    for _ in range(many):
        open_first(owner, "/work/permissions/", "permissions")
        said = owner.page.content()
        assert MENTORS in said
        assert "They look for a mentor for him." in said
        assert not any(text in said for text in (other, *others))
        assert not any(word in owner.text().lower() for word in ("bundle", "summary", "others"))
        owner.page.check(f"[name=answer][value={answer}]")
        if answer == "refuse":
            owner.page.fill("[name=reasons]", "Not for mentoring.")
        owner.press("Answer")
    owner.go("/")
    assert other not in owner.page.content()


def shares(worker: Somebody, bundle: str) -> None:
    """What may go goes."""
    page = worker.page
    worker.press(f"Share it with {MENTORS}")
    page.check("[name=danger][value=no]")
    for test in ("necessary", *TESTS):
        if page.locator(f"[name={test}][value=yes]").count():
            page.check(f"[name={test}][value=yes]")
    page.check("[name=basis][value=public-task]")
    for field, words in PASSING_WORDS.items():
        if page.locator(f"[name={field}]").count():
            page.fill(f"[name={field}]", words)
    worker.press("Save and continue")
    worker.go(f"{bundle}pass-on/terms/")
    worker.press("Save and continue")
    worker.go(f"{bundle}pass-on/check/")
    assert "What may not go stays behind" in worker.text()
    page.locator("main form button").last.click()
    worker.check()
    assert "Passed on" in worker.text() or "/disclosures/" in page.url
    worker.go(bundle)
    assert "Went" in worker.text()
