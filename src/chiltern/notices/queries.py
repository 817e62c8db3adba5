"""What a post wants, to which address a post is told, and how many notices could not be sent. Clause 3.7."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import connection

from chiltern.accounts.queries import open_address_of_seat
from chiltern.foundation.actor import Actor
from chiltern.foundation.models import PostStanding
from chiltern.notices.models import Wish
from chiltern.notices.rhythm import Rhythm

WEEK = timedelta(days=7)
NOWHERE = "demo.invalid"
"""Where a demo's posts are told: its people have no address, and its mails lie in a folder."""


def rhythm_of(by: Actor) -> Rhythm:
    """How often the acting post wants to be told."""
    wished = Wish.objects.filter(post=by.post).values_list("rhythm", flat=True).first()
    return Rhythm(wished) if wished else Rhythm.HOURLY


def address_of(post: UUID, *, in_demo: bool) -> str | None:
    """The sign-in address of whoever acts in the post now; None where nobody does. For the scheme's clock."""
    if in_demo:
        return f"{post}@{NOWHERE}"
    seat = PostStanding.objects.filter(id=post).values_list("account", flat=True).first()
    return open_address_of_seat(seat) if seat else None


def not_sent(by: Actor) -> int:
    """How many could not be sent within the last seven days; none for anybody but the council's officer."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.notices_not_sent(%s)", [by.at - WEEK])
        return int(cursor.fetchone()[0])
