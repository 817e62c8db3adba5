"""Who is told by e-mail that something waits: whoever may see it, in one constant text, at most once an hour. 2.2, 3.5, 3.7."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.agencies.actions.choose_mails import choose_mails
from chiltern.code_of_practice.words import Answer, Urgency
from chiltern.foundation import access
from chiltern.jobs.mail import NotSent
from chiltern.jobs.tasks import find_notices, send_notice
from chiltern.notices.looking import look
from chiltern.notices.queries import not_sent
from chiltern.notices.rhythm import Rhythm
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.add_to_request import add_to_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.workings.asking import Question
from chiltern.sharing.workings.following import FollowUpGiven, Stated
from tests import database
from tests.actions.test_climbing import ROUTINE, acting, worker
from tests.cast import Cast
from tests.notices.conftest import SENDER, Taken
from tests.stage import QUESTION, Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("2.2", "3.5", "3.7")]
TEXT = "Something waits for you in Chiltern. Sign in to see it."
DESK = ["duty@school.example", "manager@school.example"]
DAYS = count(1)


@pytest.fixture
def clock(town: Cast) -> Iterator[Any]:
    """Moves the town's clock, from half past nine on a day of the test's own; everybody has seen what came before."""
    start = datetime(2037, 1, 1, 9, 30, tzinfo=UTC) + timedelta(days=next(DAYS))
    with database.connect(connection.settings_dict["NAME"]) as admin:

        def move(**on: int) -> None:
            admin.execute(
                """insert into ctx.clock_shift (shift) values (%s - clock_timestamp())
                   on conflict (only_one) do update set shift = excluded.shift""",
                [start + timedelta(**on)],
            )

        move()
        admin.execute(
            "truncate notices_notice, notices_wish, notices_look, notices_arrival, procrastinate_jobs cascade"
        )
        _seen_by_all(admin)
        yield move


def _seen_by_all(admin: Any) -> None:
    """What waits from the tests before is no news to anybody."""
    admin.execute(
        """insert into notices_look (post, at) select id, ctx.now() - interval '1 minute' from foundation_poststanding
           on conflict do nothing"""
    )
    admin.execute(
        """insert into notices_arrival (reader, thing, at)
           select reader, thing, ctx.now() - interval '1 hour' from foundation_access on conflict do nothing"""
    )


def asked(town: Cast, question: Question = QUESTION) -> UUID:
    with transaction.atomic():
        return Stage(town).asked(town.social_care, town.school, question=question)[0].id


def found() -> list[str]:
    """The sweep of a minute; what its jobs were given."""
    name = connection.settings_dict["NAME"]
    with worker():
        find_notices(timestamp=0)
    with database.connect(name) as admin:
        rows = admin.execute(
            "select args from procrastinate_jobs where task_name = 'notices.send' and status = 'todo'"
        ).fetchall()
        admin.execute("truncate procrastinate_jobs cascade")
    given = [row[0] if isinstance(row[0], dict) else json.loads(row[0]) for row in rows]
    assert all(list(each) == ["notice"] and UUID(each["notice"]) for each in given)
    return [each["notice"] for each in given]


def swept() -> None:
    notices = found()
    with worker():
        for notice in notices:
            send_notice(notice=notice)


def test_the_desk_is_told_in_plain_constant_words_and_nobody_else_is(
    town: Cast, clock: Any, taken: Taken
) -> None:
    asked(town)
    swept()
    assert sorted(taken.to) == DESK
    for mail in taken.mails:
        assert mail.get_content_type() == "text/plain"
        assert not mail.is_multipart()
        assert str(mail.get_payload()).strip() == TEXT
        assert (mail["From"], mail["Subject"]) == (SENDER, "Chiltern")
    assert len({mail.get_payload() for mail in taken.mails}) == 1


def test_whoever_looks_afterwards_at_what_was_shared_alone_is_told_too(
    town: Cast, clock: Any, taken: Taken
) -> None:
    with transaction.atomic():
        Stage(town).told()
    swept()
    assert "manager@school.example" in taken.to
    assert "duty@school.example" not in taken.to
    assert {str(mail.get_payload()).strip() for mail in taken.mails} == {TEXT}


def test_it_is_at_most_one_an_hour_and_never_about_what_was_told_or_seen_before(
    town: Cast, clock: Any, taken: Taken
) -> None:
    request = asked(town, ROUTINE)
    swept()
    asked(town)
    for minutes in (1, 31, 59):
        clock(minutes=minutes)
        swept()
    assert sorted(taken.to) == DESK
    clock(minutes=61)
    with acting(town.school.manager) as by:
        look(by)
    swept()
    assert sorted(taken.to) == sorted([*DESK, DESK[0]])
    clock(hours=5)
    swept()
    assert len(taken.to) == 3
    with acting(town.social_care.practitioner) as by:
        stated = Stated(Urgency.URGENT, Answer.YES, Answer.YES)
        add_to_request(by=by, request_id=request, given=FollowUpGiven("He is back."), stated=stated)
    clock(hours=5, minutes=1)
    swept()
    assert sorted(taken.to[3:]) == DESK, "made urgent it is news again"


def test_two_sweeps_and_a_job_run_twice_send_one(town: Cast, clock: Any, taken: Taken) -> None:
    asked(town)
    notices = found()
    assert found() == []
    with worker():
        for notice in [*notices, *notices]:
            send_notice(notice=notice)
    assert sorted(taken.to) == DESK


def test_the_job_asks_again_whether_something_unseen_waits(town: Cast, clock: Any, taken: Taken) -> None:
    request = asked(town)
    notices = found()
    with acting(town.social_care.practitioner) as by:
        withdraw_request(by=by, request_id=request, why="It is no longer needed.")
    with worker():
        for notice in notices:
            send_notice(notice=notice)
    assert taken.to == []
    asked(town)
    notices = found()
    with acting(town.school.duty) as by:
        look(by)
    with worker():
        for notice in notices:
            send_notice(notice=notice)
    assert taken.to == ["manager@school.example"]


def test_somebody_can_have_one_at_eight_in_the_morning_or_none(town: Cast, clock: Any, taken: Taken) -> None:
    for post, rhythm in ((town.school.duty, Rhythm.DAILY), (town.school.manager, Rhythm.NEVER)):
        with acting(post) as by:
            choose_mails(by=by, rhythm=rhythm)
    asked(town)
    for hours in (0, 5, 22):
        clock(hours=hours)
        swept()
    assert taken.to == []
    clock(hours=22, minutes=31)
    swept()
    asked(town)
    clock(hours=26)
    swept()
    assert taken.to == ["duty@school.example"]


def test_in_two_worlds_a_post_is_sent_the_same_whether_or_not_something_hidden_came(
    town: Cast, clock: Any, taken: Taken
) -> None:
    """One manager is in conflict with the child; the other, on the desk, is not among the posts that were told by name."""
    school, care = town.school, town.social_care
    with transaction.atomic():
        child = Stage(town).child(school)
    worlds = []
    for hidden in (False, True):
        clock(days=30 + 30 * hidden)
        taken.whole.clear()
        if hidden:
            with transaction.atomic():
                town.set_conflict(school, school.manager, child)
            request = asked(town)
            with acting(school.duty) as by:
                acknowledge_request(by=by, request_id=request)
                match_person(by=by, request_id=request, matches=[MatchGiven(0, child)])
            with transaction.atomic():
                Stage(town).told(posts=(care.duty,))
        with transaction.atomic():
            Stage(town).asked(town.health, care)
        swept()
        worlds.append([_masked(mail, taken.mails[place]) for place, mail in enumerate(taken.whole)])
    hidden_from = ("manager@school.example", "manager@social-care.example", "colleague@social-care.example")
    first, second = ([each for each in world if each[0] in hidden_from] for world in worlds)
    assert first == second
    assert [to for to, *_ in first] == ["manager@social-care.example"]
    told = {to for to, *_ in worlds[1]}
    assert {"duty@school.example", "duty@social-care.example"} <= told
    with acting(school.manager):
        assert not access.can_see(request)


def _masked(raw: bytes, mail: Any) -> tuple[str, str]:
    kept = [line for line in raw.decode().splitlines() if not line.startswith(("Message-ID:", "Date:"))]
    return str(mail["To"]), "\n".join(kept)


def test_what_does_not_go_is_tried_again_and_the_officer_sees_a_number_and_no_address(
    town: Cast, clock: Any, taken: Taken, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    taken.refuses = "451 no room for"
    asked(town)
    notices = found()
    with worker():
        for notice in notices:
            with pytest.raises(NotSent):
                send_notice(notice=notice)
    with acting(town.officer) as by:
        assert not_sent(by) == 2
    with acting(town.school.representative) as by:
        assert not_sent(by) == 0
    taken.refuses = ""
    with worker():
        for notice in notices:
            send_notice(notice=notice)
    with acting(town.officer) as by:
        assert not_sent(by) == 0
    assert sorted(taken.to) == DESK
    assert "school.example" not in caplog.text


def test_nobody_reads_from_these_tables_what_came_in_or_who_was_told(town: Cast, clock: Any) -> None:
    for statement in (
        "select * from notices_arrival",
        "select * from notices_notice",
        "select ctx.note_arrivals(array['request.asked'])",
        "select * from ctx.posts_to_tell(array['request.asked'], now(), null)",
    ):
        with pytest.raises(ProgrammingError), acting(town.school.manager), connection.cursor() as cursor:
            cursor.execute(statement)
    with acting(town.school.duty) as by:
        look(by)
    with acting(town.school.manager), connection.cursor() as cursor:
        cursor.execute("select count(*) from notices_look where post = %s", [town.school.duty])
        assert cursor.fetchone()[0] == 0
