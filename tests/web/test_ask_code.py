"""The pages of asking as a decision: what the Code asks, what it says for each agency, and what is still open. 3.2 to 3.5."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.words import Answer
from chiltern.scheme.actions.confirm_law_row import confirm_law_row
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.models import AgencyRequest, ConsentStop, Decision, SecondLook
from chiltern.sharing.workings.asking import AgencyAsked
from chiltern.web.views.sharing.ask import draft as drafting
from tests.cast import At, Cast
from tests.consenting import NO, SUPPORT, YES, answered
from tests.stage import AMARA as PERSON
from tests.stage import ASKING, Stage
from tests.web.browser import Browser, body
from tests.web.test_ask import BACKGROUND, URGENT, WHAT, Journey, plain_words

pytestmark = pytest.mark.clause("3.2", "3.3")
CALM = {**URGENT, "danger_said": "no", "acts_now": "no"}
TESTS = (
    "necessary",
    "proportionate",
    "relevant",
    "accurate",
    "need_to_know",
    "relevant_to_welfare",
    "may_help",
)
ANSWERS = {
    **dict.fromkeys(TESTS, "yes"),
    **{name: text for name, text in ASKING.answers.texts().items() if text and name != "method"},
    "ground_applies": "yes",
}


class Calm(Journey):
    """A request in which nobody is in danger, as its forms would have left it before what the Code asks."""

    def __init__(self, cast: Cast, post: UUID | None = None) -> None:
        self.cast, self.post = cast, post or cast.social_care.practitioner
        self.browser, self.draft = Browser(self.post), drafting.begin(cast.become(self.post))
        self.path = f"/ask/{self.draft}/"

    def filled(
        self, *agencies: UUID, tell: tuple[str, ...] = (), person: UUID | None = None, **background: Any
    ) -> Calm:
        asked = tuple(AgencyAsked(one, tell) for one in agencies or (self.cast.school.agency,))
        by = self.cast.become(self.post)
        begun = replace(drafting.read(by, self.draft), people=(replace(PERSON, person=person),), asked=asked)
        drafting.save(by, drafting.with_said(begun, {**WHAT, **CALM, **BACKGROUND, **background}))
        return self

    def words(self, step: str) -> str:
        """What a page says."""
        return html.unescape(self.page(step))


def filled_in(page: str) -> dict[str, str]:
    """What is chosen on a page beforehand."""
    inputs = [
        dict(re.findall(r'([a-z_]+)="([^"]*)"', tag))
        for tag in re.findall(r"<input[^>]* checked[^>]*>", page)
    ]
    return {each["name"]: each["value"] for each in inputs}


def still_open(page: str) -> set[str]:
    """The questions that the last page names as open."""
    return set(re.findall(r'<li><a[^>]*from=check#(\w+)"', page))


def both_are_bound(cast: Cast, at: At) -> None:
    """The duty to share is in force, and covers this agency as it does social care."""
    confirm_law_row(
        by=cast.become(cast.officer), row="duty-to-share", confirmed_on=date(2026, 9, 30), reason="Read."
    )
    cast.become(at.representative)
    Agency.objects.filter(id=at.agency).update(statutory_duty="education")


@pytest.mark.clause("2.1", "9.3")
def test_where_the_duty_binds_both_little_is_left_to_ask_and_what_was_filled_in_falls_with_it(
    cast: Cast,
) -> None:
    both_are_bound(cast, cast.school)
    journey = Calm(cast).filled(cast.school.agency)
    assert "8 open" in journey.words(""), (
        "the tests and how safe she is: neither what is filled in nor what the duty spares"
    )
    page = journey.words("code/")
    assert filled_in(page) == {"basis": "legal-obligation", "confidence_met": "duty"}
    assert "They are yours to change" in plain_words(page)
    told = page.split('name="told"')[1].split("</textarea>")[0]
    assert BACKGROUND["views"] in told, "the request has said it"
    folded = re.findall(
        r'<details class="chiltern-section"( open)?[^>]*>.*?__title">([^<]*)', page, re.DOTALL
    )
    assert [title for is_open, title in folded if not is_open] == [
        "Without consent",
        "A court, lawful basis and confidence",
    ]
    said = {
        **dict.fromkeys(TESTS, "yes"),
        "told": "Not told.",
        "basis": "legal-obligation",
        "confidence_met": "duty",
    }
    spared = journey.send("code/", **{**said, "may_help": "no"})
    assert html.unescape(body(spared)).count("no duty requires it") == 4
    safety = {"safety_if_shared": "Safer.", "safety_if_not_shared": "Nobody would see it."}
    assert journey.send("code/", **said, **safety).status_code == 302
    check = journey.words("check/")
    assert "Still to be answered" not in check and "on which day do you look at this again" not in check
    assert journey.send("check/")["Location"].startswith("/asked/")
    assert Decision.objects.get(kind="asking").standing == "must"


@pytest.mark.clause("9.3")
def test_in_danger_what_was_filled_in_stops_nothing(cast: Cast) -> None:
    both_are_bound(cast, cast.school)
    journey = Journey(cast).filled(cast.school.agency)
    said = {"may_help": "no", "relevant_to_welfare": "no", "basis": "legal-obligation"}
    assert journey.send("code/", **said).status_code == 302
    assert journey.send("check/")["Location"].startswith("/asked/")


def test_the_condition_that_the_law_asks_is_named_with_its_page_while_it_is_open(cast: Cast) -> None:
    journey = Calm(cast).filled()
    journey.send("background/", **{**BACKGROUND, "classes": ["health"]})
    journey.send("code/", **ANSWERS)
    assert "conditions" in still_open(journey.page("check/"))
    journey.send("code/", **ANSWERS, conditions=["health-or-social-care"])
    assert "conditions" not in still_open(journey.page("check/"))


def test_what_the_family_says_is_open_with_the_background_where_it_stands(cast: Cast) -> None:
    journey = Calm(cast).filled()
    done = plain_words(journey.words("")).split("Which agencies")[0]
    journey.send("background/", **{**BACKGROUND, "views": ""})
    page = plain_words(journey.words("")).split("Which agencies")[0]
    assert page.count("Completed") == done.count("Completed") - 1
    assert f"{journey.path}background/?from=check#views" in journey.page("check/")


def test_nothing_is_sent_before_what_the_code_asks_is_answered_and_nothing_is_lost(cast: Cast) -> None:
    journey = Calm(cast).filled()
    page = journey.words("check/")
    assert "Still to be answered" in page and f"{journey.path}code/?from=check#told" in page
    refused = html.unescape(body(journey.send("check/")))
    assert (
        "Asking tells them something. Answer this before you ask: How and when will the family be told"
        in refused
    )
    assert "nothing that you wrote is lost" in refused
    assert not AgencyRequest.objects.exists()
    assert journey.send("code/", **ANSWERS)["Location"] == f"{journey.path}check/"
    again = Browser(cast.social_care.practitioner)
    assert ASKING.answers.told in html.unescape(body(again.get(f"{journey.path}code/")))
    assert "Still to be answered" not in journey.page("check/")
    assert journey.send("check/")["Location"].startswith("/asked/")
    assert Decision.objects.get(kind="asking").standing == "may_with_reason"


def test_what_the_code_says_stands_once_for_agencies_of_which_it_says_the_same(cast: Cast) -> None:
    journey = Calm(cast).filled(cast.school.agency, cast.health.agency)
    page = journey.words("code/")
    assert page.count("What the Code says</h2>") == 1
    assert "For St Osyth’s School, Riverside" in plain_words(page) or ", St Osyth’s School." in plain_words(
        page
    )
    assert filled_in(page) == {"basis": "public-task"}, "what the facts name, and nothing else"
    assert "Which lawful basis?" in page and "Would sharing do this child more harm" not in page
    assert "What is it for?" not in page, "the request says it"


def test_in_danger_nothing_waits_and_somebody_looks_afterwards(cast: Cast) -> None:
    journey = Journey(cast).filled(cast.school.agency)
    assert "nothing here has to wait" in journey.page("code/")
    assert "Can wait" in journey.page("")
    sent = journey.send("check/")["Location"]
    page = body(journey.browser.get(sent))
    assert f"/looks/{SecondLook.objects.get().id}/" in page
    assert "nothing stops it" not in page


def test_a_refused_consent_is_shown_and_holds_it_back_until_a_ground_is_argued(cast: Cast) -> None:
    stage = Stage(cast)
    child = stage.child(cast.social_care)
    answered(stage, cast.social_care, child, NO, purposes=())
    journey = Calm(cast).filled(person=child)
    page = plain_words(journey.words("code/"))
    assert "Amara Whitlock: consent was refused." in page
    assert f"/people/{child}/consent/?asking=" in journey.page("code/")
    journey.send("code/", **{**ANSWERS, "ground_applies": "no"})
    refused = html.unescape(body(journey.send("check/")))
    assert "tell them this in order to ask" in refused and "Consent was refused." in refused
    journey.send("code/", **ANSWERS)
    assert journey.send("check/")["Location"].startswith("/asked/")


@pytest.mark.clause("3.6")
def test_ways_that_both_accept_stand_first(cast: Cast) -> None:
    cast.become(cast.school.representative)
    Agency.objects.filter(id=cast.school.agency).update(methods=["telephone", "secure_email", "paper"])
    cast.become(cast.social_care.representative)
    Agency.objects.filter(id=cast.social_care.agency).update(methods=["service", "secure_email"])
    page = plain_words(Calm(cast).filled().words("agencies/"))
    assert "Ways that you both accept By secure e-mail" in page
    assert "They also accept By telephone, on paper" in page
    assert "which they do not name: ring them as well" in page


def test_how_consent_stands_is_offered_for_our_own_alone_and_never_ticked(cast: Cast) -> None:
    journey = Calm(cast).filled()
    assert "How consent stands" not in journey.words(f"agencies/{cast.school.agency}/")
    child = Stage(cast).child(cast.social_care)
    journey.send("who/?q=amara", person=str(child))
    page = journey.words(f"agencies/{cast.school.agency}/")
    assert "How consent stands" in page and "nobody has said whether there is consent" in page
    assert " checked" not in page
    journey.send(f"agencies/{cast.school.agency}/", tell=["consent"], also="")
    journey.send("code/", **ANSWERS)
    journey.send("check/")
    desk = Browser(cast.school.duty)
    said = html.unescape(body(desk.get(f"/requests/{AgencyRequest.objects.get().id}/")))
    assert "we have no record of them" in said and "nobody has said whether there is consent" in said


def test_the_police_are_asked_for_the_offence_and_others_where_it_is_about_crime(cast: Cast) -> None:
    police = Calm(cast, cast.police.practitioner)
    assert "Which offence do you investigate?" in police.words("what/")
    police.filled()
    police.send("what/", **WHAT, offence="Cruelty to a child.", authorised="Inspector Hale")
    police.send(f"agencies/{cast.school.agency}/", tell=["offence"], also="")
    assert "Which condition" not in police.words("what/")
    assert "Which condition, for health and other special kinds, and for offences?" in police.words("code/")
    preview = plain_words(police.words("check/"))
    assert "The offence Cruelty to a child." in preview and "Who authorised asking Inspector Hale" in preview


def test_whoever_is_asked_reads_what_becomes_of_the_answer_and_not_why_it_could_be_asked(cast: Cast) -> None:
    journey = Calm(cast).filled(
        tell=("held",), held="Two calls in May.", use="Assess.", keep="With her file."
    )
    journey.send("code/", **ANSWERS)
    sent = journey.send("check/")["Location"]
    request = AgencyRequest.objects.get().id
    page = plain_words(html.unescape(body(Browser(cast.school.duty).get(f"/requests/{request}/"))))
    for said in ("What we hold already Two calls in May.", "What they will do with the answer Assess."):
        assert said in page
    assert "With her file." in page and ASKING.answers.why_this_much not in page
    cast.become(cast.social_care.practitioner)
    decision = Decision.objects.get(kind="asking").id
    own = html.unescape(body(journey.browser.get(f"/requests/{request}/")))
    assert f"/decisions/{decision}/" in own
    kept = html.unescape(body(journey.browser.get(f"/decisions/{decision}/")))
    assert ASKING.answers.why_this_much in kept and "Two calls in May." in kept
    assert "Decision: told in order to ask" in kept and "told alone" not in body(journey.browser.get(sent))
    assert Browser(cast.school.duty).get(f"/decisions/{decision}/").status_code == 404


def test_each_page_asks_the_database_as_little_for_five_agencies_as_for_one(cast: Cast) -> None:
    at = [cast.school, cast.health, cast.police, cast.sensitive, cast.stranger]
    counts = []
    for many in (1, 5):
        journey = Calm(cast).filled(*(one.agency for one in at[:many]))
        journey.page("")
        with CaptureQueriesContext(connection) as work:
            for step in ("", "code/", "check/"):
                journey.page(step)
        sent = [
            q["sql"] for q in work if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select ctx.leave"))
        ]
        counts.append(len(sent))
    assert counts[0] == counts[1], "\n".join(sql[:150] for sql in sent)


@pytest.mark.clause("9.1")
def test_whoever_was_asked_on_consent_alone_answers_that_it_is_withdrawn(cast: Cast) -> None:
    stage = Stage(cast)
    amara = replace(PERSON, person=stage.child(cast.social_care))
    consent = answered(stage, cast.social_care, amara.person, YES, cast.school)
    by = cast.become(cast.social_care.practitioner)
    answers = replace(ASKING.answers, ground_applies=Answer.NO, ground="")
    deciding, asked = replace(ASKING, answers=answers), [AgencyAsked(cast.school.agency)]
    ask_for_information(by=by, question=replace(SUPPORT, people=(amara,)), asked=asked, deciding=deciding)
    withdraw_consent(by=cast.become(cast.social_care.manager), consent=consent, stated=Withdrawal())
    desk, stop = Browser(cast.school.duty), ConsentStop.objects.get()
    path, request = f"/consent-withdrawn/{stop.id}/", f"/requests/{stop.disclosure}/"
    page = body(desk.get(path))
    assert "told you what stands in its request, on consent alone" in page and request in page
    assert path in body(desk.get("/"))
    kept = {"answer": "kept", "basis": "public-task", "words": "We look after her."}
    assert desk.send(path, **kept)["Location"] == path
    assert desk.get(request).status_code == 200
    assert "We look after her." in body(Browser(cast.social_care.manager).get(path))
