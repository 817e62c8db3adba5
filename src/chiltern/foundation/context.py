"""Entering the context: the only way to become somebody. Used by the faces alone (a contract)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from chiltern.code_of_practice.words import Role
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor, Outsider


def enter(token: str) -> Actor | None:
    """The actor behind a session's token, or None where there is none or its post no longer stands."""
    return _actor("select * from ctx.enter(%s)", token, "session")


def enter_as(post: UUID) -> Actor | None:
    """Steps into a post of a demo. Raises in a live database, and for every role but the worker's."""
    return _actor("select * from ctx.enter_as(%s)", post, "demo")


def enter_job(post: UUID) -> Actor | None:
    """The post that asked for a job, or None where it no longer stands. Only the worker's role can."""
    return _actor("select * from ctx.enter_job(%s)", post, "job")


def enter_public() -> Outsider:
    """Somebody from outside, about whom nothing is known."""
    return Outsider(at=_moment("select ctx.enter_public()"), way="public")


def enter_command() -> Outsider:
    """A command of the machine's operator. Only the worker's role can."""
    return Outsider(at=_moment("select ctx.enter_command()"), way="command")


def leave() -> None:
    """Ends the context inside a test's long transaction. Raises in any database that is not a test's."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.leave()")


def nature() -> str | None:
    """'live', 'demo' or 'test'; None while the database is being made."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.nature()")
        row = cursor.fetchone()
    return str(row[0]) if row and row[0] else None


def _moment(statement: str) -> datetime:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        moment: datetime = cursor.fetchone()[0]
    return moment


def _actor(statement: str, argument: Any, way: str) -> Actor | None:
    rows = prepared.fetch(statement, [argument])
    if not rows:
        return None
    ((post, agency, practitioner, role, readers, conflicts, at),) = rows
    return Actor(post, agency, practitioner, Role(role), tuple(readers), tuple(conflicts), at, way)
