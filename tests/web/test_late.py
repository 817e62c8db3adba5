"""Past due as both sides read it, taking and handing over, and lists that are sifted. Clauses 2.2, 3.6 and 4.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.code_of_practice.words import AnswerBackKind, Urgency
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.models import OnwardPermission, SecondLook, Telling
from chiltern.sharing.workings.telling import AnswerBackGiven
from tests import database
from tests.cast import Cast
from tests.stage import QUESTION, Stage
from tests.web.browser import Browser, body
from tests.web.test_passing import Onward
from tests.web.walking import Walk

pytestmark = [pytest.mark.clause("3.6"), pytest.mark.clause("2.2"), pytest.mark.clause("4.1")]
Move = Callable[[datetime], None]
# The days of the week fall as in 2026; a year that lies ahead of everybody's post.
MORNING = datetime(2037, 12, 23, 10, tzinfo=UTC)
LATE = datetime(2037, 12, 23, 18, tzinfo=UTC)
ROUTINE = replace(QUESTION, urgency=Urgency.ROUTINE)


def text(page: object) -> str:
    return unescape(page.content.decode())  # type: ignore[attr-defined]


def stepped(cast: Cast, thing: UUID, due: datetime, step: int, at: datetime, noun: str = "request") -> UUID:
    """A step that the scheme's clock took; it is no post, so its row is written beside. At the school, where social care waits;
    what social care waits for outside the Code goes up at social care.
    """
    climb, ours = uuid4(), noun.endswith("_outside")
    at_whose, other = (cast.social_care, cast.school) if ours else (cast.school, cast.social_care)
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        admin.execute(
            """insert into sharing_climb (id, keeper, made_at, thing, noun, step, due_at, other, reference, urgency)
               values (%s, %s, %s, %s, %s, %s, %s, %s, 'ABCD-EFGH', 'urgent')""",
            [climb, at_whose.agency, at, thing, noun, step, due, other.agency],
        )
    return climb


def test_both_sides_read_that_it_is_late_how_the_time_came_about_and_how_far_up_it_is(
    cast: Cast, set_time: Move
) -> None:
    set_time(MORNING)
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    set_time(LATE)
    for step, hours in ((1, 6), (2, 8)):
        stepped(cast, request.id, request.due_at, step, MORNING + timedelta(hours=hours))
    asker = text(Browser(cast.social_care.practitioner).get(f"/requests/{request.id}/"))
    desk = text(Browser(cast.school.duty).get(f"/requests/{request.id}/"))
    for page in (asker, desk):
        assert "6 hours, nights and weekends included, from 10:00 am on Wednesday 23 December 2037" in page
        assert "with the manager, or whoever covers, since 23 December 2037 at 4 pm" in page
        assert "with the representative, or whoever else may see it, since 23 December 2037 at 6 pm" in page
        assert "No answer by its due time" in page
    assert "Silence is not a yes and not a no. Ring " in asker
    row = text(Browser(cast.social_care.practitioner).get("/"))
    assert "with representative" in row
    assert "Overdue since 4 pm today" in row


def test_both_sides_of_a_question_to_the_owner_read_how_its_time_came_about(
    cast: Cast, set_time: Move
) -> None:
    set_time(MORNING)
    onward = Onward.held(cast)
    onward.ask()
    question = OnwardPermission.objects.order_by("id").first()
    assert question is not None
    set_time(datetime(2038, 1, 4, 18, tzinfo=UTC))
    stepped(cast, question.id, question.due_at, 1, question.due_at)
    for post in (cast.social_care.practitioner, cast.school.duty):
        page = text(Browser(post).get(f"/permissions/{question.id}/"))
        assert "5 working days after Wednesday 23 December 2037" in page
        assert "with the manager, or whoever covers, since 4 January 2038 at 5 pm" in page


def test_a_list_without_urgency_or_clock_is_not_asked_for_it(cast: Cast) -> None:
    page = text(Browser(cast.school.duty).get("/work/received/", {"urgency": "urgent", "overdue": "on"}))
    assert "Nothing new has come in." in page
    assert 'name="urgency"' not in page
    assert 'name="overdue"' not in page


def test_what_is_not_late_says_nothing_of_silence(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    for post in (cast.social_care.practitioner, cast.school.duty):
        page = text(Browser(post).get(f"/requests/{request.id}/"))
        assert "Answer due" in page
        assert "No answer by its due time" not in page


def test_it_is_taken_and_the_team_reads_who_has_it(cast: Cast) -> None:
    walk = Walk.begun(cast)
    assert "Take it myself" in walk.page()
    walk.browser.post(walk.path + "take/", {"form_id": str(uuid4())})
    page = walk.page()
    assert "The request is yours now." in page
    assert "Dana Duty" in page
    assert "Take it myself" not in page
    mine = body(walk.browser.get("/work/asked/", {"through": str(cast.school.duty)}))
    assert f"/requests/{walk.request}/" in mine


def test_it_is_handed_over_to_a_team(cast: Cast) -> None:
    walk = Walk.begun(cast)
    page = walk.page("hand-over/")
    assert "Other team" in page
    assert "Col Colleague" in page
    assert "There is a problem" in body(walk.send("hand-over/", to=str(cast.stranger.duty)))
    walk.send("hand-over/", to=str(cast.school.other_team))
    assert "The request is with Other team now." in walk.page()
    assert Browser(cast.school.colleague).get(walk.path).status_code == 200


def test_a_list_is_sifted_by_urgency_agency_and_what_is_late(cast: Cast, set_time: Move) -> None:
    set_time(MORNING)
    stage = Stage(cast)
    (urgent,) = stage.asked(cast.social_care, cast.school)
    (routine,) = stage.asked(cast.health, cast.school, question=ROUTINE)
    set_time(LATE)
    desk = Browser(cast.school.duty)

    def left(**sift: str) -> set[UUID]:
        page = body(desk.get("/work/asked/", sift))
        found = {each.id for each in (urgent, routine) if f"/requests/{each.id}/" in page}
        assert f"In this list: {len(found)}." in page
        return found

    assert left() == {urgent.id, routine.id}
    assert left(urgency="urgent") == {urgent.id}
    assert left(urgency="routine", overdue="on") == set()
    assert left(overdue="on") == {urgent.id}
    assert left(agency=str(cast.health.agency)) == {routine.id}
    assert left(through=str(cast.school.desk)) == {urgent.id, routine.id}
    assert left(through=str(cast.school.duty)) == set()
    assert "Nothing here is like that." in body(desk.get("/work/asked/", {"urgency": "immediate"}))
    sent = Browser(cast.social_care.practitioner)
    assert str(urgent.id) in body(sent.get("/work/sent/", {"agency": str(cast.school.agency)}))
    assert str(urgent.id) not in body(sent.get("/work/sent/", {"agency": str(cast.police.agency)}))


@pytest.mark.parametrize("sift", [{"through": "x"}, {"urgency": "soon"}, {"agency": str(uuid4())}])
def test_a_sift_that_cannot_be_leaves_nothing_out(cast: Cast, sift: dict[str, str]) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    assert str(request.id) in body(Browser(cast.school.duty).get("/work/asked/", sift))


def test_nobody_sifts_through_a_reader_that_is_not_theirs(cast: Cast) -> None:
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    for post in (cast.school.colleague, cast.stranger.duty):
        page = body(Browser(post).get("/work/asked/", {"through": str(cast.school.desk)}))
        assert str(request.id) not in page


def test_what_conflict_hides_is_in_no_number_of_a_sift(cast: Cast) -> None:
    stage = Stage(cast)
    request = stage.acknowledged(cast.social_care, cast.school)
    manager = Browser(cast.school.manager)
    sift = {"urgency": "urgent"}
    page = body(manager.get("/work/asked/", sift))
    assert str(request) in page
    assert "In this list: 1." in page
    cast.become(cast.school.manager)
    with connection.cursor() as cursor:
        cursor.execute("select people from foundation_access where thing = %s", [request])
        people = cursor.fetchone()[0]
    cast.set_conflict(cast.school, cast.school.manager, people[0])
    for asked in ({}, sift, {"agency": str(cast.social_care.agency)}, {"through": str(cast.school.desk)}):
        page = body(manager.get("/work/asked/", asked))
        assert str(request) not in page
        assert "In this list: 0." in page


def test_pages_of_a_sift_keep_it(cast: Cast) -> None:
    stage = Stage(cast)
    for _ in range(27):
        stage.asked(cast.social_care, cast.school)
    stage.asked(cast.health, cast.school, question=ROUTINE)
    desk = Browser(cast.school.duty)
    first = body(desk.get("/work/asked/", {"urgency": "urgent"}))
    assert "In this list: 27." in first
    later = unescape(first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0])
    assert "urgency=urgent" in later
    second = body(desk.get(later))
    assert second.count("Children’s Social Care asks") == 2
    assert "Riverside Health Trust asks" not in second
    earlier = unescape(second.split('rel="prev"')[0].rsplit('href="', 1)[1].split('"')[0])
    assert body(desk.get(earlier)).count("Children’s Social Care asks") == 25


def test_a_sifted_list_of_late_things_takes_the_same_few_queries_with_one_row_and_with_many(
    cast: Cast, set_time: Move
) -> None:
    stage, counts = Stage(cast), []
    for more, at in ((1, MORNING), (24, MORNING + timedelta(minutes=1))):
        set_time(at)
        for _ in range(more):
            stage.asked(cast.social_care, cast.school)
        set_time(LATE)
        desk = Browser(cast.school.duty)
        desk.get("/work/asked/", {"overdue": "on"})
        with CaptureQueriesContext(connection) as work:
            assert "Children’s Social Care asks" in body(desk.get("/work/asked/", {"overdue": "on"}))
        skipped = ("SAVEPOINT", "RELEASE", "select ctx.leave")
        counts.append([q["sql"] for q in work if not q["sql"].startswith(skipped)])
    assert len(counts[0]) == len(counts[1]) <= 12


def test_the_representative_sees_what_has_gone_up_and_what_to_do_and_no_request(
    cast: Cast, set_time: Move
) -> None:
    set_time(MORNING)
    (request,) = Stage(cast).asked(cast.social_care, cast.school)
    representative = Browser(cast.school.representative)
    assert "gone up to you" not in body(representative.get("/"))
    climb = stepped(cast, request.id, request.due_at, 2, LATE)
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        admin.execute(
            """insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
               values (%s, %s, %s, '{}', 'climb.given', %s)""",
            [cast.school.representative, climb, cast.school.agency, request.due_at],
        )
    set_time(LATE)
    representative = Browser(cast.school.representative)
    page = text(representative.get("/"))
    assert "Past due, and gone up to you (1)" in page
    page = text(representative.get(f"/overdue/{climb}/"))
    assert "Children’s Social Care waits for an answer" in page
    assert "arrange who covers" in page
    for hidden in ("Amara", "attendance", str(request.id), "released"):
        assert hidden not in page
    assert representative.get(f"/requests/{request.id}/").status_code == 404


def test_both_sides_of_what_was_told_and_of_a_second_look_read_how_far_up_it_has_gone(
    cast: Cast, set_time: Move
) -> None:
    set_time(MORNING)
    told = Stage(cast).told()
    cast.become(cast.school.manager)
    look, due = SecondLook.objects.get(about=told.id), Telling.objects.get(disclosure=told.id).due_at
    pages = [
        (cast.school.practitioner, f"/disclosures/{told.id}/"),
        (cast.social_care.duty, f"/disclosures/{told.id}/"),
    ]
    assert not any("No answer by its due time" in text(Browser(post).get(path)) for post, path in pages)
    set_time(datetime(2038, 1, 4, 18, tzinfo=UTC))
    for thing, at in ((told.id, due), (look.id, look.due_at)):
        stepped(cast, thing, at, 1, at)
    for post, path in (*pages, (cast.school.manager, f"/looks/{look.id}/")):
        assert "with the manager, or whoever covers, since 24 December 2037 at 5 pm" in text(
            Browser(post).get(path)
        )
    asker, desk = (text(Browser(post).get(path)) for post, path in pages)
    assert "they have been silent so far. At Children’s Social Care it is with" in asker and "Ring " in asker
    assert "we have been silent so far. Here it is with" in desk


def test_what_was_told_is_sifted_to_what_is_late_and_what_is_answered_is_not(
    cast: Cast, set_time: Move
) -> None:
    set_time(MORNING)
    silent, answered = Stage(cast).told(), Stage(cast).told()
    desk = cast.become(cast.social_care.duty)
    acknowledge_disclosure(by=desk, disclosure_id=answered.id)
    given = AnswerBackGiven(AnswerBackKind.NO_FURTHER_ACTION, "She is well.")
    answer_back(by=desk, disclosure_id=answered.id, given=given)
    late = {"overdue": "on"}
    teller = Browser(cast.school.practitioner)
    assert "Nothing here is like that." in body(teller.get("/work/telling/", late))
    set_time(datetime(2038, 1, 4, 18, tzinfo=UTC))
    teller, desk_there = Browser(cast.school.practitioner), Browser(cast.social_care.duty)
    both = body(teller.get("/work/telling/"))
    assert str(silent.id) in both and str(answered.id) in both
    for page in (body(teller.get("/work/telling/", late)), body(desk_there.get("/work/told/", late))):
        assert str(silent.id) in page and str(answered.id) not in page
        assert "In this list: 1." in page
