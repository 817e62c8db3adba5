"""What this agency passed on without an owner's permission, for those who represent it: a register, no content. 3.10, 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chiltern.agencies.queries import names
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor

_ROWS = "select reference, recipient, went_at, told from ctx.passed_without_permission()"


class OwnerTold(StrEnum):
    """When its owner was told."""

    AT_ONCE = "at_once"
    LATER = "later"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class WithoutPermission:
    """One disclosure: that it went, and whether its owner knows."""

    reference: str
    to: str
    at: datetime
    told: OwnerTold


def passed_without_permission(by: Actor) -> tuple[WithoutPermission, ...]:
    """The latest first. Raises django.db.ProgrammingError for a role that does not represent its agency."""
    rows = prepared.fetch(_ROWS)
    called = names([recipient for _, recipient, _, _ in rows])
    return tuple(
        WithoutPermission(reference, called.get(recipient, "a body outside the Code"), at, OwnerTold(told))
        for reference, recipient, at, told in rows
    )
