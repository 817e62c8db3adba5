"""What is seen under break-glass is read, and not worked on. Clause 2.2."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.reasons_for_acts import ONLY_OPENED
from chiltern.foundation import prepared
from chiltern.foundation.gate import Refused

_ONLY_OPENED = """
select bool_and(a.kind like 'opened.%%') from foundation_access a where a.thing = %s::uuid"""


def only_opened(thing: UUID) -> bool:
    """Whether this post sees the thing for a short time alone."""
    ((opened,),) = prepared.fetch(_ONLY_OPENED, [thing])
    return bool(opened)


def insist_working(thing: UUID) -> None:
    """Raises Refused where this post sees the thing under break-glass alone."""
    if only_opened(thing):
        raise Refused(ONLY_OPENED.key, ONLY_OPENED.says, clauses=ONLY_OPENED.clauses)
