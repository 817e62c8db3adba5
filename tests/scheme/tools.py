"""What the record holds of a post's own acts."""

from __future__ import annotations

from django.db import connection

from chiltern.foundation.actor import Actor


def entries(by: Actor) -> list[str]:
    """The kinds of the entries of this post, in the order of their making."""
    with connection.cursor() as cursor:
        cursor.execute("select kind from ledger_opening where post = %s order by at, id", [by.post])
        return [row[0] for row in cursor.fetchall()]
