"""Story `walk`, from four requests to the conference, on to Bridge Mentoring, and six months later; in a real browser."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import datetime
from importlib import resources
from typing import Any
from uuid import UUID

import pytest

from chiltern.jobs.demo.numbers import nhs_numbers
from chiltern.jobs.record_files import build
from tests.journeys import meeting as conference
from tests.journeys.afterwards import SURGERY, by_telephone, takes_its_part
from tests.journeys.conftest import LONDON, Move, Somebody
from tests.journeys.serving import Service, beside
from tests.journeys.steps import TESTS, Asked, Held, ask, choose, decide, open_first

CARE = "Chilternshire Council – Children's Social Care"
SCHOOL = "Cherry Orchard Primary School"
HARBOUR = "Harbour Domestic Abuse Service"
BRIDGE = "Bridge Mentoring"
VISITING = "Chilternshire Health Visiting and School Nursing"
POLICE = "Ouse Valley Police"
WEIGHT = "She has lost weight since the summer, in my opinion."
RELEASED = "released today"
SUPPORT = "early-help"
THREE = (
    Held("A bruise on her left arm, seen on Friday."),
    Held("Late on nine mornings since September."),
    Held("Quiet and tired in class since half-term."),
)
OTHERS = Held("Another family has complained about the gate.", "withhold", "It is about another family.")
PASSING_WORDS = {
    "told": "Her mother will be told on Thursday.",
    "child_says": "“I like my mentor.”",
    "family_says": "Her mother likes the mentor.",
    "better_than_silence": "Her mentor can watch for the same signs.",
    "why_this_much": "Two facts, and no more.",
    "safety_if_shared": "Safe: the mentor tells nobody.",
    "safety_if_not_shared": "The mentor would not know what to look for.",
    "confidence": "The public interest in protecting her.",
    "reasons": "Her mentor sees her every week.",
}
SEEN = Held("Seen at home in October; her mother was alone with her.")
FALSE = Held("She has moved to Leeds.", "false")
CARE_DID = ("request.sent", "disclosure.written_down", "disclosure.passed_on", "meeting.called")
SCHOOL_DID = ("request.matched", "request.decided", "permission.answered")


@pytest.fixture
def made(service: Service, django_db_blocker: Any) -> Callable[[UUID, str], None]:
    """The file that a representative asked for, as the worker makes it."""

    def run(file: UUID, post: str) -> None:
        with django_db_blocker.unblock():
            beside(service.database, "worker", lambda: build(file, UUID(post)))

    return run


def test_the_story_is_the_one_that_is_told() -> None:
    told = tomllib.loads(resources.files("chiltern.jobs.demo").joinpath("data/stories.toml").read_text())
    walk = next(story for story in told["story"] if story["id"] == "walk")
    assert SCHOOL in walk["start"][1]
    assert HARBOUR in walk["start"][1]


@pytest.mark.clause("3.6", "3.8", "3.10", "9.3")
def test_social_care_asks_four_the_school_answers_and_what_it_shared_goes_on_with_its_leave(
    enter: Any, clock: Move, made: Callable[[UUID, str], None]
) -> None:
    worker: Somebody = enter(CARE, "Duty social worker")
    asked = (
        Asked(SCHOOL),
        Asked(SURGERY),
        Asked("Chilternshire Health Visiting"),
        Asked(HARBOUR, ("worries",)),
    )
    ask(worker, "Amara Whitlock", 0, asked)
    assert "Request sent" in worker.text()
    assert worker.text().count("Asked of") == 4

    school: Somebody = enter(SCHOOL, "Designated safeguarding lead")
    request = open_first(school, "/work/asked/", "requests")
    seen = school.page.content()
    assert "Amara Whitlock" in seen
    for hidden in (RELEASED, HARBOUR, "Millstream", "Health Visiting"):
        assert hidden not in school.text()
    harbour: Somebody = enter(HARBOUR, "Safeguarding lead")
    open_first(harbour, "/work/asked/", "requests")
    assert RELEASED in harbour.text()
    assert SCHOOL not in harbour.text()

    school.go(request)
    school.press("Acknowledge")
    school.go(f"{request}match/")
    school.page.get_by_role("link", name="Compare with Amara Whitlock").first.click()
    school.check()
    school.press("This is whom they mean")
    decide(school, request, (*THREE, OTHERS, FALSE), passing_on="protects")
    said = school.text()
    assert "Must share what may help their work for this child" in said
    assert said.index("danger") < said.index("duty to share"), "danger and duty first, consent not waited for"
    for cited in ("/code/9.3/", "/law/duty-to-share/"):
        assert cited in school.page.content()
    assert (
        said.index(THREE[2].text)
        < said.index("This stays here")
        < said.index(OTHERS.text)
        < said.index(FALSE.text)
    )
    school.press("Decide and share")
    school.follow("Receipt of what you have just done")
    assert "A request was decided" in school.text()

    reply = open_first(worker, "/received/", "replies")
    came = worker.text()
    assert all(item.text in came for item in THREE)
    assert "This may not be all that is held" in came
    assert came.count("Belongs to") == 3
    for hidden in (OTHERS.text, FALSE.text, "in part", "withh", "Leeds"):
        assert hidden not in worker.page.content()
    assert "may go to those who protect this child" in came
    worker.press("Acknowledge")
    has_it_on_the_timeline(worker)
    disclosure = passes_on(worker, school, enter, reply)
    by_telephone(worker, enter(SURGERY, "Named nurse for safeguarding"))
    nurse: Somebody = enter(VISITING, "Named nurse for safeguarding")
    cannot_tell_at_first(worker, nurse)
    confers(worker, school, nurse, enter)
    for agency, title, acts in ((CARE, "Head of service", CARE_DID), (SCHOOL, "Head teacher", SCHOOL_DID)):
        takes_its_part(enter(agency, title), made, worker.service.posts[agency][title], acts)
    six_months_later(enter, clock, disclosure)


def has_it_on_the_timeline(worker: Somebody) -> None:
    """At the child's own page: what was asked and answered, and nothing of what was withheld."""
    worker.go("/people/?text=Amara+Whitlock")
    worker.follow("Amara Whitlock")
    worker.follow("Timeline")
    assert f"We asked {SCHOOL}" in worker.text()
    assert f"{SCHOOL} answered us: information shared" in worker.text()
    assert "in part" not in worker.page.content()


