"""Refuses to serve where the second lock is not on."""

from __future__ import annotations

from chiltern.foundation.locking import unlocked_tables, unsafe_role


class NotSafe(Exception):
    """The database or its role is not fit to serve."""


def insist_on_locks() -> None:
    """Raises NotSafe where the role is too strong, or a table is neither locked nor listed."""
    if strong := unsafe_role():
        raise NotSafe(f"the service's database role {' and '.join(strong)}; it may not serve with it")
    if left := unlocked_tables():
        raise NotSafe(f"tables without row security: {', '.join(left)}")
