"""A school and a neighbour, two teams each, and ways to record people through the real actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

import pytest

from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from chiltern.people.actions.record_person import Address, Birth, Name, Person, record_person
from tests.conftest import enter_as_post
from tests.world import House


@dataclass
class School:
    """An agency with who works there: two in one team, one in another, one in conflict with whom one names."""

    house: House
    practitioner: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        self.post = self.house.post(self.house.team)
        self.colleague = self.house.post(self.house.team)
        self.other_team = self.house.post(self.house.other_team, self.house.desk)
        self.conflicted = self.house.post(self.house.team, practitioner=self.practitioner)
        self.representative = self.house.post(self.house.team, role="representative")
        keys.make_agency_key(enter_as_post(self.post).agency)

    def work(self) -> Actor:
        """The practitioner whose team it is."""
        return enter_as_post(self.post)

    def conflict(self, person: UUID) -> None:
        """From now on `conflicted` sees nothing about the person."""
        self.house.conflict(self.practitioner, person)

    def person(self, given: str, family: str, born: date | None = date(2016, 3, 9), **more: object) -> UUID:
        """A child recorded for the team, by one of it."""
        more.setdefault("addresses", (Address("3 Chalk Row, Wenbury", "zz9 7ab"),))
        stated = Person(names=(Name(given, family),), birth=Birth(on=born), **more)  # type: ignore[arg-type]
        return record_person(by=self.work(), stated=stated, readers=[self.house.team])


@pytest.fixture
def schools(db: None) -> Iterator[Callable[[], School]]:
    """Makes agencies that are strangers to each other."""
    from django.db import connection

    from tests import database

    with database.connect(connection.settings_dict["NAME"]) as admin:
        yield lambda: School(House(admin))


@pytest.fixture
def school(schools: Callable[[], School]) -> School:
    """The agency of the test."""
    return schools()