def passes_on(worker: Somebody, school: Somebody, enter: Any, reply: str) -> str:
    """Bridge Mentoring: the school is asked for three items, and permits two, for support, for six months. What they came in."""
    worker.go(reply)
    worker.page.locator("main a[href*='ask-to-pass-on']").first.click()
    worker.check()
    disclosure = worker.page.url.replace(worker.service.address, "").replace("ask-to-pass-on/", "")
    for box in worker.page.locator("[name=items]").all():
        box.check()
    choose(worker, "recipient", BRIDGE)
    worker.page.check(f"[name=purpose][value={SUPPORT}]")
    worker.page.fill("[name=why]", "They mentor her on Wednesdays.")
    worker.press("Ask the owner")

    for _ in THREE:
        open_first(school, "/work/permissions/", "permissions")
        if THREE[2].text in school.text():
            school.page.check("[name=answer][value=refuse]")
            school.page.fill("[name=reasons]", "They do not need it to mentor her.")
            school.press("Answer")
            continue
        school.page.check("[name=answer][value=permit]")
        for part, value in (("day", "16"), ("month", "5"), ("year", "2027")):
            school.page.fill(f"[name=until-{part}]", value)
        school.press("Answer")

    pass_it_on(worker, disclosure)
    mentor: Somebody = enter(BRIDGE, "Safeguarding lead")
    open_first(mentor, "/received/", "disclosures")
    came = mentor.text()
    assert THREE[0].text in came
    assert THREE[1].text in came
    assert THREE[2].text not in mentor.page.content()
    assert came.count("Belongs to") == 2
    assert SCHOOL in came
    mentor.press("Acknowledge")
    return disclosure


def confers(worker: Somebody, school: Somebody, nurse: Somebody, enter: Any) -> None:
    """A conference: the three items go to those invited without asking the school again; the minute; the family's paper."""
    police: Somebody = enter(POLICE, "Detective sergeant")
    meeting = conference.call(worker, "Amara Whitlock", (POLICE, VISITING, SCHOOL), "Ms Ade, chair")
    assert conference.answer(police) == meeting
    assert VISITING in police.text()
    conference.put_in(nurse, conference.answer(nurse), WEIGHT, (CARE,), "yes")
    conference.bring_in(worker, meeting, [item.text for item in THREE], (POLICE, VISITING))
    school.go("/work/permissions/")
    assert "Nobody asks to pass on what belongs to you" in school.text()
    police.go(meeting)
    open_first(police, meeting, "disclosures")
    assert all(item.text in police.text() for item in THREE)
    assert police.text().count("Belongs to") == 3
    police.press("Acknowledge")

    conference.held(worker, meeting, (POLICE, VISITING))
    conference.minute(worker, meeting, (POLICE, VISITING, SCHOOL))
    open_first(police, "/received/", "minutes")
    said = police.text()
    assert all(
        text in said
        for text in (*(item.text for item in THREE), WEIGHT, "Visits every week", "Ms Ade, chair")
    )
    assert said.count("Belongs to\t" + SCHOOL) == 3
    assert said.count("Belongs to\t" + VISITING) == 1
    assert "This may not be all that is held" in said
    police.press("Acknowledge")
    conference.family(worker, meeting, (WEIGHT, "Amara is made subject to a child protection plan."))
    paper = worker.text()
    assert WEIGHT in paper
    assert not any(item.text in paper for item in THREE)
    worker.go(meeting)
    assert worker.text().count("Acknowledged") == 2
    worker.press("Close the meeting")


