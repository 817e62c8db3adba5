"""Agreements as pages: proposed and signed after a check, listed, reviewed, ended, chosen by who decides. 1.2 and 4.1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from chiltern.agencies.models import Agreement, AgreementReviewed
from chiltern.sharing.models import Decision, Disclosure
from tests.actions.test_resting_on_agreements import tell
from tests.agreeing import in_force, proposed
from tests.cast import Cast
from tests.stage import Stage
from tests.web.advising import Advising
from tests.web.agreeing import Proposing, review_in
from tests.web.browser import Browser, body, form_id
from tests.web.telling import Telling
from tests.web.walking import Walk

pytestmark = pytest.mark.clause("1.2")
Move = Callable[[datetime], None]
BOTH = "Children’s Social Care"


def text(page: Any) -> str:
    return unescape(page.content.decode())


@pytest.mark.clause("1.2", "4.1")
def test_it_is_written_checked_proposed_and_signed_by_the_other_party(cast: Cast) -> None:
    school, care = Proposing(cast), Browser(cast.social_care.representative)
    draft = f"/agreements/begun/{school.begun()}/"
    shown = text(school.browser.get(draft))
    for said in ("By proposing it you sign it for St Osyth’s School", "Education and attendance", BOTH):
        assert said in shown
    assert draft in text(school.browser.get("/agreements/"))
    assert not Agreement.objects.exists()
    where = school.browser.send(draft)["Location"]
    assert "Waits for others" in text(school.browser.get(where))
    assert "An agreement waits for your agency’s signature" in text(care.get("/"))
    assert "To be signed" in text(care.get("/agreements/"))
    check = text(care.get(f"{where}sign/"))
    assert "You sign it for Children’s Social Care" in check
    assert "To assess or help a child in need" in check
    assert care.send(f"{where}sign/").status_code == 302
    for browser in (school.browser, care, Browser(cast.social_care.practitioner), Browser(cast.officer)):
        assert "In force" in text(browser.get(where))


def test_what_is_missing_is_said_beside_its_question_and_nothing_typed_is_lost(cast: Cast) -> None:
    school = Proposing(cast)
    wrong = {**school.answers, "title": "", "purposes": [], "review_on-year": "2020"}
    page = text(school.browser.send("/agreements/new/", **wrong))
    assert page.count("govuk-error-message") == 3
    assert "how a child with a plan attends" in page
    again = {**school.answers, "party_1": str(cast.school.agency)}
    assert "Choose one of the answers" in text(school.browser.send("/agreements/new/", **again))
    twice = {**school.answers, "party_2": school.answers["party_1"]}
    where = school.proposed(**twice)
    assert Agreement.objects.get(id=where.split("/")[2]).parties == [
        cast.school.agency,
        cast.social_care.agency,
    ]


def test_sent_twice_it_is_proposed_once_and_what_was_begun_can_be_changed_or_thrown_away(cast: Cast) -> None:
    school = Proposing(cast)
    draft = f"/agreements/begun/{school.begun()}/"
    assert school.browser.send(f"{draft}change/", **{**school.answers, "title": "Another"}).status_code == 302
    page = school.browser.get(draft)
    assert "Another" in text(page)
    sent = [school.browser.post(draft, {"form_id": form_id(page)})["Location"] for _ in range(2)]
    assert sent[0] == sent[1]
    cast.become(cast.school.representative)
    assert Agreement.objects.count() == 1
    other = f"/agreements/begun/{school.begun()}/"
    assert school.browser.post(f"{other}drop/", {}).status_code == 302
    assert school.browser.get(other).status_code == 404


@pytest.mark.clause("1.2", "4.1")
def test_whoever_does_not_sign_for_the_agency_sees_it_and_no_button(cast: Cast) -> None:
    where = f"/agreements/{proposed(cast, cast.social_care)}/"
    browser = Browser(cast.social_care.manager)
    page = text(browser.get(where))
    assert "Read and sign" not in page
    assert "Turn it down" not in page
    assert "Propose an agreement" not in text(browser.get("/agreements/"))
    assert browser.get("/agreements/new/").status_code == 404
    assert [browser.get(f"{where}{act}/").status_code for act in ("sign", "review", "end")] == [403, 403, 403]


def test_past_its_review_it_warns_and_a_review_is_checked_before_it_counts(
    cast: Cast, set_time: Move
) -> None:
    set_time(datetime(2037, 1, 5, 9, tzinfo=UTC))
    where = f"/agreements/{in_force(cast, cast.social_care, review_on=date(2037, 6, 30))}/"
    set_time(datetime(2037, 7, 1, 9, tzinfo=UTC))
    browser = Browser(cast.school.representative)
    assert "past its review date" in text(browser.get(where))
    assert "past the review date" in text(browser.get("/"))
    assert "In force, past its review" in text(browser.get("/agreements/?state=past_review"))
    given = {"says": "Used every month.", **review_in(cast, 300)}
    checked = browser.send(f"{where}review/", **given)
    assert "Check: review the agreement" in text(checked)
    cast.become(cast.school.representative)
    assert not AgreementReviewed.objects.exists()
    back = browser.post(f"{where}review/", {**given, "again": "yes"})
    assert "Used every month." in text(back)
    done = browser.post(f"{where}review/", {**given, "checked": "yes", "form_id": form_id(checked)})
    assert done["Location"] == where
    page = text(browser.get(where))
    assert "Used every month." in page
    assert "past its review date" not in page


def test_it_is_turned_down_or_ended_with_a_reason_after_a_check(cast: Cast) -> None:
    where = f"/agreements/{proposed(cast, cast.social_care)}/"
    browser = Browser(cast.social_care.representative)
    assert "Turn it down" in text(browser.get(where))
    assert "govuk-error-message" in text(browser.send(f"{where}end/", why=" "))
    checked = browser.send(f"{where}end/", why="Too wide.")
    assert "Too wide." in text(checked)
    browser.post(f"{where}end/", {"why": "Too wide.", "checked": "yes", "form_id": form_id(checked)})
    page = text(Browser(cast.school.representative).get(where))
    assert "Ended, or turned down" in page
    assert "Too wide." in page
    assert browser.get(f"{where}sign/").status_code == 403


def test_the_list_says_what_to_do_where_it_is_empty_and_is_narrowed(cast: Cast) -> None:
    empty = text(Browser(cast.stranger.practitioner).get("/agreements/"))
    assert "Your agency is party to no agreement" in empty
    in_force(cast, cast.social_care)
    browser = Browser(cast.school.practitioner)
    assert "In this list: 1 agreement." in text(browser.get(f"/agreements/?party={cast.social_care.agency}"))
    assert "No agreement is like that" in text(browser.get("/agreements/?state=ended"))
    assert browser.get("/agreements/?state=nonsense&party=x&page=-1").status_code == 200
    assert '"/agreements/"' in body(Browser(cast.school.representative).get("/team/"))
    assert '"/agreements/"' in body(Browser(cast.officer).get("/scheme/"))
    assert '"/agreements/"' in body(browser.get("/help/"))


def test_a_page_asks_as_much_for_one_agreement_as_for_three_and_never_more_than_twelve_times(
    cast: Cast,
) -> None:
    def asked(post: UUID, path: str) -> int:
        found, browser = list[str](), Browser(post)

        def note(execute: Any, sql: str, *rest: Any) -> Any:
            found.append(sql)
            return execute(sql, *rest)

        browser.get(path)
        with connection.execute_wrapper(note):
            assert browser.get(path).status_code == 200
        return len([sql for sql in found if sql.lstrip().lower().startswith(("select", "with", "insert"))])

    first = in_force(cast, cast.social_care)
    places = [(cast.school.representative, path) for path in ("/agreements/", f"/agreements/{first}/", "/")]
    places.append((cast.officer, "/agreements/"))
    once = [asked(*place) for place in places]
    for other in (cast.health, cast.police):
        in_force(cast, other)
    assert [asked(*place) for place in places] == once
    assert max(once) <= 12, once


@pytest.mark.clause("1.2", "3.8")
def test_telling_under_an_agreement_is_offered_preset_checked_and_named(cast: Cast) -> None:
    made = in_force(cast, cast.social_care)
    telling = Telling.begun(cast)
    assert "agreement/" not in telling.page()
    telling.written()
    assert f"{telling.path}agreement/" in telling.page()
    assert "Attendance of children with a plan" in telling.page("agreement/")
    telling.send("agreement/", agreement=str(made))
    check = telling.page("check/")
    assert "Rests on the agreement" in check
    assert "An agreement between both agencies pre-arranges this." in check
    assert "Pre-arranged by the agreement Attendance of children with a plan (" in check
    wide = telling.send("terms/", passing_on="protects", show_originator="all")
    assert "no further than this" in text(wide)
    told = telling.sent()
    page = unescape(body(telling.browser.get(f"/told/{told}/")))
    assert "Attendance of children with a plan" in page
    cast.become(cast.school.practitioner)
    assert Disclosure.objects.filter(id=told).exists()
    decision = Decision.objects.with_keys().get(about=told)
    assert decision.answers["said"]["decision"]["agreement"] == str(made)


@pytest.mark.clause("1.2", "3.8")
def test_a_request_is_answered_under_an_agreement_and_decision_and_receipt_say_so(cast: Cast) -> None:
    made = in_force(cast, cast.social_care, purposes=("protect-from-harm",))
    walk = Walk.begun(cast).matched().written()
    assert "agreement/" in walk.page("decide/")
    walk.send("decide/agreement/", agreement=str(made))
    assert "Rests on the agreement" in walk.page("decide/check/")
    sent = walk.send("decide/check/")
    page = body(walk.browser.get(sent["Location"]))
    receipt = page.split('href="/receipts/')[1].split('"')[0]
    for shown in (walk.page("decision/"), body(walk.browser.get(f"/receipts/{receipt}"))):
        assert f'href="/agreements/{made}/"' in shown
        assert "Attendance of children with a plan" in shown


def test_without_an_agreement_that_fits_the_page_says_that_none_is_needed(cast: Cast) -> None:
    in_force(cast, cast.social_care, purposes=("early-help",))
    walk = Walk.begun(cast).matched().written()
    assert "decide/agreement/" not in walk.page("decide/")
    assert "Nobody needs one" in walk.page("decide/agreement/")


def test_may_i_share_this_asks_for_the_agreement_and_keeps_it_with_the_note(cast: Cast) -> None:
    made = in_force(cast, cast.social_care)
    journey = Advising.begun(cast, agreement={"agreement": str(made)})
    assert "agreement" in journey.pages
    note = unescape(body(journey.browser.get(journey.kept())))
    assert "Attendance of children with a plan" in note
    assert "An agreement between both agencies pre-arranges this." in note


def test_whoever_gets_something_under_an_agreement_reads_under_which(cast: Cast) -> None:
    agreement = in_force(cast, cast.police)
    for changes, said in (({"agreement": agreement}, True), ({}, False)):
        made = tell(Stage(cast), **changes)
        came = text(Browser(cast.police.duty).get(f"/disclosures/{made.id}/"))
        assert ("Came under the agreement" in came) is said
    assert f"/agreements/{agreement}/" in Browser(cast.police.duty).get("/agreements/").content.decode()
