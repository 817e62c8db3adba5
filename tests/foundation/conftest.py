"""Two agencies and their posts, for the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import pytest

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from tests.toys.models import Toy
from tests.world import House


@pytest.fixture
def houses(db: None) -> Iterator[tuple[House, House, House]]:
    """The keeper, a recipient and a stranger."""
    from django.db import connection

    from tests import database

    with database.connect(connection.settings_dict["NAME"]) as admin:
        yield House(admin), House(admin), House(admin)


@pytest.fixture
def make_toy(become: Callable[[UUID], Actor]) -> Callable[..., Toy]:
    """A toy kept by the acting agency and read by whom one names."""

    def make(
        by: Actor, readers: list[UUID], *, text: str = "a quiet word", people: tuple[UUID, ...] = ()
    ) -> Toy:
        keys.make_agency_key(by.agency)
        toy = Toy(id=uuid4(), keeper=by.agency, made_at=by.at, text=text)
        access.bear(toy.id, by.agency, "toy")
        access.grant(readers, toy.id, kind="toy", sort_at=by.at, people=people)
        toy.sealed_with(keys.make(toy.id, by.agency)).save(force_insert=True)
        return toy

    return make
