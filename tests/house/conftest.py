"""The town, for tests that visit every address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from chiltern.foundation import context
from tests import standing
from tests.cast import build as people_of
from tests.cast import first_officer  # noqa: F401
from tests.conftest import enter_as_post
from tests.house.contexts import Seen, watch
from tests.house.town import Town, build


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of the town begin, one after the other: it is built once. Of two processes each gets half of what there is, so
    both halves begin with them: who ends first takes of the other's last, which need no town.
    """
    items.sort(key=lambda item: "built" not in getattr(item, "fixturenames", ()))
    if hasattr(config, "workerinput"):
        many = sum("built" in getattr(item, "fixturenames", ()) for item in items)
        town, others = items[:many], items[many:]
        items[:] = [*town[::2], *others[::2], *town[1::2], *others[1::2]]


@pytest.fixture
def built(first_officer: UUID, django_db_blocker: Any) -> Town:  # noqa: F811
    """The town, once for all neighbouring tests that need it."""

    def make() -> Town:
        return build(people_of(first_officer, enter_as_post))

    with django_db_blocker.unblock():
        return standing.stood("built", first_officer, make, django_db_blocker)


@pytest.fixture
def town(built: Town, django_db_blocker: Any) -> Iterator[Town]:
    """As it was built: what a test does in it is rolled back."""
    with django_db_blocker.unblock(), standing.rolled_back():
        yield built
        context.leave()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Every template that is rendered from now on, with what it gets."""
    return watch(monkeypatch)
