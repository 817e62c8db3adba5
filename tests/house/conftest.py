"""The town, for tests that visit every address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from chiltern.foundation import context
from tests.cast import build as people_of
from tests.cast import first_officer  # noqa: F401
from tests.conftest import enter_as_post
from tests.house.contexts import Seen, watch
from tests.house.town import Town, build


@pytest.fixture(scope="module")
def built(first_officer: UUID, django_db_blocker: Any) -> Iterator[Town]:  # noqa: F811
    """The town, once for all tests of a file, in one transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(people_of(first_officer, enter_as_post))
        transaction.set_rollback(True)


@pytest.fixture
def town(built: Town) -> Iterator[Town]:
    """As it was built: what a test does in it is rolled back."""
    with transaction.atomic():
        yield built
        context.leave()
        transaction.set_rollback(True)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Every template that is rendered from now on, with what it gets."""
    return watch(monkeypatch)
