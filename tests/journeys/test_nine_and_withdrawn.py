"""Story `nine-and-withdrawn`: a mother agrees in March, takes it back in June, and her son's carers' group answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.journeys.conftest import LONDON, Move, Somebody
from tests.journeys.consenting import opens_the_record, takes_it_back, writes_a_parents_answer
from tests.journeys.serving import Service
from tests.journeys.steps import choose, open_first
from tests.journeys.telling import TESTS

CHILD, MOTHER = "Ollie Shaw", "Kate Shaw"
SCHOOL, CARERS = "Long Meadow Primary School", "Young Carers Chilternshire"
TEACHER, LEAD = "Designated safeguarding lead", "Safeguarding lead"
MARCH = datetime(2027, 3, 10, 10, tzinfo=LONDON)
JUNE = datetime(2027, 6, 10, 10, tzinfo=LONDON)
WORDS = "He does the shopping for his mother before school."


def write(school: Somebody) -> str:
    """Tells the carers' group, for support that the family agrees to, up to the last look; gives its path."""
    page = school.page
    school.go("/tell/")
    school.press("Start")
    journey = page.url.replace(school.service.address, "").replace("danger/", "")
    page.check("[name=danger][value=no]")
    page.fill("[name=danger_rests_on]", "He is safe.")
    school.press("Save and continue")
    page.fill("[name=q]", CHILD)
    school.press("Search")
    page.get_by_role("button", name=f"Choose {CHILD}").first.click()
    school.check()
    school.go(f"{journey}to/")
    choose(school, "recipient", CARERS)
    school.press("Save and continue")
    school.press("Save and continue")
    page.check("[name=asks][value=act]")
    page.check("[name=purpose][value=support-with-consent]")
    page.fill("[name=why]", "A place in the Thursday group.")
    page.fill("[name=reach]", "School office, 01632 960100")
    school.press("Save and continue")
    page.locator("main a.govuk-button", has_text="Add an item").click()
    school.check()
    page.fill("[name=text]", WORDS)
    page.check("[name=kind][value=fact]")
    page.fill("[name=source]", "Class teacher")
    page.fill("[name=about]", "Ollie")
    page.check("[name=classes][value=family]")
    page.check("[name=marking][value=official]")
    school.press("Save this item")
    school.go(f"{journey}tests/")
    for test in TESTS:
        # What the duty to share reaches does not rest on consent: this is for his leisure, and nobody fears for him.
        answer = "no" if test == "relevant_to_welfare" else "yes"
        if page.locator(f"[name={test}][value={answer}]").count():
            page.check(f"[name={test}][value={answer}]")
    school.press("Save and continue")
    for box in page.locator("main textarea").all():
        box.fill("As we have agreed with his mother.")
    page.check("[name=basis][value=public-task]")
    if page.locator("[name=ground_applies]").count():
        page.check("[name=ground_applies][value=no]")
    school.press("Save and continue")
    school.go(f"{journey}terms/")
    page.check("[name=passing_on][value=protects]")
    school.press("Save and continue")
    school.go(f"{journey}check/")
    return journey


@pytest.mark.clause("3.3", "3.10", "9.1", "9.5")
def test_what_she_agreed_to_stops_when_she_takes_it_back_and_each_answers_for_itself(
    service: Service, enter: Any, clock: Move
) -> None:
    clock(MARCH)
    school: Somebody = enter(SCHOOL, TEACHER)
    opens_the_record(school, CHILD)
    writes_a_parents_answer(school, MOTHER, "given", CARERS, "support-with-consent")
    write(school)
    assert "Can share" in school.text()
    school.press("Tell them", exact=False)
    carers: Somebody = enter(CARERS, LEAD)
    there = open_first(carers, "/", "disclosures")
    assert "All of it came on consent alone." in carers.text()
    carers.press("Acknowledge")
    carers.go(f"{there}answer-back/")
    carers.page.check("[name=kind][value=will_do]")
    carers.page.fill("[name=words]", "We have a place for him.")
    carers.press("Send", exact=False)

    clock(JUNE)
    school = enter(SCHOOL, TEACHER)
    withdrawal = takes_it_back(school, CHILD, "She has changed her mind.")
    nothing_new_goes(school, withdrawal)
    they_answer(enter(CARERS, LEAD, 320), there)
    the_school_reads_it(enter(SCHOOL, TEACHER), there)


def nothing_new_goes(school: Somebody, withdrawal: str) -> None:
    """From that minute; and the worker has the list of who had it."""
    write(school)
    assert "Consent was withdrawn." in school.text()
    assert "Can share" not in school.text()
    school.go(withdrawal)
    assert CARERS in school.text()
    assert "Do not hand it to the person who withdrew" in school.text()
    school.go("/")
    assert "Consent withdrawn or lapsed, waiting for their answer (1)" in school.text()


def they_answer(carers: Somebody, there: str) -> None:
    """On a phone: no new use, then stopped and removed; read again with a reason."""
    carers.go(there)
    assert "Take into our file" not in carers.text()
    stop = open_first(carers, "/", "consent-withdrawn")
    assert WORDS in carers.text()
    assert "5 working days after Thursday 10 June 2027" in carers.text()
    carers.press("Send")
    assert "Answer ‘What have you done’" in carers.text()
    carers.page.check("[name=answer][value=kept]")
    carers.press("Send")
    assert "Choose the other basis on which you keep it" in carers.text()
    carers.page.check("[name=answer][value=removed]")
    carers.press("Send")
    for path in (stop, there):
        carers.go(path)
        assert WORDS not in carers.page.content()
    carers.go(f"{stop}read/")
    carers.page.fill("[name=reason]", "The mother asks why his place has gone.")
    carers.press("Read it")
    assert WORDS in carers.text()


def the_school_reads_it(school: Somebody, there: str) -> None:
    """Nothing is destroyed: what was shared stays as it was, lawful then."""
    open_first(school, "/", "consent-withdrawn")
    assert "Stopped and removed" in school.text()
    assert "lawful then" in school.text()
    school.press("I have read their answer")
    school.go(there)
    assert WORDS in school.text()
