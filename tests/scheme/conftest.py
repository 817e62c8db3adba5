"""The partnership's own office, for tests below and beside the agencies: an officer, and somebody who is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest

from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import OFFICE
from tests.world import House


@pytest.fixture
def office(db: None) -> Iterator[House]:
    """The office, with posts to enter as."""
    from django.db import connection

    from tests import database

    with database.connect(connection.settings_dict["NAME"]) as admin:
        yield House(admin, agency=OFFICE)


@pytest.fixture
def officer(office: House, become: Callable[[UUID], Actor]) -> Actor:
    """The council's officer for the Code, acting; the partnership stands."""
    from chiltern.scheme import changes

    by = become(office.post(office.desk, role="council_officer"))
    changes.make_partnership("Chilternshire Safeguarding Children Partnership", by.at)
    return by


@pytest.fixture
def strangers(office: House) -> dict[str, UUID]:
    """Posts for which the officer's pages do not exist, by what they are."""
    elsewhere = House(office.admin)
    return {
        "a core member at the office": office.post(office.desk, role="core_member"),
        "a representative": elsewhere.post(elsewhere.desk, role="representative"),
        "an officer's role at another agency": elsewhere.post(elsewhere.desk, role="council_officer"),
    }
