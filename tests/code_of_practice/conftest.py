"""Rules need no database: this folder touches no framework."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """The marker stands here too, so that the folder runs by itself."""
    config.addinivalue_line("markers", "clause(*ids): proves these clauses of the Code")


@pytest.fixture
def machine_elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on the other side of the world: its own day is often another than London's."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        yield
    time.tzset()
