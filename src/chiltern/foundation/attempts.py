"""Asking in vain: noted alike for what is hidden and for what is not there, looked up afterwards and apart. Clause 2.2.

So an answer takes the same work either way, and the thing's keeper still learns who asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor

_NOTE = """
insert into foundation_attempt (post, thing, agency, practitioner, at)
values (%s, %s, %s, %s, %s) on conflict do nothing"""
_TAKE = "select * from ctx.take_attempts(%s::int)"


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who asked, when, for what that is there, and whose it is."""

    post: UUID
    agency: UUID
    practitioner: UUID
    thing: UUID
    keeper: UUID
    at: datetime


def note(by: Actor, thing: UUID) -> None:
    """Somebody was told that nothing is there under this id. Until it is looked up, the same again adds nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [by.post, thing, by.agency, by.practitioner, by.at])


def take(most: int) -> list[Attempt]:
    """The oldest, at most so many: those at hidden things are given, and all are forgotten. For a command alone."""
    return [Attempt(*row) for row in prepared.fetch(_TAKE, [most])]
