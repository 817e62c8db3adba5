"""What a party kept of entries about things that it destroyed: payload and salts go, the record stands (clause 3.8)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection, models

from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.ledger.models import OpeningDestroyed


def destroyed_openings(by: Actor, things: Sequence[UUID]) -> list[models.Model]:
    """The acting agency's own, of things to which it has no key any more; gives the rows that say so, for the act to record."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.destroy_openings(%s::uuid[])", [list(things)])
        rows = [
            OpeningDestroyed(id=new_id(), entry=entry, keeper=by.agency, made_at=by.at)
            for (entry,) in cursor.fetchall()
        ]
    OpeningDestroyed.objects.bulk_create(rows)
    return list(rows)
