"""Sealed text: opens on its own row, with its holder's key, and says 'sealed' everywhere else. Clause 3.7."""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import connection

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.cipher import CannotOpen
from chiltern.foundation.sealed.fields import Sealed, SealedWithoutKey
from tests.toys.models import Part, Toy
from tests.world import House

Houses = tuple[House, House, House]
Become = Callable[[UUID], Actor]
MakeToy = Callable[..., Toy]
CANARY = "Wrenfield Canary-Quill"


@pytest.fixture
def toy(houses: Houses, become: Become, make_toy: MakeToy) -> Toy:
    """A toy of the first house with a name in it that must not be found anywhere."""
    made: Toy = make_toy(
        become(houses[0].post(houses[0].team)), [houses[0].team, houses[1].desk], text=CANARY
    )
    return made


def test_its_keeper_opens_it(toy: Toy) -> None:
    assert Toy.objects.with_keys().get(id=toy.id).text == CANARY


def test_a_row_without_its_key_does_not_open(toy: Toy) -> None:
    with pytest.raises(SealedWithoutKey):
        _ = Toy.objects.get(id=toy.id).text


def test_nothing_but_its_row_shows_it(toy: Toy) -> None:
    ((value,),) = Toy.objects.filter(id=toy.id).values_list("text")
    assert isinstance(value, Sealed)
    assert (str(value), repr(value), f"{value}") == ("sealed", "sealed", "sealed")
    with pytest.raises(TypeError):
        json.dumps(value)
    with connection.cursor() as cursor:
        cursor.execute("select text from toys_toy where id = %s", [toy.id])
        assert CANARY.encode() not in bytes(cursor.fetchone()[0])


def test_it_cannot_be_filtered_or_written_in_clear(toy: Toy) -> None:
    with pytest.raises(TypeError):
        Toy.objects.filter(text=CANARY).exists()
    with pytest.raises(TypeError):
        Toy.objects.filter(id=toy.id).update(text=CANARY)


def test_a_reader_without_a_wrap_sees_the_row_and_not_the_text(
    toy: Toy, houses: Houses, become: Become
) -> None:
    become(houses[1].post(houses[1].desk))
    assert Toy.objects.filter(id=toy.id).exists()
    with pytest.raises(keys.NoKey):
        Toy.objects.with_keys().get(id=toy.id)


def test_a_wrap_for_another_holder_opens_it_there(toy: Toy, houses: Houses, become: Become) -> None:
    recipient = houses[1].post(houses[1].desk)
    keys.make_agency_key(become(recipient).agency)
    become(houses[0].post(houses[0].team))
    keys.share(toy.id, houses[1].agency)
    become(recipient)
    assert Toy.objects.with_keys().get(id=toy.id).text == CANARY


def test_a_holder_wraps_it_for_nobody_else(toy: Toy, houses: Houses, become: Become) -> None:
    recipient, stranger = houses[1].post(houses[1].desk), houses[2].post(houses[2].desk)
    keys.make_agency_key(become(recipient).agency)
    keys.make_agency_key(become(stranger).agency)
    become(houses[0].post(houses[0].team))
    keys.share(toy.id, houses[1].agency)
    become(recipient)
    with pytest.raises(Exception, match="not to be granted"):
        keys.share(toy.id, houses[2].agency)


def test_a_text_moved_to_another_row_does_not_open(
    toy: Toy, become: Become, houses: Houses, make_toy: MakeToy
) -> None:
    other = make_toy(become(houses[0].post(houses[0].team)), [houses[0].team], text="another")
    with connection.cursor() as cursor:
        cursor.execute(
            "update toys_toy set text = (select text from toys_toy where id = %s) where id = %s",
            [toy.id, other.id],
        )
    with pytest.raises(CannotOpen):
        _ = Toy.objects.with_keys().get(id=other.id).text


def test_a_part_opens_with_its_toys_key(toy: Toy, houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    key = keys.held([toy.id])[toy.id]
    part = Part(id=uuid4(), keeper=by.agency, made_at=by.at, toy=toy.id, text="a part").sealed_with(key)
    part.save(force_insert=True)
    assert Part.objects.with_keys().get(toy=toy.id).text == "a part"


def test_a_page_of_rows_brings_its_keys_along(
    houses: Houses, become: Become, make_toy: MakeToy, django_assert_num_queries: Callable[..., object]
) -> None:
    by = become(houses[0].post(houses[0].team))
    for count in (1, 6):
        while access.count(by, ["toy"]) < count:
            make_toy(by, [houses[0].team], text=CANARY)
        with django_assert_num_queries(1):  # type: ignore[attr-defined]
            assert [row.text for row in Toy.objects.with_keys()] == [CANARY] * count


@pytest.mark.committed
def test_a_dump_of_the_database_shows_no_canary(committed_db: str) -> None:
    from django.db import transaction

    from tests import database
    from tests.conftest import open_session

    with database.connect(committed_db) as admin:
        house = House(admin)
        token = open_session(house.post(house.team))
        with transaction.atomic():
            from chiltern.foundation import context

            by = context.enter(token)
            assert by is not None
            keys.make_agency_key(by.agency)
            toy = Toy(id=uuid4(), keeper=by.agency, made_at=by.at, text=CANARY)
            access.bear(toy.id, by.agency, "toy")
            access.grant([house.team], toy.id, kind="toy", sort_at=by.at)
            toy.sealed_with(keys.make(toy.id, by.agency)).save(force_insert=True)
        rows = admin.execute("select to_jsonb(t)::text from toys_toy t").fetchall()
    assert len(rows) == 1
    assert CANARY not in rows[0][0]
    assert CANARY.encode().hex() not in rows[0][0]
