"""Worlds that differ only in what somebody may not see are equal to the byte in all that this somebody gets. 2.2, 3.5, 3.7.

How many pairs: 20 in `./test`, 200 with `--all`, any number with `--pairs`. A pair's number is its seed.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from chiltern.sharing.queries import home
from tests.two_worlds.conftest import County
from tests.two_worlds.looking import PAIRS
from tests.two_worlds.telling import difference

pytestmark = [pytest.mark.committed, pytest.mark.clause("2.2", "3.5", "3.7")]
RESTRICTED = 0
"""A pair of this kind."""


@pytest.mark.parametrize("seed", range(PAIRS))
def test_two_worlds_are_one_to_those_from_whom_something_is_hidden(county: County, seed: int) -> None:
    assert difference(county, seed) == ""


def test_a_number_that_counts_what_somebody_may_not_see_is_found(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = home._heads

    def counting(*asked: Any) -> Any:
        listed, counts = real(*asked)
        with connection.cursor() as cursor:
            cursor.execute("select tests_things()")
            more = cursor.fetchone()[0]
        return listed, {which: many + more for which, many in counts.items()}

    monkeypatch.setattr(home, "_heads", counting)
    found = difference(county, RESTRICTED)
    assert found.startswith(f"restricted, seed {RESTRICTED}: ") and "at byte" in found
