"""The look at what lies with whom, written down as it is taken. No gate and no entry here. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

_CHECK = "select looked_at, found from ctx.check_ownership(%s)"


def check_ownership(check: UUID) -> tuple[int, int]:
    """How many items were looked at, each with each agency, and how many are wrong. Only the scheme's clock can."""
    with connection.cursor() as cursor:
        cursor.execute(_CHECK, [check])
        ((looked_at, found),) = cursor.fetchall()
    return int(looked_at), int(found)
