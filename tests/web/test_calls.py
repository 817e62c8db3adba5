"""Writing down a call on one short page, and answering for what was written down. Clauses 3.5, 3.6, 3.8 and 3.10."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.people.workings import given
from chiltern.sharing.models import CallExplanation, Draft, WrittenDown
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("3.6", "3.8", "3.10")
WORDS = "She missed two appointments."
CONFIRM = {
    "danger": "not_known",
    "kind_of": "fact",
    "reasons": "",
    "told": "",
    "passing_on": "ask_me",
    "not_to_be_mentioned_to": "",
}


def answers(cast: Cast, **changes: Any) -> dict[str, Any]:
    """What somebody types into the short page."""
    return {
        "danger": "not_known",
        "side": "received",
        "agency": str(cast.health.agency),
        "outside": "",
        "whom": "Jo, community midwife",
        "identity": "called_back",
        "number": "01632 960 001",
        "about": "Mia Canary",
        "kind": "adult",
        "words": WORDS,
        "method": "telephone",
        "day-day": "9",
        "day-month": "3",
        "day-year": "2026",
        "at": "9:05",
        **changes,
    }


def written(cast: Cast, **changes: Any) -> str:
    """A call that social care wrote down: where it stands."""
    sent = Browser(cast.social_care.practitioner).send("/write-down/", **answers(cast, **changes))
    assert sent.status_code == 302, body(sent)
    return str(sent["Location"])


def test_the_number_to_ring_is_the_first_thing_and_telephone_now_and_me_stand_there(cast: Cast) -> None:
    browser = Browser(cast.social_care.practitioner)
    assert "Write down a call" in body(browser.get("/"))
    page = body(browser.get("/write-down/"))
    assert page.index("Ring first") < page.index("<h1")
    assert 'value="telephone" checked' in page
    assert 'value="received" checked' in page
    assert "By telephone, just now, by you: change" in page


def test_one_page_writes_it_down_and_the_other_side_reads_it(cast: Cast) -> None:
    path = written(cast)
    page = body(Browser(cast.social_care.manager).get(path))
    for said in (
        WORDS,
        "Reported by receiver",
        "Jo, community midwife",
        "01632 960 001",
        "9 March 2026 at 9:05",
    ):
        assert said in page
    assert "What the Code says" in page
    desk = Browser(cast.health.duty)
    assert path in body(desk.get("/"))
    assert "Mia" not in body(desk.get("/"))
    theirs = body(desk.get(path))
    assert WORDS in theirs
    assert f"{path}confirm/" in theirs
    assert f"{path}confirm/" not in page


def test_sent_twenty_times_it_is_one_call(cast: Cast) -> None:
    browser = Browser(cast.social_care.practitioner)
    form = {"form_id": form_id(browser.get("/write-down/")), **answers(cast)}
    assert len({browser.post("/write-down/", form)["Location"] for _ in range(20)}) == 1
    cast.become(cast.social_care.practitioner)
    assert WrittenDown.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"number": "01632 LETTERS"}, "Enter the telephone number in digits"),
        ({"day-year": "2999"}, "This is in the future"),
        ({"day-day": "31", "day-month": "2"}, "must be a real date"),
        ({"at": "teatime"}, "Enter a time like 14:05 or 2:05pm"),
        ({"words": "x" * 200_000}, "has 200000 characters; shorten it to 10000"),
        ({"words": ""}, "Answer ‘What was said’"),
        ({"identity": ""}, "Answer ‘How did you make sure who it was’"),
        ({"agency": ""}, "say who it was if it is not in the list"),
        ({"agency": "", "words": ""}, "say who it was if it is not in the list"),
        ({"agency": str(uuid4())}, "Choose one of the answers"),
        ({"unborn": "on", "due-day": "1", "due-month": "1", "due-year": "2099"}, "within the next 10 months"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, changes: dict[str, str], says: str
) -> None:
    page = Browser(cast.social_care.practitioner).send("/write-down/", **answers(cast, **changes))
    assert page.status_code == 200
    assert says in body(page)
    assert "Jo, community midwife" in body(page)
    cast.become(cast.social_care.practitioner)
    assert not WrittenDown.objects.exists()


def test_somebody_of_our_own_is_found_by_name_and_chosen_without_a_script(cast: Cast) -> None:
    child = Stage(cast).child(cast.social_care)
    browser = Browser(cast.social_care.practitioner)
    said = answers(cast, about="Amara Whitlock", kind="child")
    nameless = body(browser.send("/write-down/", **{**said, "about": ""}, then="look"))
    assert "Type a name here first, then look." in nameless
    found = body(browser.send("/write-down/", **said, then="look"))
    assert str(child) in found
    assert "born 9 March 2016" in found
    assert WORDS in found
    assert "There is a problem" not in found
    path = browser.send("/write-down/", **said, person=str(child))["Location"]
    assert "Amara Whitlock, child, born 9 March 2016" in body(browser.get(path))
    again = body(browser.send("/write-down/", **{**said, "agency": "", "agency-sought": "Acme"}, then="look"))
    assert 'data-sought="Acme"' in again
    nobody = body(browser.send("/write-down/", **answers(cast, about="Zz Qq"), then="look"))
    assert "It is written down as you typed it." in nobody


def test_whoever_bears_the_name_of_somebody_on_record_is_told_apart_before_it_is_written_down(
    cast: Cast,
) -> None:
    child = Stage(cast).child(cast.social_care)
    browser = Browser(cast.social_care.practitioner)
    said = answers(cast, about="amara  whitlock", kind="child")
    for changes in ({}, {"words": ""}):
        asked = body(browser.send("/write-down/", **{**said, **changes}))
        assert "You have a record of somebody called so: choose who it is" in asked
        assert str(child) in asked
        assert "born 9 March 2016" in asked
    cast.become(cast.social_care.practitioner)
    assert not WrittenDown.objects.exists()
    kept = body(browser.send("/write-down/", **{**said, "words": ""}, person="typed"))
    assert 'value="typed" checked' in kept
    other = browser.send("/write-down/", **said, person="typed")["Location"]
    assert "born 9 March 2016" not in body(browser.get(other))


@pytest.mark.clause("2.2")
def test_a_child_of_another_agency_cannot_be_chosen(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    browser = Browser(cast.social_care.practitioner)
    assert browser.get(f"/write-down/?person={child}").status_code == 404
    sent = browser.post("/write-down/", {"form_id": str(uuid4()), **answers(cast), "person": str(child)})
    assert sent.status_code == 404


def test_what_is_optional_stands_on_a_second_page_and_the_way_back_keeps_everything(cast: Cast) -> None:
    browser = Browser(cast.social_care.practitioner)
    path = browser.send("/write-down/", **answers(cast), then="more")["Location"]
    assert WORDS in body(browser.get(path))
    begun = body(browser.get("/write-down/"))
    assert path in begun
    assert "Mia Canary" not in begun
    back = body(browser.get(f"/write-down/?draft={path.split('/')[2]}"))
    assert WORDS in back
    assert "Jo, community midwife" in back
    more = {
        "others": "Ada Canary",
        "purpose": "protect-from-harm",
        "heard_by": "Sam, student",
        "kind_of": "reported",
        "explanation": "She is due soon.",
        "passing_on": "protects",
        "nhs_number": "",
    }
    form = {"form_id": form_id(browser.get(path)), **more}
    assert len({browser.post(path, form)["Location"] for _ in range(5)}) == 1
    cast.become(cast.social_care.practitioner)
    call, _ = WrittenDown.objects.with_keys().get(), CallExplanation.objects.get()
    assert [one["name"] for one in call.said["people"]] == ["Mia Canary", "Ada Canary"]
    assert (call.said["heard_by"], call.said["terms"]["passing_on"]) == ("Sam, student", "protects")
    assert not Draft.objects.exists()
    assert "To protect" in body(browser.get(f"/calls/{call.id}/"))


def test_a_wrong_number_on_the_second_page_is_said_there(cast: Cast) -> None:
    browser = Browser(cast.social_care.practitioner)
    path = browser.send("/write-down/", **answers(cast), then="more")["Location"]
    page = browser.send(path, kind_of="fact", passing_on="ask_me", nhs_number="12345")
    assert page.status_code == 200
    assert "There is a problem" in body(page)


def test_the_giver_confirms_once_and_it_leaves_its_list(cast: Cast) -> None:
    path = written(cast)
    ours = Stage(cast).child(cast.health, names=(given.Name("Mia", "Canary"),))
    desk, late = Browser(cast.health.duty), Browser(cast.health.manager)
    waiting = {"form_id": form_id(late.get(f"{path}correct/")), **CONFIRM, "correction": "One."}
    asks = body(desk.get(f"{path}confirm/"))
    assert "What was it for?" in asks and f'value="{ours}"' in asks and f'value="{ours}" checked' not in asks
    made = desk.send(f"{path}confirm/", **CONFIRM, people=[str(ours)], purpose="protect-from-harm")
    assert made["Location"] == path
    page = body(desk.get(path))
    assert "To protect" in page
    assert "Confirmed" in page
    assert f"{path}confirm/" not in page
    assert path not in body(desk.get("/work/reported/"))
    assert late.get(f"{path}correct/")["Location"] == path
    assert late.post(f"{path}correct/", waiting).status_code == 403
    assert "Riverside Health Trust confirmed this on" in body(
        Browser(cast.social_care.practitioner).get(path)
    )


def test_a_correction_stands_beside_and_an_empty_one_is_not_taken(cast: Cast) -> None:
    path = written(cast)
    desk = Browser(cast.health.duty)
    assert "Fill in ‘What was said" in body(desk.send(f"{path}correct/", **CONFIRM, correction=""))
    desk.send(f"{path}correct/", **CONFIRM, correction="She missed one.")
    page = body(Browser(cast.social_care.practitioner).get(path))
    assert (
        page.index(WORDS)
        < page.index("As Riverside Health Trust corrects it")
        < page.index("She missed one.")
    )


@pytest.mark.clause("8.4")
def test_after_its_days_it_stands_unconfirmed_and_a_late_word_still_counts(
    cast: Cast, set_time: Callable[[datetime], None]
) -> None:
    path = written(cast)
    by = cast.become(cast.social_care.manager)
    assert "confirms or corrects it by" in body(Browser(cast.social_care.manager).get(path))
    set_time(by.at + timedelta(days=14))
    assert "it stands unconfirmed. A late word still counts." in body(
        Browser(cast.social_care.manager).get(path)
    )
    desk = Browser(cast.health.duty)
    assert "overdue since" in body(desk.get("/work/reported/")).lower()
    assert f"{path}confirm/" in body(desk.get(path))


def test_somebody_outside_the_list_is_written_down_as_outside_the_code(cast: Cast) -> None:
    path = written(cast, agency="", outside="Wexbury General Hospital", identity="not_checked")
    page = body(Browser(cast.social_care.practitioner).get(path))
    assert "Wexbury General Hospital, outside the Code told Children’s Social Care" in page
    assert "Outside the Code: ring back on a number that you found yourself" in page
    assert "nobody here can confirm it" in page


@pytest.mark.clause("9.3")
def test_what_we_told_in_danger_says_what_to_find_out_afterwards_and_offers_to_explain(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    said = answers(cast, side="given", agency=str(cast.social_care.agency), danger="yes")
    path = browser.send("/write-down/", **said)["Location"]
    page = body(browser.get(path))
    assert page.index("Ring first") < page.index("<h1")
    assert "Find out afterwards" in page
    assert "A second person" in page
    browser.send(f"{path}explain/", explanation="She may be hurt tonight.")
    assert "She may be hurt tonight." in body(browser.get(path))
    desk = body(Browser(cast.social_care.duty).get("/"))
    assert "information shared by telephone" in desk


def test_a_request_of_ours_is_answered_by_a_call_and_leads_to_it(cast: Cast) -> None:
    (asked,) = Stage(cast).asked(cast.social_care, cast.health)
    browser = Browser(cast.social_care.practitioner)
    request = f"/requests/{asked.id}/"
    link = f"/write-down/?request={asked.id}"
    assert link in body(browser.get(request))
    page = body(browser.get(link))
    assert f"This answers your request {asked.reference}." in page
    assert f'value="{cast.health.agency}" selected' in page
    path = browser.send(
        "/write-down/", **answers(cast, about="Amara Whitlock", kind="child", request=str(asked.id))
    )["Location"]
    assert path in body(browser.get(request))
    for other in (cast.health.duty, cast.stranger.duty):
        assert Browser(other).get(link).status_code == 404


@pytest.mark.clause("2.2", "4.1")
def test_strangers_get_the_404_of_a_made_up_call_and_a_representative_has_no_such_page(cast: Cast) -> None:
    path = written(cast)
    for post in (cast.stranger.duty, cast.health.colleague, cast.social_care.colleague):
        browser = Browser(post)
        for page in ("", "confirm/", "correct/", "explain/"):
            real, made_up = browser.get(path + page), browser.get(f"/calls/{uuid4()}/{page}")
            assert (real.status_code, body(real)) == (404, body(made_up)), page
    assert Browser(cast.school.representative).get("/write-down/").status_code == 404


def test_a_call_is_shown_in_few_queries(cast: Cast) -> None:
    path = written(cast)
    for post, page in ((cast.social_care.manager, path), (cast.health.duty, path), (cast.health.duty, "/")):
        browser = Browser(post)
        browser.get(page)
        with CaptureQueriesContext(connection) as work:
            browser.get(page)
        sent = [
            q["sql"] for q in work if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select ctx.leave"))
        ]
        assert len(sent) <= 12, "\n".join(sql[:160] for sql in sent)
