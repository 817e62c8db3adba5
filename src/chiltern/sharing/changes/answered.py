"""Whoever asked or told waits no longer once the other side has answered: its own rows say so at once. Clause 3.6.

The database looks whether there is an answer of the acting agency's, and moves nothing else.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chiltern.foundation import prepared

_DONE = """
select ctx.file_under(%s::uuid, 'request.done', %s::timestamptz, null), ctx.file_answered(%s::uuid)"""


def file_answered(thing: UUID) -> None:
    """The request, or what was told, stands as answered in the lists of whoever asked or told."""
    prepared.run("select ctx.file_answered(%s::uuid)", [thing])


def file_done(request: UUID, at: datetime) -> None:
    """A request that is answered stands as done in the provider's lists too."""
    prepared.run(_DONE, [request, at, request])
