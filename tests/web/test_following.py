"""After a request was sent, on the pages of both sides: asked back, withdrawn, asked again, told otherwise. 3.4 to 3.8."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.models import Clarification, Decision, FollowUp, Reply
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id
from tests.web.walking import CONDITIONS, DANGER, ITEM, TERMS, WITHHELD, Walk, reply_path

pytestmark = pytest.mark.clause("3.6", "3.8")
IDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def asker_of(walk: Walk) -> Browser:
    return Browser(walk.cast.social_care.practitioner)


def asked_back(walk: Walk) -> str:
    """Where the school's question stands."""
    walk.send("ask-back/", asks="Which of the two Amaras?")
    walk.cast.become(walk.cast.school.duty)
    return f"/clarifications/{Clarification.objects.get(agency_request=walk.request).id}/"


def answered(walk: Walk, outcome: str, **words: Any) -> str:
    """Answers without sharing; gives the path of the reply."""
    walk.send("decide/answer/", outcome=outcome)
    sent = walk.send("decide/words/", **{"reasons": "As we decided.", "as_sent": "", **words})
    assert sent.status_code == 302, body(sent)
    sent = walk.send("decide/check/")
    assert sent.status_code == 302, body(sent)
    return reply_path(walk.cast, walk.request)


def test_what_is_asked_back_is_answered_from_the_list_and_both_sides_read_it(cast: Cast) -> None:
    walk = Walk.begun(cast)
    asker = asker_of(walk)
    assert "They ask back" not in body(asker.get("/"))
    path = asked_back(walk)
    home = body(asker.get("/"))
    assert path in home
    assert "St Osyth’s School asks you something first" in home
    assert "Which of the two" not in home
    assert "This is urgent: their clock runs on while you answer." in body(asker.get(path))
    asker.send(path, says="The one born in March.")
    assert path not in body(asker.get("/"))
    for browser in (asker, walk.browser):
        page = walk.page("", browser)
        assert "The one born in March." in page
        assert "Which of the two Amaras?" in page
    assert "The one born in March." in body(walk.browser.get(path))
    assert "The one born in March." in walk.page("decide/")


def test_the_same_answer_sent_twenty_times_is_one(cast: Cast) -> None:
    walk = Walk.begun(cast)
    path, asker = asked_back(walk), asker_of(walk)
    form = {"form_id": form_id(asker.get(path)), "says": "The elder."}
    assert {asker.post(path, form)["Location"] for _ in range(20)} == {walk.path}
    cast.become(cast.social_care.practitioner)
    assert FollowUp.objects.count() == 1


def test_a_clarification_answered_after_withdrawal_is_refused_and_nothing_typed_is_lost(cast: Cast) -> None:
    walk = Walk.begun(cast)
    path, asker = asked_back(walk), asker_of(walk)
    form = {"form_id": form_id(asker.get(path)), "says": "The elder of the two."}
    Browser(cast.social_care.manager).send(walk.path + "withdraw/", why="The family has moved.")
    late = asker.post(path, form)
    assert late.status_code == 403
    assert "This request has been withdrawn." in body(late)
    assert "The elder of the two." in body(late)
    assert "this needs no answer any more" in body(asker.get(path))


def test_a_clarification_answered_after_the_decision_is_kept_to_be_sent_as_something_new(cast: Cast) -> None:
    walk = Walk.begun(cast)
    path, asker = asked_back(walk), asker_of(walk)
    form = {"form_id": form_id(asker.get(path)), "says": "The elder of the two."}
    answered(walk, "not_held", reasons="In the register.")
    late = asker.post(path, form)
    assert late.status_code == 409
    assert "sent as something new" in body(late)
    assert "The elder of the two." in body(late)


