"""Story `fourteen-and-competent`: her own answer, her competence for this decision, and whom nobody may ask."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources
from typing import Any

import pytest
from django.db import transaction

from tests.journeys.conftest import Service, Somebody
from tests.journeys.hidden_place import acting
from tests.journeys.serving import beside
from tests.journeys.steps import choose

WORKS_AS = "Deputy safeguarding lead"
SCHOOL, CLINIC = "Aldbrook Academy", "Open Door Sexual Health"
NIA, FATHER, PURPOSE = "Nia Clarke", "Owen Clarke", "health-care"
NOT_JUDGED = "nobody has judged the child's competence for this decision"
WARNS = f"Do not ask {FATHER}. A competent child does not want them asked"
TESTS = ("necessary", "proportionate", "relevant", "accurate", "need_to_know")


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    story = next(each for each in told["story"] if each["id"] == "fourteen-and-competent")
    assert all(name in story["start"][0] for name in (NIA, SCHOOL, CLINIC))


@pytest.mark.clause("3.3", "9.1", "9.2")
def test_her_answer_decides_once_her_competence_is_judged_and_her_father_is_not_asked(
    service: Service, enter: Any, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock():
        beside(service.database, "worker", lambda: her_father_works_there(service.posts[CLINIC]))
    father: Somebody = enter(CLINIC, WORKS_AS)
    before = his_pages(father)
    lead: Somebody = enter(SCHOOL, "Designated safeguarding lead")
    person = opens_her_record(lead)
    records_her_answer(lead, person)
    lead.go(f"{person}consent/")
    assert WARNS in lead.text()

    journey = begins_to_tell(lead)
    said = lead.text()
    assert "Not enough known" in said
    assert NOT_JUDGED in said
    assert "Who could say: a practitioner who knows the child" in said
    judges_competence(lead)
    assert lead.page.url.endswith(journey)
    assert "Can share" in lead.text()
    assert NOT_JUDGED not in lead.text()

    her_father_objects(lead, person)
    lead.go(journey)
    assert "Can share" in lead.text()
    lead.go(f"{journey}check/")
    lead.press("Tell them")

    clinic: Somebody = enter(CLINIC, "Safeguarding lead", phone=True)
    clinic.go("/")
    clinic.page.locator("main a[href^='/disclosures/']").first.click()
    clinic.check()
    assert "She comes on Tuesdays after lessons." in clinic.text()
    assert FATHER not in clinic.page.content()
    assert his_pages(father) == before
    assert not any(NIA in page for page in before)


def her_father_works_there(posts: dict[str, str]) -> None:
    """Whoever represents the clinic has said whom he must never meet at work; he is not told."""
    from chiltern.people.actions.set_conflict_with import set_conflict_with
    from chiltern.people.workings.described import Described

    with transaction.atomic():
        him = acting(posts[WORKS_AS]).practitioner
    with transaction.atomic():
        by = acting(posts["Director"])
        set_conflict_with(by=by, practitioner=him, whom=Described(NIA, date(2012, 1, 15)))


def his_pages(father: Somebody) -> list[str]:
    """Lists, counts, what he finds and what he is told by mail, word for word."""
    paths = ("/", "/received/", "/work/told/", "/people/?text=Nia+Clarke", "/mails/")
    said = []
    for path in paths:
        father.page.goto(father.service.address + path)
        said.append(father.text())
    return said


def opens_her_record(lead: Somebody) -> str:
    """As one finds anybody of one's own people."""
    lead.page.goto(f"{lead.service.address}/people/")
    lead.page.fill("[name=text]", NIA)
    onward(lead, "Search")
    lead.page.get_by_role("link", name=NIA).first.click()
    lead.follow("Consent, and what they were told")
    return lead.page.url.replace(lead.service.address, "").removesuffix("consent/")


def records_her_answer(lead: Somebody, person: str) -> None:
    """Danger and duty first; her father is not to be asked; then what she says."""
    page = lead.page
    lead.press("Record consent")
    for name in ("danger", "duty"):
        page.check(f"[name={name}][value=no]")
    lead.press("Save and continue")
    for name, value in (("would_no_change", "yes"), ("suspected", "no"), ("knowing_raises_risk", "no")):
        page.check(f"[name={name}][value={value}]")
    page.get_by_label(FATHER).check()
    page.get_by_label("A competent child does not want them asked").locator("visible=true").check()
    lead.press("Save and continue")
    assert "A no would change what you do: ask." in lead.text()
    page.check("[name=state][value=given]")
    lead.press("Save and continue")
    answers(lead, "child")
    page.check("[name=competent][value=not_known]")
    lead.press("Save and continue")
    scope(lead)
    page.check("[name=agreed][value=yes]")
    lead.press("Save and continue")
    assert "Nobody has judged it yet" in lead.text()
    lead.press("Write it down")
    assert "given" in lead.text()


