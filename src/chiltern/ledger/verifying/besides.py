"""What the floors above look at when the record is checked: what they know of the rows that stand (clause 3.8).

Each app names its own at start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chiltern.ledger.verifying.findings import Finding

Check = Callable[[str], list[Finding]]
"""Looks at everything through a connection of the verifier's, by its alias."""

_checks: list[Check] = []


def also_check(check: Check) -> None:
    """Naming the same again changes nothing."""
    if check not in _checks:
        _checks.append(check)


def other_checks() -> Sequence[Check]:
    """In the order in which they were named."""
    return tuple(_checks)
