"""Worlds that differ only in what somebody may not see are equal to the byte in all that this somebody gets. 2.2, 3.5, 3.7.

How many pairs: 20 in `./test`, 200 with `--all`, any number with `--pairs`. A pair's number is its seed.
"""

from __future__ import annotations

import os

import pytest

from tests.two_worlds.conftest import County
from tests.two_worlds.telling import difference

pytestmark = [pytest.mark.committed, pytest.mark.clause("2.2", "3.5", "3.7")]
PAIRS = int(os.environ.get("CHILTERN_PAIRS", "20"))


@pytest.mark.parametrize("seed", range(PAIRS))
def test_two_worlds_are_one_to_those_from_whom_something_is_hidden(county: County, seed: int) -> None:
    assert difference(county, seed) == ""
