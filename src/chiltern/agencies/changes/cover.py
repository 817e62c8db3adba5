"""Cover for a colleague who is away: reading as their teams and desks for that time, and what is given to them by name.

Nothing that named people alone see is given with it: it lies with no team. No gate, no entry. Clauses 2.2 and 4.4.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

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
    teams = PostReader.objects.filter(post=cover.away).exclude(reader=cover.away)
    for reader in list(teams.values_list("reader", flat=True)):
        held = PostReader.objects.filter(post=cover.covered_by, reader=reader, ends_at=cover.ends_at)
        held.update(ends_at=_still_covered_until(cover, reader, at))
    Cover.objects.filter(id=cover.id).update(ends_at=at)


def _still_covered_until(ended: Cover, reader: UUID, at: datetime) -> datetime:
    """How long the colleague covers for somebody else of the same team; the moment itself where for nobody."""
    away = PostReader.objects.filter(reader=reader, ends_at=None).values("post")
    others = Cover.objects.filter(
        covered_by=ended.covered_by, away__in=away, starts_at__lte=at, ends_at__gt=at
    )
    last = others.exclude(id=ended.id).order_by("-ends_at").values_list("ends_at", flat=True).first()
    return last or at