def answers(lead: Somebody, by: str, whose: str = "") -> None:
    """Who answered, face to face and now."""
    page = lead.page
    page.check(f"[name=by][value={by}]")
    if whose:
        page.check("[name=responsibility][value=yes]")
        page.get_by_label(whose).check()
    page.check("[name=how][value=face_to_face]")
    lead.press("Save and continue")


def scope(lead: Somebody) -> None:
    """The clinic alone, and for her health care."""
    choose(lead, "agency", CLINIC)
    lead.press("Save and continue")
    lead.page.check(f"[name=purposes][value={PURPOSE}]")
    lead.press("Save and continue")


def begins_to_tell(lead: Somebody) -> str:
    """The clinic, about her as the school knows her; no danger, and no duty, since it is not relevant to safeguarding.

    Pages that other stories look at are not looked at again.
    """
    page = lead.page
    page.goto(f"{lead.service.address}/tell/")
    onward(lead, "Start")
    journey = page.url.replace(lead.service.address, "").replace("danger/", "")
    page.check("[name=danger][value=no]")
    page.fill("[name=danger_rests_on]", "There is no risk of harm.")
    onward(lead, "Save and continue")
    page.fill("[name=q]", NIA)
    onward(lead, "Search")
    page.get_by_role("button", name=f"Choose {NIA}").click()
    page.goto(f"{lead.service.address}{journey}to/")
    choose(lead, "recipient", CLINIC)
    onward(lead, "Save and continue")
    page.check("[name=seen_by][value=desk]")
    onward(lead, "Save and continue")
    page.check("[name=asks][value=for_information]")
    page.check(f"[name=purpose][value={PURPOSE}]")
    page.fill("[name=why]", "She wants to keep her appointments.")
    onward(lead, "Save and continue")
    one_item(lead, journey)
    return journey


def one_item(lead: Somebody, journey: str) -> None:
    """The arrangement, its tests, and what section 3 asks."""
    page, here = lead.page, f"{lead.service.address}{journey}"
    page.goto(f"{here}items/new/")
    page.fill("[name=text]", "She comes on Tuesdays after lessons.")
    page.check("[name=kind][value=fact]")
    page.fill("[name=source]", "She told us")
    page.fill("[name=about]", NIA)
    page.check("[name=classes][value=education]")
    page.check("[name=marking][value=official_sensitive]")
    onward(lead, "Save this item")
    page.goto(f"{here}tests/")
    for test in (*TESTS, "relevant_to_welfare", "may_help"):
        if page.locator(f"[name={test}]").count():
            page.check(f"[name={test}][value={'no' if test == 'relevant_to_welfare' else 'yes'}]")
    onward(lead, "Save and continue")
    page.goto(f"{here}conditions/")
    for box in page.locator("main textarea").all():
        box.fill("It is what she asks for.")
    page.check("[name=basis][value=public-task]")
    onward(lead, "Save and continue")
    page.check("[name=passing_on][value=ask_me]")
    onward(lead, "Save and continue")
    lead.go(journey)


def onward(lead: Somebody, button: str) -> None:
    """Presses a button and waits for the page that it leads to, without looking at it."""
    with lead.page.expect_navigation():
        lead.page.get_by_role("button", name=button, exact=True).first.click()


def judges_competence(lead: Somebody) -> None:
    """From the decision, by a practitioner who knows her, for this decision; it leads back."""
    page = lead.page
    page.locator("main").get_by_role("link", name=f"{NIA} consent and competence").click()
    lead.check()
    lead.follow("Judge competence for a decision")
    assert WARNS in lead.text()
    page.check(f"[name=purposes][value={PURPOSE}]")
    page.check("[name=competent][value=yes]")
    page.fill("[name=grounds]", "She says who would know, and what she would do if it came out.")
    lead.press("Write it down")


def her_father_objects(lead: Somebody, person: str) -> None:
    """Of his own motion: it is written down, and both answers stand."""
    page = lead.page
    page.goto(f"{lead.service.address}{person}consent/")
    onward(lead, "Record consent")
    for name in ("danger", "duty"):
        page.check(f"[name={name}][value=no]")
    onward(lead, "Save and continue")
    for name, value in (("would_no_change", "yes"), ("suspected", "no"), ("knowing_raises_risk", "no")):
        page.check(f"[name={name}][value={value}]")
    page.check("[name=child_objects][value=yes]")
    lead.press("Save and continue")
    assert "Do not ask" in lead.text()
    page.check("[name=state][value=refused]")
    onward(lead, "Save and continue")
    answers(lead, "parent", FATHER)
    assert "This person was not to be asked" in lead.text()
    onward(lead, "Save and continue")
    onward(lead, "Save and continue")
    onward(lead, "Write it down")
    lead.go(f"{person}consent/")
    assert "They do not agree" in lead.text()
