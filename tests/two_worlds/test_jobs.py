"""Every job is run among names and stories: none of them logs one, mails one, or stops. Clauses 2.2 and 3.7."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection

from chiltern.agencies.actions.ask_for_record import ask_for_record
from chiltern.foundation import attempts
from chiltern.jobs import tasks
from tests.consenting import NO, answered
from tests.two_worlds.acts import ask
from tests.two_worlds.conftest import County
from tests.two_worlds.world import World, beginning
from tests.withdrawing import Agreed

pytestmark = [pytest.mark.committed, pytest.mark.clause("2.2", "3.7")]


def find(world: World) -> None:
    """Who is told that something waits."""
    tasks.find_notices(timestamp=0)


def send(world: World) -> None:
    """The mails."""
    tasks.find_notices(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("select id from notices_notice where sent_at is null")
        found = [row[0] for row in cursor.fetchall()]
    for notice in found:
        tasks.send_notice(notice=str(notice))


def build(world: World) -> None:
    """The school's own part of the record."""
    file = asked_for_record(world)
    with world.job("build"):
        tasks.build_record_file(file=str(file), post=str(world.cast.school.representative))


def follow(world: World) -> None:
    """The mother has agreed, and says no since."""
    cast, school = world.cast, world.cast.school
    with world.role("app"):
        agreed = world.step(lambda: Agreed(world.stage, (cast.health,)))
        world.step(lambda: agreed.told(cast.health))
        said_no = world.step(lambda: answered(world.stage, school, agreed.child, NO, cast.health))
    with world.job("follow"):
        tasks.follow_consent(record=str(said_no), person=str(agreed.child), post=str(school.manager))
    with world.role("app"):
        assert agreed.stop(cast.health, cast.health.duty)


def lapse(world: World) -> None:
    """The mother has agreed until tomorrow; that is over."""
    cast = world.cast
    with world.role("app"):
        until = world.step(lambda: cast.become(cast.school.duty).at.date() + timedelta(days=1))
        agreed = world.step(lambda: Agreed(world.stage, (cast.health,), {"until": until}))
        world.step(lambda: agreed.told(cast.health))
    world.later(timedelta(days=13))
    with world.job("lapse"):
        tasks.lapse_consents(timestamp=0)
    with world.role("app"):
        assert agreed.stop(cast.health, cast.health.duty)


def asked_for_record(world: World) -> UUID:
    rep = world.cast.school.representative
    with world.role("app"):
        return world.step(lambda: ask_for_record(by=world.cast.become(rep), reason="The yearly audit.").id)


def swept(sweep: Callable[..., None]) -> Callable[[World], None]:
    """A job of the clock's."""
    return lambda world: sweep(timestamp=0)


RUNS: dict[str, Callable[[World], None]] = {
    "attempts.record": swept(tasks.record_attempts),
    "overdue.climb": swept(tasks.climb_overdue),
    "looks.place": swept(tasks.place_looks),
    "ownership.check": swept(tasks.check_who_has_what),
    "retention.run": swept(tasks.destroy_what_is_due),
    "record_file.build": build,
    "consent.follow": follow,
    "consent.lapse": lapse,
    "record_file.forget": swept(tasks.forget_record_files),
    "notices.find": find,
    "notices.send": send,
}


@pytest.fixture
def world(county: County) -> Iterator[World]:
    """Somebody was asked about a child, is late, and somebody else tried to read it."""
    with beginning(county.cast, county.tokens, 1, more=True) as made:
        request = made.step(lambda: ask(made, made.cast.social_care, made.cast.school))
        stranger = made.cast.become(made.cast.stranger.practitioner)
        attempts.note(stranger, request)
        attempts.note(stranger, uuid4())
        made.later(timedelta(days=9))
        yield made


@pytest.mark.parametrize("name", RUNS)
def test_a_job_names_nobody(world: World, name: str) -> None:
    with world.job(name):
        RUNS[name](world)
    folder: Path = settings.MAIL.folder
    assert bool(list(folder.glob("*.eml"))) is (name == "notices.send")
