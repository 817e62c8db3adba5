"""The office and an officer, and ways to be somebody from outside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chiltern.foundation import context
from chiltern.foundation.actor import Actor, Outsider
from tests.scheme.conftest import office, officer, strangers

__all__ = ["office", "officer", "outsider", "strangers"]


@pytest.fixture
def outsider(officer: Actor) -> Callable[[], Outsider]:
    """Becomes somebody from outside; the partnership stands."""

    def become() -> Outsider:
        context.leave()
        return context.enter_public()

    return become
