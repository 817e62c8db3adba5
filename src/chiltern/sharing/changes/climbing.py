"""Writes of the scheme's clock: what is past its due time goes up, and what was answered is late no more. Clause 3.6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from chiltern.foundation.ids import new_id
from chiltern.sharing.queries.lists import CLIMBED, CLOCKED
from chiltern.sharing.queries.overdue import Late

_CLIMBS = ("thing", "agency", "noun", "step", "due_at", "other", "reference", "urgency")
_CLIMB = """
select * from ctx.climb(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::int[], %s::timestamptz[], %s::uuid[],
  %s::text[], %s::text[])"""


def climb(steps: Sequence[Late]) -> list[tuple[UUID, Late]]:
    """Takes these steps, for the scheme's clock; those that nobody had taken before, each with its id."""
    ids = {new_id(): late for late in steps}
    values: list[Any] = [list(ids), *([getattr(late, name) for late in steps] for name in _CLIMBS)]
    with connection.cursor() as cursor:
        cursor.execute(_CLIMB, values)
        return [(row[0], ids[row[0]]) for row in cursor.fetchall()]


def settle_climbs() -> None:
    """What was answered since is late no more. For the scheme's clock."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.settle_climbs(%s::text[])", [[*CLOCKED, *CLIMBED]])