def test_an_answer_that_comes_while_the_provider_decides_is_read_before_it_is_decided(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written()
    path = asked_back(walk)
    check = walk.path + "decide/check/"
    shown = walk.browser.get(check)
    form = {"form_id": form_id(shown), "seen": re.findall(r'name="seen" value="(\d+)"', body(shown))[0]}
    asker_of(walk).send(path, says="The one born in March.")
    late = walk.browser.post(check, form)
    assert late.status_code == 200
    assert "has written to you since you opened this page" in body(late)
    cast.become(cast.school.duty)
    assert not Decision.objects.exists()
    seen = re.findall(r'name="seen" value="(\d+)"', body(late))[0]
    assert walk.send("decide/check/", seen=seen)["Location"] == walk.path


def test_a_withdrawal_while_the_provider_decides_shows_its_reason_and_keeps_what_was_written(
    cast: Cast,
) -> None:
    walk = Walk.begun(cast).matched().written()
    form = {"form_id": form_id(walk.browser.get(walk.path + "decide/check/"))}
    asker = asker_of(walk)
    assert "Say why" in body(asker.send(walk.path + "withdraw/", why=" ")) or "Answer" in body(
        asker.send(walk.path + "withdraw/", why=" ")
    )
    asker.send(walk.path + "withdraw/", why="The family has moved.")
    late = walk.browser.post(walk.path + "decide/check/", form)
    assert late.status_code == 409
    assert "The family has moved." in body(late)
    assert ITEM["text"] in body(late)
    assert "Withdrawn</strong>" in walk.page()
    assert walk.path in body(walk.browser.get("/work/answered/"))
    assert walk.path in body(asker.get("/work/over/"))
    assert walk.path not in body(asker.get("/"))
    assert walk.browser.get(walk.path + "decide/").status_code == 409


def test_what_was_answered_meanwhile_cannot_be_withdrawn_and_the_reason_typed_is_kept(cast: Cast) -> None:
    walk = Walk.begun(cast)
    asker = asker_of(walk)
    form = {"form_id": form_id(asker.get(walk.path + "withdraw/")), "why": "The family has moved."}
    answered(walk, "not_held", reasons="In the register.")
    late = asker.post(walk.path + "withdraw/", form)
    assert late.status_code == 403
    assert "The family has moved." in body(late)


def test_cannot_tell_names_what_would_settle_it_and_the_asker_sends_it(cast: Cast) -> None:
    walk = Walk.begun(cast)
    walk.send("match/0/", nobody="1")
    walk.send("decide/answer/", outcome="cannot_tell")
    assert "Choose at least one identifier" in body(walk.send("decide/words/", reasons="Two of that name."))
    path = answered(walk, "cannot_tell", reasons="Two of that name.", settles=["nhs_number", "upn"])
    asker = asker_of(walk)
    page = body(asker.get(path))
    assert "They cannot tell who this is" in page
    assert "NHS number, unique pupil number" in page
    assert "Two of that name." not in page
    again = f"{walk.path}again/"
    wrong = asker.send(again, kind="brings_new", says="", nhs_number="999 000 0019")
    assert "its last digit does not match" in body(wrong)
    asker.send(again, kind="brings_new", says="", nhs_number="999 000 0018")
    assert walk.path in body(walk.browser.get("/"))
    assert "9990000018" in walk.page()
    walk.browser.post(walk.path + "decide/again/", {"form_id": ""})
    walk.matched().written().send("decide/check/")
    assert "Information shared" in body(asker.get(reply_path_latest(walk)))
    assert "A later answer replaced this one" in body(asker.get(path))


def reply_path_latest(walk: Walk) -> str:
    walk.cast.become(walk.cast.social_care.practitioner)
    return f"/replies/{Reply.objects.filter(agency_request=walk.request).latest('number').id}/"


def test_the_earlier_decision_stays_readable_as_it_was(cast: Cast) -> None:
    walk = Walk.begun(cast).decided()
    asker_of(walk).send(walk.path + "again/", kind="asks_for_more", says="Anything since half-term?")
    assert "Anything since half-term?" in walk.page()
    walk.browser.post(walk.path + "decide/again/", {"form_id": ""})
    assert "Decide again" in walk.page("decide/")
    answered_again = walk.written(items=({**ITEM, "text": "Nothing since half-term."},), outcome="share")
    assert answered_again.send("decide/check/")["Location"] == walk.path
    assert "Nothing since half-term." in walk.page("decision/")
    before = walk.page("decisions/1/")
    assert ITEM["text"] in before
    assert "Replaced by a later decision" in before
    assert walk.browser.get(walk.path + "decisions/7/").status_code == 404


def test_a_colleague_whose_page_is_old_does_not_replace_a_decision_by_mistake(cast: Cast) -> None:
    first = Walk.begun(cast).matched().written()
    second = Walk(cast, Browser(cast.school.manager), first.request, first.child).written()
    form = {"form_id": form_id(second.browser.get(second.path + "decide/check/"))}
    first.send("decide/check/")
    assert second.browser.post(second.path + "decide/check/", form).status_code == 409
    cast.become(cast.school.duty)
    assert Decision.objects.get().state == "made"


def test_a_closed_request_can_be_asked_again(cast: Cast) -> None:
    walk = Walk.begun(cast).decided()
    asker = asker_of(walk)
    asker.post(walk.path + "close/", {"form_id": form_id(asker.get(walk.path))})
    page = walk.page("", asker)
    assert "Closed</strong>" in page
    assert "Ask whether there is more, or tell them something new" in page
    assert walk.path in body(asker.get("/work/over/"))


def test_an_answer_by_telephone_is_told_and_written_down(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written()
    walk.send("decide/way/", method="telephone")
    assert "Decide; I tell them myself" in walk.page("decide/check/")
    walk.send("decide/check/")
    asker = asker_of(walk)
    page = walk.page("", asker)
    assert "Decided, not yet told" in page
    assert "Read the answer" not in page
    assert "The clock stands" in body(walk.browser.get("/"))
    form = walk.page("told/")
    assert ITEM["text"] in form
    assert WITHHELD["text"] not in form
    day = dict(
        zip(
            ("day-day", "day-month", "day-year"),
            re.findall(r'name="day-\w+"[^>]*value="(\d+)"', form),
            strict=True,
        )
    )
    for time, said in (("half past", "Enter a time like 14:05 or 2:05pm"), ("", "At what time")):
        told = {"method": "telephone", **day, "at_time": time, "to_whom": "Sam, duty desk", "checked": ""}
        assert said in body(walk.send("told/", **told))
    now = re.findall(r'name="at_time"[^>]*value="([^"]+)"', form)[0]
    late = {"method": "telephone", **day, "day-year": "2999", "at_time": now, "to_whom": "Sam", "checked": ""}
    assert "This is in the future" in body(walk.send("told/", **late))
    good = {**late, "day-year": day["day-year"], "to_whom": "Sam, duty desk", "checked": "Called back"}
    sent = walk.send("told/", **good)
    assert sent.status_code == 302, body(sent)
    reply = body(asker.get(reply_path(cast, walk.request)))
    assert "Told by telephone" in reply
    assert "Sam, duty desk" in reply


def test_share_and_share_in_part_read_alike(cast: Cast) -> None:
    pages = []
    for outcome, items in (("share", (ITEM,)), ("share_in_part", (ITEM, WITHHELD))):
        walk = Walk.begun(cast).matched().written(outcome=outcome, items=items)
        walk.send("decide/check/")
        pages.append(alike(asker_of(walk), reply_path(cast, walk.request), walk.path))
    assert pages[0] == pages[1]


@pytest.mark.clause("3.5")
def test_no_statement_is_byte_for_byte_the_same_whether_or_not_anything_is_held(cast: Cast) -> None:
    pages = []
    for held in (True, False):
        stage, clinic = Stage(cast), cast.sensitive
        child = stage.child(clinic)
        (request,) = stage.asked(cast.social_care, clinic)
        acknowledge_request(by=cast.become(clinic.duty), request_id=request.id)
        walk = Walk(cast, Browser(clinic.duty), request.id, child)
        walk.send(f"match/0/?person={child}", second_look="yes") if held else walk.send(
            "match/0/", nobody="1"
        )
        walk.send("decide/danger/", **{**DANGER, "danger": "no"})
        if held:
            walk.send("decide/items/new/", **WITHHELD)
        walk.send("decide/answer/", outcome="no_statement")
        assert "as_sent" not in walk.page("decide/words/")
        walk.send("decide/conditions/", **CONDITIONS)
        answered_silently(walk)
        pages.append(alike(asker_of(walk), reply_path(cast, walk.request), walk.path))
    assert "They do not say whether they hold information of this kind" in pages[0]
    assert pages[0] == pages[1]


def answered_silently(walk: Walk) -> None:
    walk.send("decide/words/", reasons="Our standing reply.")
    sent = walk.send("decide/check/")
    assert sent.status_code == 302, body(sent)
    if "waits for a manager" in walk.page():
        Browser(walk.cast.sensitive.manager).send(walk.path + "decision/")


def alike(asker: Browser, *paths: str) -> str:
    """What the asker reads, without ids, references and moments."""
    text = "".join(body(asker.get(path)) for path in paths)
    text = re.sub(r"(Reference|request) [A-Z0-9-]{6,}", r"\1 X", IDS.sub("id", text))
    return re.sub(r"\d{1,2}(:\d\d)? [ap]m", "time", text)


def test_only_a_sensitive_service_is_offered_to_say_nothing(cast: Cast) -> None:
    walk = Walk.begun(cast)
    assert "no_statement" not in walk.page("decide/answer/")
    page = walk.send("decide/answer/", outcome="no_statement")
    assert "Choose one of the answers" in body(page)


@pytest.mark.parametrize(
    ("outcome", "asks", "reads"),
    [
        ("not_held", "Where did you look?", "They hold nothing"),
        ("wrong_body", "Why are you not the body to ask?", "They are not the body to ask"),
        ("not_this_process", "How can they ask for it instead?", "This is not the way to ask for it"),
    ],
)
def test_each_answer_asks_what_it_must_and_the_asker_reads_it(
    cast: Cast, outcome: str, asks: str, reads: str
) -> None:
    walk = Walk.begun(cast)
    walk.send("decide/answer/", outcome=outcome)
    assert asks in walk.page("decide/words/")
    path = answered(walk, outcome, as_sent="Write to the records office.")
    page = body(asker_of(walk).get(path))
    assert reads in page
    assert "Write to the records office." in page
    assert "This may not be all" not in page
    assert "Ask whether there is more, or tell them something new" in page


@pytest.mark.clause("3.5")
def test_naming_the_right_body_is_an_item_with_tests_and_terms(cast: Cast) -> None:
    walk = Walk.begun(cast).matched()
    named = {**ITEM, "text": "Riverside Health Trust sees her."}
    walk.written(outcome="wrong_body", items=(named,))
    walk.send("decide/terms/", **TERMS)
    assert "This goes to Children’s Social Care" in walk.page("decide/check/")
    sent = walk.send("decide/check/")
    assert sent["Location"] == walk.path, body(sent)
    page = body(asker_of(walk).get(reply_path(cast, walk.request)))
    assert "They are not the body to ask" in page
    assert "Riverside Health Trust sees her." in page


def test_pages_of_a_request_with_much_said_are_shown_in_few_queries(cast: Cast) -> None:
    walk = Walk.begun(cast)
    path, asker = asked_back(walk), asker_of(walk)
    asker.send(path, says="The elder.")
    for browser, shown in ((walk.browser, walk.path), (asker, walk.path), (asker, path)):
        browser.get(shown)
        with CaptureQueriesContext(connection) as work:
            browser.get(shown)
        passing = ("SAVEPOINT", "RELEASE", "select ctx.leave")
        sent = [q["sql"][:160] for q in work if not q["sql"].startswith(passing)]
        assert len(sent) <= 12, "\n".join(sent)


def test_a_routine_request_shows_that_its_clock_stands(cast: Cast) -> None:
    from tests.actions.test_following import ROUTINE

    (request,) = Stage(cast).asked(cast.social_care, cast.school, question=ROUTINE)
    by = cast.become(cast.school.duty)
    acknowledge_request(by=by, request_id=request.id)
    question: UUID = ask_to_clarify(by=by, request_id=request.id, asks="Which Amara?").id
    asker = Browser(cast.social_care.practitioner)
    assert "The clock stands until the question is answered" in body(asker.get(f"/requests/{request.id}/"))
    assert "Their clock stands until you answer" in body(asker.get(f"/clarifications/{question}/"))
    assert body(asker.get("/work/asked_back/")).count("The clock stands") == 1
