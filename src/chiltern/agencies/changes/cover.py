"""Cover for a colleague who is away: reading as their teams and desks for that time, and what is given to them by name.

Nothing that named people alone see is given with it: it lies with no team. No gate, no entry. Clauses 2.2 and 4.4.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from chiltern.agencies.models import Cover
from chiltern.foundation.models import PostReader


def begin(cover: Cover) -> None:
    """From its start until its end the covering post reads as the teams of the one that is away."""
    teams = PostReader.objects.filter(post=cover.away, ends_at=None).exclude(reader=cover.away)
    held = {row.reader: row for row in PostReader.objects.filter(post=cover.covered_by)}
    for reader in teams.values_list("reader", flat=True):
        there = held.get(reader)
        if there is None:
            PostReader.objects.create(
                post=cover.covered_by,
                reader=reader,
                agency=cover.keeper,
                starts_at=cover.starts_at,
                ends_at=cover.ends_at,
            )
        elif there.ends_at is not None and there.ends_at < cover.ends_at:
            PostReader.objects.filter(post=cover.covered_by, reader=reader).update(
                starts_at=there.starts_at if there.ends_at > cover.starts_at else cover.starts_at,
                ends_at=cover.ends_at,
            )
    give()


def give() -> int:
    """What is given by name to whoever is away, and lies with a team too, to whoever covers now; how many rows.

    For a manager's or representative's own agency, and for the scheme's clock everywhere.
    """
    with connection.cursor() as cursor:
        cursor.execute("select ctx.give_cover()")
        return int(cursor.fetchone()[0])


def end(cover: Cover, at: datetime) -> None:
    """From this minute the colleague covers no more."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.end_cover(%s)", [cover.id])
    PostReader.objects.filter(post=cover.covered_by, ends_at=cover.ends_at).update(ends_at=at)
    Cover.objects.filter(id=cover.id).update(ends_at=at)
