"""Opening and ending the database's own sessions: the one use of the `signin` connection. Serves clause 3.7.

It commits by itself, so that what a request ends is ended even where the request fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections

from chiltern.accounts.session_store import digest
from chiltern.code_of_practice.words import Role


@dataclass(frozen=True, slots=True)
class Standing:
    """A post that stands at this moment, as far as somebody who has not entered it yet may know."""

    post: UUID
    agency: UUID
    role: Role
    since: datetime


def open_context(session_key: str, post: UUID, account: UUID) -> None:
    """From now on this session's key enters as this post, until the working day's end."""
    values: list[Any] = [digest(session_key), post, account, settings.SESSION_COOKIE_AGE]
    with connections["signin"].cursor() as cursor:
        cursor.execute("select ctx.open(%s, %s, %s, make_interval(secs => %s))", values)


def close_context(session_key: str) -> None:
    """Ends what this session's key opens; nothing happens where it opens nothing."""
    with connections["signin"].cursor() as cursor:
        cursor.execute("select ctx.close(%s)", [digest(session_key)])


def close_contexts_of(account: UUID) -> None:
    """Ends every session of an account in this second."""
    with connections["signin"].cursor() as cursor:
        cursor.execute("select ctx.close_all(%s)", [account])


def standings(seats: Sequence[UUID]) -> list[Standing]:
    """The posts that stand for these seats, oldest first."""
    if not seats:
        return []
    with connections["signin"].cursor() as cursor:
        cursor.execute("select post, agency, role, since from ctx.standings(%s)", [list(seats)])
        return [Standing(post, agency, Role(role), since) for post, agency, role, since in cursor.fetchall()]


def agency_of_seat(seat: UUID) -> UUID | None:
    """The agency whose link this is, to say so before anybody has signed in; None where its posts have ended."""
    found = standings([seat])
    return found[0].agency if found else None


@dataclass(frozen=True, slots=True)
class DemoPost:
    """A post of a demo, which anyone at this machine may step into."""

    post: UUID
    seat: UUID
    agency: UUID
    title: str
    role: Role


def demo_posts() -> list[DemoPost]:
    """Every post of a demo; none in a live database, whoever asks."""
    with connections["signin"].cursor() as cursor:
        cursor.execute("select post, seat, agency, title, role from ctx.demo_posts()")
        rows = cursor.fetchall()
    return [DemoPost(post, seat, agency, title, Role(role)) for post, seat, agency, title, role in rows]
