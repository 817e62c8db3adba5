"""Whoever asked or told waits no longer once the other side has answered: its own rows say so at once. Clause 3.6.

The database looks whether there is an answer of the acting agency's, and moves nothing else.
"""

from __future__ import annotations

from uuid import UUID

from django.db import connection


def file_answered(thing: UUID) -> None:
    """The request, or what was told, stands as answered in the lists of whoever asked or told."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.file_answered(%s)", [thing])
