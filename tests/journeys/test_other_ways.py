"""The main job without a mouse, and in a browser that runs no scripts: told, and answered, to the end. 3.4, 3.6 and 3.8."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.keys import ByKeyboard
from tests.journeys.steps import Asked, Held, ask, decide
from tests.journeys.telling import TESTS
from tests.journeys.test_odds import passing

CARE, SCHOOL = "Chilternshire Council – Children's Social Care", "Cherry Orchard Primary School"
EARLY_HELP = "Chilternshire Council – Early Help"
ANSWERS = {"basis": "public-task", "ground_applies": "no"}
QUESTIONS = "main textarea, main [name=basis], main [name=ground_applies]"
NAMES = "each => [...new Set(each.map(one => one.name))]"
LEAD = "Designated safeguarding lead"
HELD = Held("Tired on Mondays, and hungry twice this month.")
OTHERS = Held("Another family has complained.", "withhold", "It is about another family.")


@pytest.mark.clause("3.4", "3.6")
def test_somebody_without_a_mouse_tells_another_agency(enter: Any) -> None:
    entered: Somebody = enter(SCHOOL, LEAD)
    lead = ByKeyboard(entered.page, entered.service)
    lead.go("/")
    lead.skip()
    lead.enter("Tell someone")
    lead.enter("Start")
    says_that_nobody_is_in_danger(lead)
    about_whom_and_to_whom(lead)
    what_and_why(lead)
    the_code_asks(lead)
    lead.enter("Save and continue")
    lead.enter("Tell them")
    assert "They are told" in lead.text()


def says_that_nobody_is_in_danger(lead: ByKeyboard) -> None:
    """Sent empty, the page leads from its summary to the question that is not answered."""
    lead.enter("Save and continue")
    assert lead.page.evaluate("document.activeElement.className") == "govuk-error-summary"
    lead.tab_to(".govuk-error-summary a")
    lead.page.keyboard.press("Enter")
    assert lead.page.evaluate("document.activeElement.name") == "danger"
    lead.page.keyboard.press("ArrowDown")
    lead.type("danger_rests_on", "She is at home with her grandmother.")
    lead.enter("Save and continue")


def about_whom_and_to_whom(lead: ByKeyboard) -> None:
    """A part of the agency's name is typed, and what is suggested is taken."""
    lead.type("name", "Poppy Larkhill")
    lead.choose("kind", "child")
    lead.enter("Add this person")
    lead.enter("Continue")
    lead.tab_to("#recipient")
    lead.page.keyboard.type("early help")
    lead.page.keyboard.press("ArrowDown")
    lead.page.keyboard.press("Enter")
    lead.enter("Save and continue")
    assert EARLY_HELP in lead.text()
    lead.enter("Save and continue")


def what_and_why(lead: ByKeyboard) -> None:
    """What is asked, and one thing that is told."""
    lead.choose("asks", "assess")
    lead.choose("purpose", "child-in-need")
    lead.type("why", "She has come to school hungry.")
    lead.enter("Save and continue")
    lead.enter("Add an item")
    lead.type("text", HELD.text)
    lead.choose("kind", "fact")
    lead.type("about", "Poppy")
    lead.tick("classes", "family")
    lead.choose("marking", "official_sensitive")
    lead.enter("Save this item")
    lead.enter("Continue")


def the_code_asks(lead: ByKeyboard) -> None:
    """The tests, then every question of section 3, in the order in which the keyboard comes to them."""
    answers_the_tests(lead)
    lead.enter("Save and continue")
    answers_the_questions(lead)
    lead.enter("Save and continue")


def answers_the_tests(who: ByKeyboard) -> None:
    """Each test that the page asks is met."""
    for test in who.page.locator("main .govuk-radios__input").evaluate_all(NAMES):
        if test in TESTS:
            who.choose(test, "yes")


def answers_the_questions(who: ByKeyboard) -> None:
    """Each question of section 3 that stands open."""
    for name in who.page.locator(QUESTIONS).locator("visible=true").evaluate_all(NAMES):
        if name in ANSWERS:
            who.choose(name, ANSWERS[name])
        else:
            who.type(name, "As we agreed in supervision.")


