"""Which own people a description could mean, whether one sees their records or not: for those who set conflicts and
holds. Ids alone. Clauses 2.2 and 3.7."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from chiltern.people.workings.described import Described


def alike(by: Actor, whom: Described) -> list[UUID]:
    """Nobody for a role that sets none."""
    names, dates, numbers = whom.tokens(keys.token_key(by.agency))
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from ctx.own_people_alike(%s::bytea[], %s::bytea[], %s::bytea[])",
            [names, dates, numbers],
        )
        return sorted(row[0] for row in cursor.fetchall())
