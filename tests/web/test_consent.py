"""Consent on its pages: danger and duty first, then whether to ask, then the answer, kept whole. 3.3, 9.1 and 9.2."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies.actions.set_consent_form import set_consent_form
from chiltern.agencies.workings.consent_form import AnswerKind, FormAsked, OwnQuestion
from chiltern.code_of_practice.words import Answer, ConsentState
from chiltern.consent.actions.record_consent import NotToAsk, Whom, WhyNotAsk
from chiltern.consent.queries.page import consent_page
from chiltern.consent.queries.views import ConsentPage
from chiltern.people.workings.given import Birth
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from tests.cast import Cast
from tests.consenting import MOTHER as HER
from tests.consenting import answered, to_decide
from tests.papers import LETTER, LOCKED
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id
from tests.web.consenting import HERSELF, MOTHER, Consenting
from tests.web.people_pages import statements, typed, wrong

pytestmark = [pytest.mark.clause("9.1"), pytest.mark.clause("9.2")]


def seen(cast: Cast, child: UUID) -> ConsentPage:
    return consent_page(cast.become(cast.school.duty), child)


def test_an_answer_is_written_down_page_by_page_and_shown_whole(cast: Cast) -> None:
    journey = Consenting.begun(cast).asked().answered(cast.health, cast.social_care)
    check = body(journey.browser.get(journey.here))
    assert "Ruth Whitlock, a holder of parental responsibility" in check
    page = body(journey.browser.get(journey.written()))
    (stands,) = seen(cast, journey.child).standing
    assert stands.state is ConsentState.GIVEN
    assert {each.id for each in stands.recipients} == {str(cast.health.agency), str(cast.social_care.agency)}
    assert (stands.giver, stands.agreed) == ("Ruth Whitlock", Answer.YES)
    for words in ("9 March 2026 at 9:05 am", stands.written_by, stands.reference):
        assert words in page


def test_where_a_no_changes_nothing_the_page_says_not_to_ask_and_why_not_is_written_down(cast: Cast) -> None:
    journey = Consenting.begun(cast)
    assert "Consent is not waited for" in body(_followed(journey, danger="yes", duty="not_known"))
    journey.say("asking", would_no_change="no", suspected="no", knowing_raises_risk="no")
    page = body(journey.browser.get(f"{journey.here}answer/"))
    assert "Do not ask" in page and "tell them when it is safe, and ask their views" in page
    journey.say("answer", state="not_sought", not_asked="parent", reason="There is a duty.")
    journey.written()
    (stands,) = seen(cast, journey.child).standing
    assert (stands.state, stands.reason) == (ConsentState.NOT_SOUGHT, "There is a duty.")


def _followed(journey: Consenting, **answers: str) -> Any:
    return journey.browser.get(journey.say("before", **answers)["Location"])


def test_whom_nobody_may_ask_stands_first_on_every_page_about_them(cast: Cast) -> None:
    journey = Consenting.begun(cast).asked(
        not_to_ask=["other_1", "other_2"],
        name_other_1="Ivor Whitlock",
        because_other_1="suspected",
        why_other_1="He waits at the gate.",
        name_other_2="Mo Whitlock",
        because_other_2="knowing_raises_risk",
    )
    check = body(journey.browser.get(f"{journey.here}asking/"))
    assert 'value="other_3"' in check, "there is always another"
    journey.say("answer", state="not_sought", not_asked="parent", reason="He is suspected.")
    stands = journey.written()
    path = f"/people/{journey.child}/consent/"
    again = Consenting.begun(cast, journey.child)
    for page in (path, f"{path}competence/", f"{path}told/", stands, f"{again.here}before/"):
        shown = body(journey.browser.get(page))
        assert "Do not ask Ivor Whitlock. Suspected of harm. He waits at the gate." in shown, page
        assert "Do not ask Mo Whitlock. Their knowing would raise the risk." in shown, page
    again.asked().say("answer", state="refused")
    again.say("giver", **{**MOTHER, "name": "ivor  whitlock"})
    assert "This person was not to be asked" in body(journey.browser.get(f"{again.here}with-whom/"))


def test_two_answers_that_differ_are_both_shown(cast: Cast) -> None:
    stage = Stage(cast)
    child = stage.child(cast.school)
    answered(stage, cast.school, child, ConsentState.GIVEN, cast.health)
    father = replace(HER, name="Ivor Whitlock")
    answered(stage, cast.school, child, ConsentState.REFUSED, giver=father)
    page = body(Browser(cast.school.duty).get(f"/people/{child}/consent/"))
    assert "They do not agree" in page
    assert "Ruth Whitlock: given" in page and "Ivor Whitlock: refused" in page


def test_taking_it_back_is_one_page_from_the_list_and_the_yes_stays_readable(cast: Cast) -> None:
    stage = Stage(cast)
    child = stage.child(cast.school)
    consent = answered(stage, cast.school, child, ConsentState.GIVEN, cast.health)
    browser = Browser(cast.school.duty)
    page = body(browser.get(f"/people/{child}/consent/"))
    assert f'href="/consents/{consent}/withdraw/"' in page
    assert "nothing new is shared" in body(browser.get(f"/consents/{consent}/withdraw/"))
    now = {"day-day": "1", "day-month": "1", "day-year": "2020", "at": "10am"}
    early = body(browser.send(f"/consents/{consent}/withdraw/", **now))
    assert wrong(early)[0][0] == "day-day" and "given later than that" in early
    local = cast.become(cast.school.duty).at
    now = {"day-day": local.day, "day-month": local.month, "day-year": local.year, "at": f"{local:%H:%M}"}
    done = browser.send(f"/consents/{consent}/withdraw/", **now)
    assert done.status_code == 302, body(done)
    assert "Nobody outside your agency has anything" in body(browser.get(done["location"]))
    assert [each.state for each in seen(cast, child).standing] == [ConsentState.WITHDRAWN]
    assert "Earlier answers, replaced or taken back: 1" in body(browser.get(f"/people/{child}/consent/"))
    assert browser.get(f"/consents/{consent}/withdraw/").status_code == 403


@pytest.mark.parametrize(
    ("step", "answers", "field"),
    [
        ("before", {}, "danger"),
        ("asking", {"not_to_ask": "other_1", "would_no_change": "yes"}, "suspected"),
        ("answer", {"state": "not_sought", "not_asked": "parent"}, "reason"),
        ("giver", {**MOTHER, "name": ""}, "name"),
        ("giver", {**MOTHER, "giver": ""}, "giver"),
        ("giver", {**MOTHER, "day-year": "2999"}, "day-day"),
        ("giver", {**MOTHER, "at": "noonish"}, "at"),
        ("with-whom", {}, "agency"),
        ("for-what", {}, "purposes"),
        (
            "for-what",
            {
                "purposes": ["support-with-consent"],
                **{f"since-{part}": "2" for part in ("day", "month")},
                **{f"until-{part}": "1" for part in ("day", "month")},
                "since-year": "2026",
                "until-year": "2026",
            },
            "until-day",
        ),
    ],
)
def test_what_cannot_be_right_is_said_at_its_question(
    cast: Cast, step: str, answers: dict[str, Any], field: str
) -> None:
    journey = Consenting.begun(cast).asked()
    if step not in ("before", "asking", "answer"):
        journey.say("answer", state="given")
    if step in ("with-whom", "for-what"):
        journey.say("giver", **MOTHER)
    if step == "for-what":
        journey.say("with-whom", agency=str(cast.health.agency))
    assert field in [name for name, _ in wrong(body(journey.say(step, **answers)))]


def test_the_agencys_own_questions_are_asked_and_their_answers_kept(cast: Cast) -> None:
    asked = FormAsked("Ours.", (OwnQuestion("May we leave a message?", AnswerKind.YES_NO),))
    set_consent_form(by=cast.become(cast.school.representative), form=asked)
    journey = Consenting.begun(cast).asked().answered(cast.health)
    assert "May we leave a message?" in body(journey.browser.get(f"{journey.here}form/"))
    journey.say("form", own_1="no")
    journey.written()
    assert seen(cast, journey.child).standing[0].own_form == (("May we leave a message?", "No"),)


def test_a_signed_form_is_added_read_by_whoever_sees_the_child_and_refused_where_it_is_none(
    cast: Cast,
) -> None:
    stage = Stage(cast)
    child = stage.child(cast.school)
    consent = answered(stage, cast.school, child, ConsentState.GIVEN, cast.health)
    browser, path = Browser(cast.school.duty), f"/consents/{consent}/"
    for content in (b"MZ not a form", LOCKED):
        refused = body(browser.send(path, file=SimpleUploadedFile("form.pdf", content)))
        assert wrong(refused)[0][0] == "file"
    assert browser.send(path, file=SimpleUploadedFile("form.pdf", LETTER))["Location"] == path
    page = body(browser.get(path))
    href = page.split("/signed-forms/")[1].split('"')[0]
    got = browser.get(f"/signed-forms/{href}")
    assert got.content == LETTER
    assert got["Content-Disposition"].startswith('attachment; filename="chiltern-consent-')
    for post in (cast.school.colleague, cast.health.duty, cast.police.manager):
        assert Browser(post).get(f"/signed-forms/{href}").status_code == 404


@pytest.mark.clause("3.3")
def test_competence_and_telling_are_written_down_and_lead_back_to_the_decision(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    browser, path = Browser(cast.school.duty), f"/people/{child}/consent/"
    back = "11111111-1111-4111-8111-111111111111"
    local = cast.become(cast.school.duty).at
    when = {"day-day": local.day, "day-month": local.month, "day-year": local.year, "at": f"{local:%H:%M}"}
    judged = {"purposes": ["support-with-consent"], "competent": "yes", "grounds": "She weighed it."}
    done = browser.send(f"{path}competence/?request={back}", judged_by="Pip", **judged, **when)
    assert done["Location"] == f"/requests/{back}/decide/"
    unsafe = {"state": "not_told_unsafe", "whom": "named", "name": "Ivor", "why_unsafe": "He would come."}
    assert browser.send(f"{path}told/", **unsafe, **when)["Location"] == path
    page = seen(cast, child)
    assert page.competence[0].competent is Answer.YES
    assert page.told[0].why_unsafe == "He would come."
    told = body(browser.send(f"{path}told/", state="told", whom=str(child), **when))
    assert wrong(told)[0][0] == "of"


def test_what_is_due_is_listed_by_reference_with_a_filter_and_never_by_name(cast: Cast) -> None:
    stage = Stage(cast)
    child = stage.child(cast.school)
    browser = Browser(cast.school.duty)
    assert "Nothing is due." in body(browser.get("/consents/"))
    today = cast.become(cast.school.duty).at.date()
    answered(stage, cast.school, child, ConsentState.GIVEN, cast.health, until=today)
    (stands,) = seen(cast, child).standing
    page = body(browser.get("/consents/"))
    assert stands.reference in page and "About to lapse" in page and "Amara" not in page
    assert stands.reference not in body(browser.get("/consents/?kind=review"))
    for post in (cast.school.colleague, cast.health.duty):
        assert stands.reference not in body(Browser(post).get("/consents/"))
    assert Browser(cast.school.representative).get("/consents/").status_code == 404


def test_nobody_else_gets_at_an_answer_that_is_on_its_way(cast: Cast) -> None:
    journey = Consenting.begun(cast).asked()
    for post in (cast.school.manager, cast.school.colleague, cast.health.duty):
        other = Browser(post)
        assert other.get(f"{journey.here}giver/").status_code == 404
        assert other.get(journey.here).status_code == 404
    cast.set_conflict(cast.school, cast.school.duty, journey.child)
    assert journey.browser.get(journey.here).status_code == 404


def test_the_page_asks_few_statements(cast: Cast) -> None:
    stage = Stage(cast)
    child = stage.child(cast.school)
    for name in ("Ruth", "Ivor", "Ann"):
        answered(stage, cast.school, child, ConsentState.GIVEN, cast.health, giver=replace(HER, name=name))
    browser = Browser(cast.school.duty)
    browser.get(f"/people/{child}/consent/")
    consent = seen(cast, child).standing[0].id
    for path in (f"/people/{child}/consent/", "/consents/", f"/consents/{consent}/"):
        with CaptureQueriesContext(connection) as work:
            assert browser.get(path).status_code == 200
        assert len(statements(work)) <= 12, statements(work)


def test_her_own_answer_asks_for_her_competence_and_her_father_is_not_asked(cast: Cast) -> None:
    child = Stage(cast).child(cast.school, birth=Birth(on=date(2012, 1, 15)))
    journey = Consenting.begun(cast, child).asked()
    journey.say("answer", state="given")
    leads = journey.say("giver", **HERSELF)["Location"]
    assert leads == f"{journey.here}competence/"
    page = body(journey.say("competence", competent="yes"))
    assert [name for name, _ in wrong(page)] == ["grounds", "judged_by"]
    assert form_id(journey.browser.get(leads))


@pytest.mark.clause("3.3")
def test_the_decision_says_what_is_open_leads_to_the_person_and_is_led_back_to(cast: Cast) -> None:
    stage = Stage(cast)
    child = stage.child(cast.school)
    request = to_decide(stage, cast.social_care, cast.school, child)
    browser, journey = Browser(cast.school.duty), f"/requests/{request}/decide/"
    page = body(browser.get(journey))
    assert "Nobody has said whether there is consent. Who could say: the person" in page
    leads = f"/people/{child}/consent/?request={request}"
    assert f'href="{leads}"' in page
    begin = f"/people/{child}/consent/begin/"
    form = {"form_id": form_id(browser.get(leads)), "request": str(request)}
    here = browser.post(begin, form)["Location"].removesuffix("before/")
    written = Consenting(cast, browser, child, here).asked().answered(cast.social_care).written()
    assert written == journey
    page = body(browser.get(journey))
    assert "There is consent for this recipient and purpose on this day." in page
    assert "Who could say: the person" not in page


def test_an_answer_is_put_right_by_another_in_its_place_and_whom_nobody_may_ask_is_not_forgotten(
    cast: Cast,
) -> None:
    stage = Stage(cast)
    child = stage.child(cast.school)
    mark = (NotToAsk(Whom(name="Ivor Whitlock"), WhyNotAsk.SUSPECTED, "He waits at the gate."),)
    consent = answered(stage, cast.school, child, ConsentState.GIVEN, cast.health, not_to_ask=mark)
    browser = Browser(cast.school.duty)
    form = {"form_id": form_id(browser.get(f"/consents/{consent}/")), "instead_of": str(consent)}
    here = browser.post(f"/people/{child}/consent/begin/", form)["Location"].removesuffix("before/")
    kept = typed(body(browser.get(f"{here}asking/")))
    assert (kept["name_other_1"], kept["because_other_1"]) == ("Ivor Whitlock", "suspected")
    again = Consenting(cast, browser, child, here)
    kept_mark = {"not_to_ask": "other_1", "name_other_1": "Ivor Whitlock", "because_other_1": "suspected"}
    again.asked(**kept_mark).answered(cast.police).written()
    (stands,) = seen(cast, child).standing
    assert [each.id for each in stands.recipients] == [str(cast.police.agency)]
    withdraw_consent(by=cast.become(cast.school.duty), consent=stands.id, stated=Withdrawal())
    page = body(browser.get(f"/people/{child}/consent/"))
    assert "Do not ask Ivor Whitlock" in page
    assert "Earlier answers, replaced or taken back: 2" in page


@pytest.mark.clause("9.2")
def test_what_was_left_to_a_carer_is_asked_with_by_whom_and_stands_on_the_answer(cast: Cast) -> None:
    carer = {**MOTHER, "by": "carer", "responsibility": "", "delegated": "yes", "name": "Gran"}
    consenting = Consenting.begun(cast).asked()
    consenting.say("answer", state="given")
    missing = body(consenting.say("giver", **carer))
    assert "Choose what was left to them" in missing
    assert "Enter by whom it was left to them" in missing
    until = {
        f"delegated_until-{part}": value for part, value in (("day", "31"), ("month", "8"), ("year", "2031"))
    }
    left = {**carer, "delegated_for": ["school"], "delegated_by": "The council", **until}
    answer = body(consenting.browser.get(consenting.answered(cast.health, giver=left).written()))
    for said in ("School or nursery: meetings, reports, trips", "The council", "31 August 2031"):
        assert said in answer
