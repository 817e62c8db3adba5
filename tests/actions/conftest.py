"""The stage, for the actions."""

from __future__ import annotations

import pytest

from tests.cast import Cast, cast, first_officer  # noqa: F401  fixtures
from tests.stage import Stage


@pytest.fixture
def stage(cast: Cast) -> Stage:  # noqa: F811
    """The cast, ready to walk."""
    return Stage(cast)