ASKING = {
    "what": {
        "needed": "Her attendance since September.",
        "purpose": "protect-from-harm",
        "why": "Section 47.",
    },
    "urgency": {"danger_said": "no", "acts_now": "no", "urgency": "routine"},
    "background": {"worries": "She is often late.", "views": "Her mother agrees.", "reach": "01632 960100"},
}


@pytest.mark.clause("3.6", "3.8")
def test_without_a_mouse_one_asks_and_another_answers(enter: Any) -> None:
    entered: Somebody = enter(CARE, "Duty social worker")
    worker = ByKeyboard(entered.page, entered.service)
    worker.go("/")
    worker.skip()
    worker.enter("Ask someone")
    worker.enter("Start")
    worker.type("name", "Poppy Larkhill")
    worker.choose("kind", "child")
    worker.enter("Add this person")
    worker.enter("Continue")
    writes_what_is_asked(worker)
    worker.enter("Send to 1 agency", "main form button")
    assert "Request sent" in worker.text()
    request = worker.page.get_by_role("link", name=f"Asked of {SCHOOL}").get_attribute("href")

    entered = enter(SCHOOL, LEAD)
    lead = ByKeyboard(entered.page, entered.service)
    lead.go("/work/asked/")
    lead.tab_to(f"main a[href='{request}']")
    lead.press_enter()
    lead.enter("Acknowledge")
    lead.enter("Decide")
    lead.enter("Your answer")
    lead.choose("outcome", "not_held")
    lead.enter("Save and continue")
    assert "For this answer the Code asks nothing more." in lead.text()
    lead.enter("Save and continue")
    lead.type("reasons", "Nobody of this name was ever on our roll.")
    lead.enter("Save and continue")
    lead.enter("Decide, and send the answer")
    worker.go(str(request))
    worker.enter("Read the answer")
    assert "They hold nothing" in worker.text()


def writes_what_is_asked(worker: ByKeyboard) -> None:
    """Page by page, whatever they are, up to the last look; the agency by a part of its name."""
    while (step := worker.page.url.rstrip("/").rpartition("/")[2]) != "check":
        for name, value in ASKING.get(step, {}).items():
            if worker.page.locator(f"[name='{name}'][value='{value}']").count():
                worker.choose(name, value)
            else:
                worker.type(name, value)
        if step == "agencies" and SCHOOL not in worker.text():
            worker.tab_to("#agency")
            worker.page.keyboard.type("cherry orchard")
            worker.page.keyboard.press("ArrowDown")
            worker.page.keyboard.press("Enter")
            worker.enter("Add this agency")
        elif step == "agencies":
            worker.enter("Continue")
        else:
            if step == "code":
                answers_the_tests(worker)
                answers_the_questions(worker)
            worker.enter("Save and continue")


@pytest.mark.clause("3.6", "3.8")
def test_a_request_is_answered_in_a_browser_that_runs_no_scripts(enter: Any) -> None:
    worker = passing(enter(CARE, "Duty social worker"))
    ask(worker, "Amara Whitlock", 0, (Asked(SCHOOL),))
    request = worker.page.get_by_role("link", name=f"Asked of {SCHOOL}").get_attribute("href")
    lead = passing(enter(SCHOOL, LEAD, scripts=False))
    lead.go("/work/asked/")
    lead.page.locator(f"main a[href='{request}']").click()
    lead.press("Acknowledge")
    lead.press("Decide")
    lead.follow("Who matched")
    lead.page.get_by_role("link", name="Compare with Amara Whitlock").first.click()
    lead.press("This is whom they mean")
    decide(lead, str(request), (HELD, OTHERS))
    lead.press("Decide and share")
    assert "Decided, and the agency that asked has your answer." in lead.text()
    worker.go(str(request))
    worker.follow("Read the answer")
    assert HELD.text in worker.text()
    assert OTHERS.text not in worker.text()