def six_months_later(enter: Any, clock: Move, disclosure: str) -> None:
    """Bridge Mentoring reads what it relied on, and takes no new copy; social care passes nothing on again."""
    clock(datetime(2027, 5, 17, 9, 30, tzinfo=LONDON))
    mentor: Somebody = enter(BRIDGE, "Safeguarding lead")
    open_first(mentor, "/received/read/", "disclosures")
    said = mentor.text()
    assert THREE[0].text in said
    assert THREE[1].text in said
    assert "there is no new use of it" in said
    assert mentor.page.get_by_role("button", name="Take into our file").count() == 0
    worker: Somebody = enter(CARE, "Duty social worker")
    pass_it_on(worker, disclosure)
    assert "There is a problem" in worker.text()
    assert "The owner's permission has expired" in worker.text()


def pass_it_on(worker: Somebody, disclosure: str) -> None:
    """The social worker passes on what the school permitted, and nothing else."""
    page = worker.page
    worker.go(f"{disclosure}pass-on/")
    choose(worker, "recipient", BRIDGE)
    page.check(f"[name=purpose][value={SUPPORT}]")
    for box in page.locator("[name=items]").all()[:2]:
        box.check()
    page.check("[name=protects_this_child][value=no]")
    worker.press("Save and continue")
    page.check("[name=danger][value=no]")
    for test in ("necessary", *TESTS[2:], "ground_applies"):
        page.check(f"[name={test}][value=yes]")
    page.check("[name=ground][value=prevents-or-detects-harm-to-child]")
    page.check("[name=basis][value=public-task]")
    for field, words in PASSING_WORDS.items():
        page.fill(f"[name={field}]", words)
    worker.press("Save and continue")
    worker.go(f"{disclosure}pass-on/terms/")
    page.check("[name=passing_on][value=ask_me]")
    worker.press("Save and continue")
    worker.go(f"{disclosure}pass-on/check/")
    shown = worker.text()
    assert THREE[0].text in shown
    assert THREE[2].text not in shown
    worker.page.locator("main form button").last.click()
    worker.check()


def cannot_tell_at_first(worker: Somebody, nurse: Somebody) -> None:
    """Health visiting cannot tell which Amara this is and says what would settle it; told so, it decides."""
    request = open_first(nurse, "/work/asked/", "requests")
    nurse.press("Acknowledge")
    nurse.press("Decide")
    nurse.go(f"{request}decide/answer/")
    nurse.page.check("[name=outcome][value=cannot_tell]")
    nurse.press("Save and continue")
    nurse.go(f"{request}decide/words/")
    nurse.page.fill("[name=reasons]", "Two girls of this name were born in the same week.")
    nurse.page.check("[name=settles][value=nhs_number]")
    nurse.press("Save and continue")
    nurse.press("Decide, and send the answer")

    open_first(worker, "/received/", "replies")
    assert "They cannot tell who this is" in worker.text()
    assert "Two girls of this name" not in worker.text()
    worker.follow("Send what would settle it")
    worker.page.check("[name=kind][value=brings_new]")
    worker.page.fill("[name=nhs_number]", next(iter(nhs_numbers(first=999_000))))
    worker.press("Send")
    assert "Asked again" in worker.text()

    nurse.go(request)
    assert "said something new" in nurse.text()
    nurse.press("Decide again")
    nurse.follow("Who matched")
    nurse.page.get_by_role("link", name="Compare with Amara Whitlock").first.click()
    nurse.check()
    nurse.press("This is whom they mean")
    decide(nurse, request, (SEEN,), "share")
    nurse.press("Decide and share")
    nurse.follow("See our decision")
    assert "Decision 1 on this request" in nurse.text()
    open_first(worker, "/received/", "replies")
    assert SEEN.text in worker.text()
