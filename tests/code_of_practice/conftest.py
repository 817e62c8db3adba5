"""Rules need no database: this folder touches no framework."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """The marker stands here too, so that the folder runs by itself."""
    config.addinivalue_line("markers", "clause(*ids): proves these clauses of the Code")
