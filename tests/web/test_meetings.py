"""Meetings on their pages: calling, answering, putting in, the minute, the family's version. 2.2, 3.6, 3.8 and 3.10."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies.models import Agency
from tests.cast import Cast
from tests.meeting import Conference
from tests.stage import BRUISE, Stage
from tests.web.browser import Browser, body, form_id
from tests.web.meeting import AGREED, ANSWERS, ITEM, WHAT, Meeting
from tests.web.test_ask_code import filled_in

pytestmark = pytest.mark.clause("3.6", "3.8")
BOX = re.compile(r'name="(items|actions|decided|recipients)"[^>]*value="([^"]*)"([^>]*)')


def boxes(page: str, name: str = "items") -> list[str]:
    """The values of the tick boxes of this name; none is ticked."""
    found = [(value, rest) for of, value, rest in BOX.findall(page) if of == name]
    assert not any("checked" in rest for _, rest in found)
    return [value for value, _ in found]


def test_a_meeting_is_called_from_a_childs_page_and_everybody_invited_reads_what_was_shown(
    cast: Cast,
) -> None:
    child = Stage(cast).child(cast.social_care)
    duty = Browser(cast.social_care.duty)
    assert f"/meet/?person={child}" in body(duty.get(f"/people/{child}/"))
    meeting = Meeting.begun(cast).inviting(cast.police, cast.health, outside="Dr Lane, hospital in Bucks")
    shown = body(meeting.browser.get(f"{meeting.draft}check/"))
    meeting.called()
    seen = meeting.page(browser=Browser(cast.police.duty))
    for said in ("Amara Whitlock", WHAT["why"], WHAT["place"], "20 November 2036 at 10:30 am"):
        assert said in shown
        assert said in seen
    assert "Riverside Health Trust" in seen
    assert "Dr Lane, hospital in Bucks" in seen
    sifted = f"/work/invited/?agency={cast.social_care.agency}"
    for path in ("/", "/meetings/", "/work/invited/", sifted):
        listed = body(Browser(cast.police.duty).get(path))
        assert "Amara" not in listed
        assert "hild protection conference" in listed


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(cast: Cast) -> None:
    meeting = Meeting.begun(cast)
    for wrong, says in (
        ({"at": "noonish"}, "Enter a time like 14:05 or 2:05pm"),
        ({"why": ""}, "Answer ‘Why is it held’"),
    ):
        page = body(meeting.browser.send(f"{meeting.draft}what/", **{**WHAT, **wrong}))
        assert says in page
        assert "Room 4, County Hall" in page
    nobody = body(meeting.browser.send(f"{meeting.draft}invited/", agency="", outside=""))
    assert "Choose an agency, or write down somebody who is not in the list" in nobody
    meeting.browser.send(f"{meeting.draft}what/", **{**WHAT, "day-year": "2025"})
    meeting.inviting(cast.police)
    past = body(meeting.browser.send(f"{meeting.draft}check/"))
    assert "This is in the past: enter when it will be, or say that it has been held already" in past


def test_an_agency_that_leaves_before_the_meeting_is_called_is_said_and_nothing_is_lost(cast: Cast) -> None:
    meeting = Meeting.begun(cast).inviting(cast.police, cast.school)
    cast.become(cast.school.representative)
    Agency.objects.filter(id=cast.school.agency).update(state="left")
    page = body(meeting.browser.send(f"{meeting.draft}check/"))
    assert "St Osyth’s School: no signatory any more. Invite them by name, and ring" in page
    assert "Whether she needs a plan." in page
    meeting.browser.post(f"{meeting.draft}invited/remove/", {"agency": str(cast.school.agency)})
    assert meeting.called().id


@pytest.mark.clause("2.2")
def test_a_sensitive_service_says_itself_whether_its_name_is_seen(cast: Cast) -> None:
    meeting = Meeting.begun(cast).inviting(cast.police, cast.sensitive).called()
    police = Browser(cast.police.duty)
    assert "Harbour Clinic" not in meeting.page(browser=police)
    assert "An agency known to the council&#39;s officer" in meeting.page(browser=police)
    clinic = Browser(cast.sensitive.duty)
    asked = {"answer": "accepted", "reason": "", "shows_name": "yes"}
    assert clinic.send(f"{meeting.here}answer/", **asked).status_code == 302
    assert "Harbour Clinic" in meeting.page(browser=police)
    assert "Harbour Clinic: coming" in meeting.page()


@pytest.mark.clause("3.5", "3.10")
def test_what_was_received_is_brought_in_where_its_terms_let_it_and_else_the_owner_is_asked(
    cast: Cast,
) -> None:
    conference = Conference(Stage(cast))
    conference.from_school()
    meeting = Meeting.begun(cast).inviting(cast.police).called()
    path = f"{meeting.here}put-in/"
    meeting.browser.send(path, recipients=[str(cast.police.agency)])
    offered = body(meeting.browser.get(f"{path}received/"))
    assert BRUISE.text in offered
    values = boxes(offered)
    assert len(values) == 2
    meeting.browser.send(f"{path}received/", items=values[:1])
    meeting.answer(meeting.browser, path)
    check = body(meeting.browser.get(f"{path}check/"))
    assert BRUISE.text in check
    sent = meeting.browser.send(f"{path}check/")
    assert sent.status_code == 302, body(sent)
    police = Browser(cast.police.duty)
    (came,) = set(re.findall(r"/disclosures/[0-9a-f-]{36}/", meeting.page(browser=police)))
    page = body(police.get(came))
    assert BRUISE.text in page
    assert "St Osyth’s School</dd>" in page
    assert meeting.here in page


@pytest.mark.clause("3.10")
def test_in_a_team_around_the_family_the_page_says_ask_the_owner(cast: Cast) -> None:
    Conference(Stage(cast)).from_school()
    meeting = Meeting.begun(cast)
    meeting.browser.send(f"{meeting.draft}what/", **{**WHAT, "kind": "team_around_family"})
    meeting.inviting(cast.police).called()
    path = f"{meeting.here}put-in/"
    meeting.browser.send(path, recipients=[str(cast.police.agency)])
    offered = body(meeting.browser.get(f"{path}received/"))
    assert boxes(offered) == []
    assert "/ask-to-pass-on/" in offered
    assert "Its terms ask you to ask the owner first." in offered


@pytest.mark.clause("3.7", "3.10")
def test_from_the_minute_to_the_familys_paper_each_part_is_chosen_and_stays_its_owners(cast: Cast) -> None:
    meeting = Meeting.begun(cast).inviting(cast.police, cast.health).called()
    health = Browser(cast.health.duty)
    sent = meeting.put_in(health, cast.social_care)
    assert sent.status_code == 302, body(sent)
    meeting.held(cast.health)
    parts = boxes(meeting.page("minute/parts/"))
    sent = meeting.minuted(cast.police, cast.health, items=tuple(parts))
    assert sent.status_code == 302, body(sent)
    police = Browser(cast.police.duty)
    (bundle,) = set(re.findall(r"/minutes/[0-9a-f-]{36}/", meeting.page(browser=police)))
    assert bundle in body(police.get("/received/"))
    page = body(police.get(bundle))
    for said in (
        ITEM["text"],
        "Riverside Health Trust</dd>",
        AGREED["decided"],
        AGREED["what_1"],
        "may not be all",
    ):
        assert said in page
    police.post(f"{bundle}acknowledge/", {"form_id": form_id(police.get(bundle))})
    assert "Acknowledged" in meeting.page()
    with CaptureQueriesContext(connection) as asked:
        family = meeting.page("family/")
    assert len(asked) <= 12, [each["sql"][:100] for each in asked]
    assert boxes(family, "actions") == ["0"]
    made = meeting.browser.send(
        f"{meeting.here}family/", items=boxes(family), words="Thank you.", language="Polish"
    )
    paper = body(meeting.browser.get(made["Location"]))
    assert ITEM["text"] in paper
    assert AGREED["decided"] not in paper
    handed = {
        "to_whom": "Her mother",
        "language": "Polish",
        "form": "interpreted",
        "day-day": "9",
        "day-month": "3",
    }
    meeting.browser.send(f"{made['Location']}hand-over/", **handed, **{"day-year": "2026", "at": "9:05"})
    assert "Given to Her mother, 9 March 2026 at 9:05 am, in Polish" in body(
        meeting.browser.get(made["Location"])
    )


def test_a_meetings_page_costs_the_same_with_one_and_with_many_put_in(cast: Cast) -> None:
    conference, counts = Conference(Stage(cast)), []
    conference.called(cast.police)
    browser = Browser(cast.social_care.practitioner)
    for many in (1, 3):
        for _ in range(many):
            conference.put_in(cast.police, conference.own(cast.social_care))
        browser.get(f"/meetings/{conference.meeting}/")
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/meetings/{conference.meeting}/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_the_list_of_meetings_costs_the_same_with_one_and_with_many(cast: Cast) -> None:
    conference, counts = Conference(Stage(cast)), []
    for many in (1, 4):
        for _ in range(many):
            conference.called(cast.police)
        browser = Browser(cast.police.duty)
        browser.get("/meetings/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get("/meetings/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.clause("3.4", "9.3")
def test_what_is_put_in_asks_about_sexual_abuse_and_says_first_whom_to_ring(cast: Cast) -> None:
    meeting = Meeting.begun(cast).inviting(cast.health).called()
    path, browser = f"{meeting.here}put-in/", meeting.browser
    browser.send(path, recipients=[str(cast.health.agency)])
    browser.send(f"{path}items/new/", **ITEM)
    asks = body(browser.get(f"{path}answers/"))
    assert "Is it about sexual abuse of a child?" in asks
    assert filled_in(asks) == {"basis": "public-task"}
    browser.send(f"{path}answers/", **{**ANSWERS, "sexual_abuse": "yes"})
    page = body(browser.get(f"{path}terms/"))
    assert page.index("Nothing stands before it") < page.index("<h1")
    assert "Is a child in danger now? Ring first" in page
