"""One request, for either side: acts, matching, and the same 404 for everybody else. Clauses 2.2, 3.5 and 3.6."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.code_of_practice.words import Answer, Urgency
from chiltern.people.workings import given
from chiltern.sharing.models import Assignment, Handling, Match
from tests.cast import Cast
from tests.stage import QUESTION, Stage
from tests.web.browser import Browser, body, form_id
from tests.web.walking import Walk

pytestmark = pytest.mark.clause("3.6")


def test_the_duty_desk_acknowledges_once_and_the_asker_sees_so(cast: Cast) -> None:
    walk = Walk.begun(cast, acknowledged=False)
    form = {"form_id": form_id(walk.browser.get(walk.path))}
    answers = {walk.browser.post(walk.path + "acknowledge/", form)["Location"] for _ in range(20)}
    assert answers == {walk.path}
    page = walk.page()
    assert "The request is acknowledged." in page
    assert "The request is acknowledged." not in walk.page()
    assert "Acknowledged</strong>" in walk.page("", Browser(cast.social_care.practitioner))
    cast.become(cast.school.duty)
    assert Handling.objects.count() == 1


@pytest.mark.clause("3.4")
@pytest.mark.parametrize(("danger", "first"), [(Answer.YES, True), (Answer.NO, False)])
def test_where_they_say_danger_the_numbers_to_ring_stand_first_whatever_the_urgency(
    cast: Cast, danger: Answer, first: bool
) -> None:
    said = replace(QUESTION, urgency=Urgency.STANDARD, danger_said=danger)
    (asked,) = Stage(cast).asked(cast.social_care, cast.school, question=said)
    page = body(Browser(cast.school.duty).get(f"/requests/{asked.id}/"))
    ring = "Is a child in danger now? Ring first"
    assert (ring in page and page.index(ring) < page.index("<h1")) is first


def test_what_was_typed_to_something_that_is_not_there_is_given_back(cast: Cast) -> None:
    browser = Browser(cast.school.duty)
    (hidden,) = Stage(cast).asked(cast.social_care, cast.health)
    pages = [
        browser.post(f"/requests/{each}/ask-back/", {"form_id": str(uuid4()), "asks": "Which of the two?"})
        for each in (hidden.id, uuid4())
    ]
    assert [page.status_code for page in pages] == [404, 404]
    assert body(pages[0]) == body(pages[1])
    assert "What you typed stands below" in body(pages[0])
    assert "Which of the two?" in body(pages[0])
    assert "What you typed" not in body(browser.get(f"/requests/{hidden.id}/"))


def test_a_colleague_who_acknowledges_a_moment_later_is_told_so(cast: Cast) -> None:
    walk = Walk.begun(cast, acknowledged=False)
    late = Browser(cast.school.manager)
    form = {"form_id": form_id(late.get(walk.path))}
    walk.browser.post(walk.path + "acknowledge/", {"form_id": form_id(walk.browser.get(walk.path))})
    page = late.post(walk.path + "acknowledge/", form)
    assert page.status_code in (403, 409)
    assert "Nothing was" in body(page) or "changed nothing" in body(page)
    assert "It may have changed since you opened the page" in body(page)


def test_it_is_given_to_a_colleague_who_then_sees_it(cast: Cast) -> None:
    walk = Walk.begun(cast)
    colleague = Browser(cast.school.colleague)
    assert colleague.get(walk.path).status_code == 404
    walk.send("assign/", to_post=str(cast.school.colleague))
    assert "The request is with Col Colleague now." in walk.page()
    assert colleague.get(walk.path).status_code == 200


def test_only_a_colleague_can_be_given_it(cast: Cast) -> None:
    walk = Walk.begun(cast)
    for post in (str(cast.stranger.duty), "nonsense", ""):
        page = walk.send("assign/", to_post=post)
        assert page.status_code == 200
        assert "There is a problem" in body(page)
    cast.become(cast.school.duty)
    assert not Assignment.objects.exists()


@pytest.mark.clause("2.2")
def test_a_stranger_and_a_colleague_of_another_team_get_the_404_of_a_made_up_id(cast: Cast) -> None:
    walk = Walk.begun(cast).matched()
    steps = ("", "decision/", "match/0/", "decide/", "decide/items/", "decide/check/", "decide/terms/")
    for post in (cast.stranger.duty, cast.school.colleague, cast.social_care.colleague):
        browser = Browser(post)
        for step in steps:
            real, made_up = browser.get(walk.path + step), browser.get(f"/requests/{uuid4()}/{step}")
            assert (real.status_code, body(real)) == (404, body(made_up)), (post, step)
        for act in ("acknowledge/", "assign/"):
            assert browser.post(walk.path + act, {"form_id": str(uuid4())}).status_code == 404


def test_the_side_that_asked_decides_nothing(cast: Cast) -> None:
    walk = Walk.begun(cast)
    asker = Browser(cast.social_care.practitioner)
    assert "Decide</a>" not in walk.page("", asker)
    for step in ("decide/", "match/0/"):
        assert asker.get(walk.path + step).status_code == 403


def test_somebody_in_conflict_with_the_child_sees_nothing_once_it_is_matched(cast: Cast) -> None:
    walk = Walk.begun(cast)
    walk.send("assign/", to_post=str(cast.school.conflicted))
    conflicted = Browser(cast.school.conflicted)
    assert conflicted.get(walk.path).status_code == 200
    cast.set_conflict(cast.school, cast.school.conflicted, walk.child)
    walk.matched()
    assert conflicted.get(walk.path).status_code == 404


@pytest.mark.clause("3.5")
def test_identifiers_stand_side_by_side_and_two_that_agree_need_no_second_look(cast: Cast) -> None:
    walk = Walk.begun(cast)
    page = walk.page("match/0/")
    assert "Compare with Amara Whitlock" in page
    page = walk.page(f"match/0/?person={walk.child}")
    assert page.count("Agrees</td>") == 2
    assert "Look at both again" not in page
    assert walk.send(f"match/0/?person={walk.child}")["Location"] == walk.path + "decide/"
    cast.become(cast.school.duty)
    assert Match.objects.get().agreeing == ["date_of_birth", "name"]


@pytest.mark.clause("3.5")
def test_a_namesake_asks_for_a_second_look(cast: Cast) -> None:
    walk = Walk.begun(cast)
    other = Stage(cast).child(cast.school, birth=given.Birth(on=date(2017, 1, 1)))
    page = walk.page(f"match/0/?person={other}")
    assert "Look at both again" in page
    unanswered = walk.send(f"match/0/?person={other}")
    assert "Answer ‘You have compared both" in body(unanswered)
    walk.send(f"match/0/?person={walk.child}", second_look="yes")
    cast.become(cast.school.duty)
    assert (Match.objects.get().second_look, Match.objects.get().namesake) == ("yes", True)


def test_we_know_nobody_like_this(cast: Cast) -> None:
    walk = Walk.begun(cast)
    assert walk.send("match/0/", nobody="1")["Location"] == walk.path + "decide/"
    assert "we know nobody like this" in walk.page()
    for position in (1, 99):
        assert walk.browser.get(walk.path + f"match/{position}/").status_code == 404
    assert walk.browser.get(walk.path + f"match/0/?person={uuid4()}").status_code == 404


def test_a_request_is_shown_in_few_queries(cast: Cast) -> None:
    walk = Walk.begun(cast).matched()
    for browser in (walk.browser, Browser(cast.social_care.practitioner)):
        browser.get(walk.path)
        with CaptureQueriesContext(connection) as work:
            browser.get(walk.path)
        sent = [
            q["sql"] for q in work if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select ctx.leave"))
        ]
        assert len(sent) <= 12, "\n".join(sql[:160] for sql in sent)
