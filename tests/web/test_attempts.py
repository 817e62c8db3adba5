"""Asking for a hidden thing by its id: the answer of a made-up id, with the same work, and the keeper learns of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chiltern.accounts.session_store import SessionStore
from chiltern.foundation import attempts, context
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import OFFICE
from chiltern.jobs.tasks import record_attempts
from chiltern.ledger import openings
from chiltern.ledger.models import Opening
from tests import database
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.conftest import open_session, point_at
from tests.stage import Stage
from tests.web.browser import Browser, body

pytestmark = [pytest.mark.committed, pytest.mark.clause("2.2"), pytest.mark.clause("3.7")]


@pytest.fixture
def request_id(town: Cast) -> UUID:  # noqa: F811
    """Social care asked the school; it lies at the school's duty desk."""
    with transaction.atomic():
        (asked,) = Stage(town).asked(town.social_care, town.school)
        return asked.id


class Visitor(Browser):
    """Its requests commit, each in a transaction of its own."""

    def __init__(self, post: UUID) -> None:
        super().__init__()
        token = open_session(post)
        with transaction.atomic():
            SessionStore(session_key=token).save(must_create=True)
        self.cookies["chiltern_session"] = token

    def request(self, **asked: Any) -> Any:
        """As a browser outside the tests sends it."""
        return super(Browser, self).request(**asked)


@contextmanager
def worker() -> Iterator[None]:
    """Jobs run as the database's role for them."""
    name = connection.settings_dict["NAME"]
    point_at(name, "worker")
    yield
    point_at(name)


def swept() -> None:
    with worker():
        record_attempts(timestamp=0)


@pytest.fixture(autouse=True)
def nothing_waits(town: Cast) -> None:  # noqa: F811
    """Whatever another test asked for in vain is on the record."""
    swept()


def waiting() -> list[tuple[UUID, UUID]]:
    with database.connect(connection.settings_dict["NAME"]) as admin:
        return list(admin.execute("select post, thing from foundation_attempt").fetchall())


def entries(thing: UUID) -> list[tuple[UUID, bytes]]:
    """Who may open an entry of an attempt at this thing, and what it says to that one."""
    with database.connect(connection.settings_dict["NAME"]) as admin:
        found = admin.execute(
            """select o.id, o.keeper, o.sealed, e.commitment from ledger_opening o join ledger_entry e on e.id = o.entry
                where e.kind = 'thing.attempted' and o.thing = %s""",
            [thing],
        ).fetchall()
    said = []
    for key, keeper, sealed, commitment in found:
        fields = openings.check(openings.unseal(bytes(sealed), key, keeper), bytes(commitment)).fields
        said.append((keeper, b"".join(fields.values())))
    return said


def test_a_hidden_thing_and_a_made_up_id_are_the_same_work_and_the_same_answer(
    town: Cast,  # noqa: F811
    request_id: UUID,
) -> None:
    visitor = Visitor(town.stranger.practitioner)
    answers, work = [], []
    for each in (uuid4(), request_id, uuid4()):
        with CaptureQueriesContext(connection) as asked:
            page = visitor.get(f"/requests/{each}/")
        answers.append((page.status_code, body(page)))
        work.append([query["sql"].split("(")[0] for query in asked.captured_queries])
    assert answers[0][0] == 404
    assert answers[1:] == answers[:1] * 2
    assert work[1] == work[2]


def test_its_keeper_learns_who_asked_and_the_one_who_asked_learns_nothing(
    town: Cast,  # noqa: F811
    request_id: UUID,
) -> None:
    post, nothing = town.stranger.practitioner, uuid4()
    visitor = Visitor(post)
    for _ in range(3):
        visitor.get(f"/requests/{request_id}/")
    visitor.post(f"/requests/{request_id}/acknowledge/", {"form_id": str(uuid4())})
    visitor.get(f"/requests/{nothing}/")
    assert sorted(waiting()) == sorted([(post, request_id), (post, nothing)])
    swept()
    assert waiting() == []
    assert entries(nothing) == []
    told = entries(request_id)
    assert {keeper for keeper, _ in told} == {town.social_care.agency, OFFICE}, (
        "the service itself records it"
    )
    assert len(told) == 2, "once"
    assert all(str(post).encode() in said for _, said in told)
    for reader, many in ((town.social_care.practitioner, 1), (town.officer, 0), (post, 0)):
        with transaction.atomic():
            context.enter(open_session(reader))
            assert Opening.objects.filter(kind="thing.attempted", thing=request_id).count() == many


def test_a_colleague_of_another_team_and_one_in_conflict_are_named_to_their_own_agency(
    town: Cast,  # noqa: F811
) -> None:
    with transaction.atomic():
        stage = Stage(town)
        child = stage.child(town.school)
    for post in (town.school.colleague, town.school.practitioner):
        Visitor(post).get(f"/people/{child}/")
    swept()
    told = entries(child)
    tried = {keeper for keeper, said in told if str(town.school.colleague).encode() in said}
    assert tried == {town.school.agency, OFFICE}
    assert not [said for _, said in told if str(town.school.practitioner).encode() in said], "it may see it"


def test_nobody_but_a_command_of_the_machine_learns_what_exists(town: Cast, request_id: UUID) -> None:  # noqa: F811
    Visitor(town.stranger.practitioner).get(f"/requests/{request_id}/")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        context.enter(open_session(town.stranger.practitioner))
        attempts.take(10)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        context.enter(open_session(town.stranger.practitioner))
        with connection.cursor() as cursor:
            cursor.execute("select * from foundation_attempt")
    with worker(), pytest.raises(DatabaseError, match="only a command"), transaction.atomic():
        context.enter(open_session(town.stranger.practitioner))
        attempts.take(10)
    assert len(waiting()) == 1


def test_nobody_notes_an_attempt_in_anothers_name(town: Cast) -> None:  # noqa: F811
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        by: Actor | None = context.enter(open_session(town.stranger.practitioner))
        assert by is not None
        attempts.note(replace(by, post=town.school.practitioner), uuid4())
    assert waiting() == []
