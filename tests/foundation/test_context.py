"""Becoming somebody: by a token alone, once a transaction, and never by saying so."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.foundation import access, context
from chiltern.foundation.actor import Actor
from tests.conftest import open_session
from tests.toys.models import Toy
from tests.world import House

Houses = tuple[House, House, House]


def test_a_token_gives_the_post_its_readers_and_the_databases_time(houses: Houses) -> None:
    post = houses[0].post(houses[0].team, houses[0].desk)
    actor = context.enter(open_session(post))
    assert actor is not None
    assert (actor.post, actor.agency) == (post, houses[0].agency)
    assert set(actor.readers) == {post, houses[0].team, houses[0].desk}
    assert actor.at.tzinfo is not None


def test_an_unknown_token_gives_nobody(houses: Houses) -> None:
    assert context.enter("made-up") is None


def test_a_post_that_has_ended_is_nobody_in_the_same_second(houses: Houses) -> None:
    post = houses[0].post(houses[0].team)
    token = open_session(post)
    houses[0].admin.execute(
        "update foundation_poststanding set ends_at = clock_timestamp() where id = %s", [post]
    )
    assert context.enter(token) is None


def test_nobody_enters_twice_in_one_transaction(houses: Houses) -> None:
    token = open_session(houses[0].post())
    assert context.enter(token) is not None
    with pytest.raises(ProgrammingError, match="already entered"), transaction.atomic():
        context.enter(token)


@pytest.mark.parametrize("setting", ["forged", "stolen"])
def test_a_setting_that_app_writes_itself_is_worth_nothing(
    houses: Houses, make_toy: Callable[..., Toy], become: Callable[[UUID], Actor], setting: str
) -> None:
    mine = become(houses[0].post(houses[0].team))
    make_toy(mine, [houses[0].team])
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('ctx.said')")
        said = cursor.fetchone()[0]
        forged = (
            said.replace(str(mine.role), "manager")
            if setting == "forged"
            else said.split("#")[0] + "#" + "0" * 64
        )
        assert forged != said
        cursor.execute("select set_config('ctx.said', %s, true)", [forged])
    assert access.count(mine, ["toy"]) == 0
    assert not Toy.objects.exists()


@pytest.mark.committed
def test_a_value_from_another_transaction_is_worth_nothing(committed_db: str) -> None:
    from tests import database

    with database.connect(committed_db) as admin:
        house = House(admin)
        token = open_session(house.post(house.team))
    with transaction.atomic():
        assert context.enter(token) is not None
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('ctx.said')")
            said = cursor.fetchone()[0]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('ctx.said', %s, true), ctx.agency()", [said])
        cursor.execute("select ctx.agency()")
        assert cursor.fetchone()[0] is None


@pytest.mark.parametrize(
    "statement",
    [
        "select * from ctx.session",
        "select * from ctx.key",
        "insert into ctx.session values ('x', gen_random_uuid(), gen_random_uuid(), now(), now())",
        "select ctx.open('x', gen_random_uuid(), gen_random_uuid(), interval '1 hour')",
        "select * from ctx.enter_as(gen_random_uuid())",
        "select ctx.enter_command()",
        "select ctx.mac('x')",
        "select * from ctx.stand(gen_random_uuid(), 'session', now())",
        "select ctx.say('session', null, gen_random_uuid(), null, null, '{}', '{}', now())",
        "insert into ctx.clock_shift (shift) values ('1 day')",
        "update ctx.nature set nature = 'demo'",
        "set role chiltern_ctx_owner",
        "set role chiltern_owner",
    ],
)
def test_app_reaches_none_of_what_makes_the_context(db: None, statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.committed
def test_a_live_database_cannot_be_left_nor_stepped_into(committed_db: str) -> None:
    from tests import database

    with database.connect(committed_db) as admin:
        admin.execute("update ctx.nature set nature = 'live'")
    with pytest.raises(ProgrammingError, match="ends with its transaction"), transaction.atomic():
        context.leave()
    with database.connect(committed_db) as admin:
        admin.execute("set role chiltern_worker")
        with pytest.raises(Exception, match="only a demo"):
            admin.execute("select * from ctx.enter_as(%s)", [uuid4()])
