"""What this agency passed on without an owner's permission, and which courts' orders came: registers, no content. 3.10, 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import CourtOrderState
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor

_ROWS = "select reference, recipient, went_at, told from ctx.passed_without_permission()"
_ORDERS = "select reference, court, arrived_at, due_on, state, told from ctx.court_orders()"
OUTSIDE = "a body outside the Code"


class OwnerTold(StrEnum):
    """When its owner was told."""

    AT_ONCE = "at_once"
    LATER = "later"
    NOT_YET = "not_yet"
    NOBODY = "nobody"
    """Nobody had to be: it belongs to the same legal body."""


@dataclass(frozen=True, slots=True)
class WithoutPermission:
    """One disclosure: that it went, and whether its owner knows."""

    reference: str
    to: str
    at: datetime
    told: OwnerTold


@dataclass(frozen=True, slots=True)
class OrderCame:
    """One court's order: from which court, by when it is wanted, how it stands, and whether every owner knows."""

    reference: str
    court: str
    at: datetime
    due_on: date
    state: CourtOrderState
    told: OwnerTold


def passed_without_permission(by: Actor) -> tuple[WithoutPermission, ...]:
    """The latest first. Raises django.db.ProgrammingError for a role that does not represent its agency."""
    rows = prepared.fetch(_ROWS)
    called = names([recipient for _, recipient, _, _ in rows])
    return tuple(
        WithoutPermission(reference, called.get(recipient, OUTSIDE), at, OwnerTold(told))
        for reference, recipient, at, told in rows
    )


def courts_orders(by: Actor) -> tuple[OrderCame, ...]:
    """The latest first. Raises django.db.ProgrammingError for a role that does not represent its agency."""
    rows = prepared.fetch(_ORDERS)
    called = names([row[1] for row in rows])
    return tuple(
        OrderCame(reference, called.get(court, OUTSIDE), at, due_on, CourtOrderState(state), OwnerTold(told))
        for reference, court, at, due_on, state, told in rows
    )
