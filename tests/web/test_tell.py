"""Telling someone, page by page, to the answer back and its reading. Clauses 3.2, 3.4 to 3.6, 3.8, 3.10 and 9.3."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies.models import Agency
from chiltern.foundation import context
from chiltern.sharing.models import AnswerBack, Disclosure, Telling
from chiltern.sharing.queries.second import seconds_to_name
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id
from tests.web.telling import DANGER, ITEM, PERSON, REASONS, WHY
from tests.web.telling import Telling as Journey

pytestmark = pytest.mark.clause("3.6")
SECRET = "A bruise on her left arm"


def test_the_number_to_ring_stands_first_until_nobody_is_in_danger(cast: Cast) -> None:
    ring = "Is a child in danger now? Ring first"
    browser = Browser(cast.school.practitioner)
    start = body(browser.get("/tell/"))
    assert start.index(ring) < start.index("<h1")
    journey = Journey.begun(cast)
    assert ring in journey.page("danger/")
    for danger, stands in (("not_known", True), ("yes", True), ("no", False)):
        journey.send("danger/", **{**DANGER, "danger": danger})
        assert (ring in journey.page("who/")) is stands


def test_home_offers_telling_beside_asking(cast: Cast) -> None:
    page = body(Browser(cast.school.practitioner).get("/"))
    assert page.index("Tell someone") < page.index("Ask someone")
    assert "Nothing waits for you." in page
    assert Browser(cast.school.representative).get("/tell/").status_code == 404


@pytest.mark.clause("3.2", "3.5")
def test_what_is_checked_is_exactly_what_the_other_side_reads(cast: Cast) -> None:
    journey = Journey.begun(cast).written()
    check = journey.page("check/")
    seen = check[check.index("Exactly what Children’s Social Care will see") :]
    told = journey.sent()
    came = body(Browser(cast.social_care.duty).get(f"/disclosures/{told}/"))
    for words in (
        "Asked to assess",
        "Amara Whitlock, child, born 9 March 2016",
        "A teacher saw it at registration.",
        "Pip Practitioner",
        "School office, 01632 960002",
        SECRET,
        "Passing on: ask us before passing this on.",
    ):
        assert words in seen, words
        assert words in came, words
    for own in ("Early help may be enough.", "Safer.", "What the Code says"):
        assert own not in came


def test_it_is_told_once_with_a_reference_and_the_draft_is_gone(cast: Cast) -> None:
    journey = Journey.begun(cast).written()
    form = {"form_id": form_id(journey.browser.get(journey.path + "check/"))}
    led = {journey.browser.post(journey.path + "check/", form)["Location"] for _ in range(5)}
    (where,) = led
    page = body(journey.browser.get(where))
    cast.become(cast.school.practitioner)
    assert Disclosure.objects.get().reference in page
    context.leave()
    assert "They are told" in page
    assert "1 working day after" in page
    assert journey.browser.get(journey.path).status_code == 404
    assert "Begun, not yet sent" not in body(journey.browser.get("/tell/"))


def test_a_draft_is_left_and_resumed_and_seen_by_nobody_else(cast: Cast) -> None:
    journey = Journey.begun(cast)
    journey.send("danger/", **DANGER)
    journey.send("who/", **PERSON)
    start = body(journey.browser.get("/tell/"))
    assert journey.path in start
    assert "Amara" not in start
    assert "Cannot start yet" in journey.page()
    for post in (cast.school.manager, cast.stranger.duty):
        other = Browser(post)
        assert journey.path not in body(other.get("/tell/"))
        assert other.get(journey.path).status_code == 404
    journey.browser.post(journey.path + "drop/")
    assert journey.browser.get(journey.path).status_code == 404


def test_nothing_can_be_weighed_before_somebody_is_chosen(cast: Cast) -> None:
    journey = Journey.begun(cast)
    for step in ("items/", "tests/", "conditions/", "terms/", "to/posts/"):
        assert journey.browser.get(journey.path + step)["Location"] == journey.path + "to/"
    assert journey.browser.get(journey.path + "check/")["Location"] == journey.path


@pytest.mark.parametrize(
    ("step", "answers", "said"),
    [
        ("danger/", {**DANGER, "danger": "perhaps"}, "Choose one of the answers"),
        ("who/", {**PERSON, "name": ""}, "Fill in ‘Full name’"),
        ("to/", {"recipient": ""}, "Answer ‘Which agency do you tell’"),
        ("to/", {"recipient": "nonsense"}, "Choose one of the answers"),
        ("why/", {**WHY, "asks": ""}, "Answer ‘What do you ask them to do’"),
        ("why/", {**WHY, "why": "x" * 200_000}, "shorten it to 10000"),
        ("items/new/", {**ITEM, "text": " "}, "Answer ‘What do you tell them’"),
        ("items/new/", {**ITEM, "classes": ["secret"]}, "Choose one of the answers"),
    ],
)
def test_bad_input_is_said_at_its_field(cast: Cast, step: str, answers: dict[str, object], said: str) -> None:
    page = Journey.begun(cast).send(step, **answers)
    assert page.status_code == 200
    assert "There is a problem" in body(page)
    assert said in body(page)


def test_hours_and_the_number_stand_there_before_sending_and_posts_by_title_alone(cast: Cast) -> None:
    journey = Journey.begun(cast)
    journey.send("to/", recipient=str(cast.social_care.agency))
    page = journey.page("to/posts/")
    assert "Number to ring" in page
    assert "They have not said" in page
    assert str(cast.social_care.manager) in page
    for hidden in ("Dana Duty", "Mina Manager", str(cast.social_care.colleague)):
        assert hidden not in page
    nobody = journey.send("to/posts/", seen_by="named")
    assert "Choose at least one post" in body(nobody)


@pytest.mark.clause("2.2", "3.7")
def test_what_goes_to_named_posts_shows_in_no_page_and_no_number_of_anybody_else(cast: Cast) -> None:
    told = Journey.begun(cast).written(posts=(cast.social_care.manager,)).sent()
    for post, there in ((cast.social_care.manager, True), (cast.social_care.duty, False)):
        browser = Browser(post)
        assert ("St Osyth’s School tells you" in body(browser.get("/"))) is there
        assert ("(1)" in body(browser.get("/"))) is there
        assert browser.get(f"/disclosures/{told}/").status_code == (200 if there else 404)
        assert ("In this list: 1." in body(browser.get("/work/told/"))) is there


@pytest.mark.clause("9.3")
def test_in_danger_nothing_has_to_wait(cast: Cast) -> None:
    journey = Journey.begun(cast)
    journey.send("danger/", danger="yes", danger_rests_on="", recipient_can_act="")
    journey.send("who/", **PERSON)
    journey.send("to/", recipient=str(cast.social_care.agency))
    assert "Can wait" in journey.page()
    assert "nothing here has to wait" in journey.page("why/")
    assert journey.send("why/")["Location"] == journey.path + "items/"
    journey.send("items/new/", **ITEM)
    assert "nothing here has to wait" in journey.page("conditions/")
    check = journey.page("check/")
    assert "Find out afterwards" in check
    assert "Still to be answered" not in check
    assert "To protect a child from harm" in check
    told = journey.sent()
    came = body(Browser(cast.social_care.duty).get(f"/disclosures/{told}/"))
    assert came.index("Ring first") < came.index("<h1")
    assert "St Osyth’s School tells you: asked to act" in came
    assert "To protect a child from harm" in came


@pytest.mark.parametrize("said", ["yes", "not_known"])
def test_where_it_may_be_sexual_abuse_the_numbers_stand_first_though_nobody_says_danger(
    cast: Cast, said: str
) -> None:
    journey = Journey.begun(cast)
    assert journey.send("danger/", **DANGER, sexual_abuse=said)["Location"] == journey.path + "who/"
    page = journey.page("who/")
    assert page.index("nobody’s leave is needed") < page.index("Ring first") < page.index("<h1")
    journey.send("danger/", **DANGER, sexual_abuse="no")
    assert "Ring first" not in journey.page("who/")


@pytest.mark.clause("3.3", "3.4")
def test_a_courts_order_is_asked_about_with_what_it_covers_and_makes_it_a_must(cast: Cast) -> None:
    journey = Journey.begun(cast).written()
    ordered = {**REASONS, "court_order": "yes"}
    assert "Say whether the order covers everything" in body(journey.send("conditions/", **ordered))
    assert "confidential form" not in journey.page("conditions/")
    journey.send("conditions/", **ordered, within_order="yes")
    check = journey.page("check/")
    assert "Does a court order it?" in check
    assert "A court orders it." in check
    assert "Must share" in check
    assert journey.sent()


@pytest.mark.clause("1.3", "3.3")
def test_a_second_person_is_named_where_the_agencys_own_procedure_asks_for_one(cast: Cast) -> None:
    journey = Journey.begun(cast).written()
    assert "Which second person" not in journey.page("conditions/")
    Browser(cast.school.representative).send("/team/second-person/", needed="yes")
    for path in ("/team/second-person/", "/team/"):
        assert "second person" in body(Browser(cast.school.representative).get(path))
    assert "Name who agreed, and in which words" in body(journey.send("check/"))
    by = cast.become(cast.school.practitioner)
    (second, called), *others = seconds_to_name(by)
    assert by.practitioner not in {who for who, _ in others}
    context.leave()
    journey.send("conditions/", **REASONS, second_person=str(second), second_words="Share this.")
    check = journey.page("check/")
    assert called.split(",")[0] in check
    assert "Share this." in check
    assert journey.sent()
    assert Browser(cast.school.practitioner).get("/team/second-person/").status_code == 404


@pytest.mark.clause("3.3", "3.8")
def test_what_is_open_is_named_with_its_page_and_nothing_is_sent(cast: Cast) -> None:
    journey = Journey.begun(cast)
    journey.send("danger/", **DANGER)
    journey.send("who/", **PERSON)
    journey.send("to/", recipient=str(cast.social_care.agency))
    journey.send("why/", **WHY)
    journey.send("items/new/", **ITEM)
    assert "tests/?from=check" in journey.page("check/")
    refused = journey.send("check/")
    assert "Answer this before you decide" in body(refused)
    assert "Nothing was sent" in body(refused)
    cast.become(cast.school.practitioner)
    assert not Telling.objects.exists()


@pytest.mark.clause("2.1", "3.8")
def test_what_was_said_already_is_filled_in_and_the_open_condition_named_with_its_page(cast: Cast) -> None:
    journey = Journey.begun(cast)
    journey.send("danger/", **DANGER)
    journey.send("who/", **PERSON)
    journey.send("to/", recipient=str(cast.social_care.agency))
    journey.send("why/", **WHY)
    about = journey.page("items/new/").split('name="about"')[1].split(">")[0]
    assert 'value="Amara Whitlock"' in about
    journey.send("items/new/", **{**ITEM, "classes": ["health"]})
    assert WHY["why"] in journey.page("conditions/").split('name="reasons"')[1].split("</textarea>")[0]
    said = '<li><a class="govuk-link" href="' + f'{journey.path}conditions/?from=check#conditions"'
    assert said in journey.page("check/")
    journey.send("conditions/", **REASONS, conditions=["health-or-social-care"])
    assert said not in journey.page("check/")


def test_an_agency_that_leaves_before_sending_is_said_and_nothing_is_lost(cast: Cast) -> None:
    journey = Journey.begun(cast).written()
    cast.become(cast.social_care.representative)
    Agency.objects.filter(id=cast.social_care.agency).update(state="left")
    page = body(journey.send("check/"))
    assert "is no signatory any more: ring them, or choose another agency" in page
    assert SECRET in page


def test_an_item_is_changed_and_removed(cast: Cast) -> None:
    journey = Journey.begun(cast)
    journey.send("to/", recipient=str(cast.social_care.agency))
    for _ in range(3):
        journey.send("items/new/", **ITEM)
    assert "Item 2" not in journey.page("items/")
    journey.send("items/0/", **{**ITEM, "text": "A bruise on her right arm."})
    assert "A bruise on her right arm." in journey.page("items/")
    journey.browser.post(journey.path + "items/0/remove/", {"text": "A bruise on her right arm."})
    assert "Nothing is listed yet. Add the first item." in journey.page("items/")
    assert journey.browser.get(journey.path + "items/7/").status_code == 404


@pytest.mark.clause("3.4")
def test_it_is_acknowledged_answered_back_and_read(cast: Cast) -> None:
    told = Stage(cast).told().id
    context.leave()
    path = f"/disclosures/{told}/"
    desk, teller = Browser(cast.social_care.duty), Browser(cast.school.practitioner)
    waits = body(desk.get("/"))
    assert "St Osyth’s School tells you" in waits
    assert "asked to assess, told, not yet acknowledged" in waits
    assert "asked to assess, told, not yet acknowledged" in body(teller.get("/"))
    assert desk.get(path + "answer-back/").status_code == 403
    assert "Then you answer back" in body(desk.get(path))
    assert "Then you answer back" not in body(teller.get(path))
    desk.post(path + "acknowledge/", {"form_id": form_id(desk.get(path))})
    assert "Then you answer back" not in body(desk.get(path))
    assert "asked to assess, acknowledged, not yet answered back" in body(teller.get("/work/telling/"))
    empty = desk.send(path + "answer-back/", kind="no_further_action", words="")
    assert "why do you take no further action" in body(empty)
    answer = desk.send(path + "answer-back/", kind="no_further_action", words="Her school nurse sees her.")
    assert answer["Location"] == path
    assert "tells you" not in body(desk.get("/work/told/"))
    assert "tells you" not in body(desk.get("/work/read/")) or "asked to assess" in body(
        desk.get("/work/read/")
    )
    page = body(teller.get(path))
    assert "Her school nurse sees her." in page
    assert "No further action" in page
    teller.post(path + "answer-read/", {"form_id": form_id(teller.get(path))})
    assert "In this list: 0." in body(teller.get("/work/telling/"))
    assert "In this list: 1." in body(teller.get("/work/settled/"))
    assert "I have read their answer" not in body(teller.get(path))


def test_silence_is_overdue_in_both_lists_until_it_is_answered(
    cast: Cast, set_time: Callable[[datetime], None]
) -> None:
    told = Stage(cast).told().id
    context.leave()
    set_time(datetime.now(UTC) + timedelta(days=14))
    desk, teller, path = (
        Browser(cast.social_care.duty),
        Browser(cast.school.practitioner),
        f"/disclosures/{told}/",
    )
    for browser, which in ((desk, "told"), (teller, "telling")):
        assert "chiltern-work__due--over" in body(browser.get("/"))
        assert "chiltern-work__due--over" in body(browser.get(f"/work/{which}/"))
        assert "verdue" in body(browser.get(path))
    desk.post(path + "acknowledge/", {"form_id": form_id(desk.get(path))})
    desk.send(path + "answer-back/", kind="will_do", words="We visit today.")
    listed = body(teller.get("/work/telling/"))
    assert "chiltern-work__due--over" not in listed
    assert "Answered: read it" in listed


def test_whoever_answers_second_sees_the_first_answer_and_keeps_their_words(cast: Cast) -> None:
    told = Stage(cast).told().id
    context.leave()
    path = f"/disclosures/{told}/"
    first, second = Browser(cast.social_care.duty), Browser(cast.social_care.manager)
    first.post(path + "acknowledge/", {"form_id": form_id(first.get(path))})
    late = form_id(second.get(path + "answer-back/"))
    first.send(path + "answer-back/", kind="will_do", words="We visit tomorrow.")
    page = second.post(path + "answer-back/", {"form_id": late, "kind": "will_do", "words": "We ring today."})
    assert page.status_code == 409
    assert "We visit tomorrow." in body(page)
    assert "We ring today." in body(page)
    cast.become(cast.social_care.duty)
    assert AnswerBack.objects.count() == 1


@pytest.mark.clause("2.2")
def test_strangers_and_colleagues_of_another_team_get_the_404_of_a_made_up_id(cast: Cast) -> None:
    told = Stage(cast).told().id
    context.leave()
    for post in (cast.stranger.duty, cast.social_care.colleague, cast.school.colleague, cast.police.manager):
        browser = Browser(post)
        for step in ("", "answer-back/"):
            real, made_up = (browser.get(f"/disclosures/{one}/{step}") for one in (told, uuid4()))
            assert (real.status_code, body(real)) == (404, body(made_up)), (post, step)
        assert browser.get(f"/told/{told}/").status_code == 404
    assert Browser(cast.social_care.duty).get(f"/told/{told}/").status_code == 404


def test_what_was_told_is_shown_in_few_queries(cast: Cast) -> None:
    told = Stage(cast).told().id
    context.leave()
    for post in (cast.social_care.duty, cast.school.practitioner):
        browser = Browser(post)
        browser.get(f"/disclosures/{told}/")
        with CaptureQueriesContext(connection) as work:
            browser.get(f"/disclosures/{told}/")
        sent = [
            q["sql"] for q in work if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select ctx.leave"))
        ]
        assert len(sent) <= 12, "\n".join(sql[:160] for sql in sent)


@pytest.mark.clause("2.2", "3.7")
def test_it_is_taken_given_and_handed_over_and_what_named_people_have_says_why_not(cast: Cast) -> None:
    told = Stage(cast).told().id
    named = Stage(cast).told(posts=(cast.social_care.manager,)).id
    context.leave()
    path, desk = f"/disclosures/{told}/", Browser(cast.social_care.duty)
    assert "Take it myself" not in body(desk.get(path))
    for step in ("acknowledge/", "take/"):
        desk.post(path + step, {"form_id": form_id(desk.get(path))})
    page = body(desk.get(path))
    assert "Dana Duty, practitioner" in page
    assert "Take it myself" not in page
    assert f"/disclosures/{told}/" in body(desk.get(f"/work/told/?through={cast.social_care.duty}"))
    assert "There is a problem" in body(desk.send(path + "assign/", to_post=str(cast.stranger.duty)))
    desk.send(path + "assign/", to_post=str(cast.social_care.colleague))
    colleague = Browser(cast.social_care.colleague)
    assert "Col Colleague" in body(colleague.get(path))
    handed = desk.send(path + "hand-over/", to=str(cast.social_care.other_team))
    assert "What was told is with Other team now." in body(desk.get(handed["Location"]))
    manager, path = Browser(cast.social_care.manager), f"/disclosures/{named}/"
    manager.post(path + "acknowledge/", {"form_id": form_id(manager.get(path))})
    assert "ask them to tell that colleague too" in body(manager.get(path))
    assert manager.get(path + "hand-over/").status_code == 404
