"""Writes of who asks who read, and of the answer. No gate and no entry here. Clause 8.1.2."""

from __future__ import annotations

from django.db import connection

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from chiltern.sharing.models import Inquiry, ReadersNamed


def ask(by: Actor, row: Inquiry) -> None:
    """Those who represent either side find it."""
    access.bear(row.id, by.agency, "inquiry")
    row.sealed_with(keys.make(row.id, by.agency)).save(force_insert=True)
    keys.share(row.id, row.recipient)
    with connection.cursor() as cursor:
        cursor.execute("select ctx.open_inquiry(%s)", [row.id])


def name(by: Actor, row: ReadersNamed, owner: Inquiry) -> None:
    """The owner reads the names until their day."""
    access.bear(row.id, by.agency, "named")
    row.sealed_with(keys.make(row.id, by.agency)).save(force_insert=True)
    keys.share(row.id, owner.keeper, until=row.until)
    with connection.cursor() as cursor:
        cursor.execute("select ctx.answer_inquiry(%s, %s)", [row.id, row.until])
    access.file_under(owner.id, kind="inquiry.done", sort_at=by.at)
