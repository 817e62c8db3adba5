"""The end of a holder's own keys, by the database's functions for the retention job alone. No gate, no entry. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from django.db import connection, models

from chiltern.code_of_practice.retention import Papers, Rules
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.ledger.destroying import destroyed_openings
from chiltern.sharing.changes.recognising import forget
from chiltern.sharing.models import Destroyed


def destroy(by: Actor, papers: Papers, rules: Rules) -> list[models.Model]:
    """The acting agency has no key to any of it any more, finds and reads none of it; what stands is that it was.

    Gives the rows that say so. Raises django.db.ProgrammingError outside the job, under a hold, or without confirmed rules.
    """
    things = [UUID(str(thing.id)) for thing in papers.things]
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.destroy_own(%s::uuid[])", [things])
        gone = {row[0] for row in cursor.fetchall()}
    forget(things)
    years, counts_from = rules[papers.due.under]
    if years is None or papers.due.on is None:
        raise ValueError("this is kept for good")
    rows = [
        Destroyed(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            thing=thing.id,
            noun=thing.noun,
            under=papers.due.under,
            years=years,
            counts_from=counts_from,
            due_on=papers.due.on,
            last_key=thing.id in gone,
        )
        for thing in papers.things
    ]
    Destroyed.objects.bulk_create(rows)
    return [*rows, *destroyed_openings(by, things)]
