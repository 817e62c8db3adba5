"""What one kind of thing says of itself in a list: its statement, and how its state reads. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Noun:
    """Things of one kind, by the first word of the kinds under which access lists them.

    `rows` answers with id, noun, reference, the other side's name, purpose, urgency, time, state, of those whose ids stand
    under the noun's own name; `%(mine)s` is the acting agency, `%(at)s` the moment, `%(waiting)s` what
    waits under a clock of ours. Row security tests it as ever.
    """

    rows: str
    says: Callable[[str], str]
    runs: Callable[[str], bool] = _never
    """Whether a clock runs on it, by its state."""
    can_stand: bool = False
    """Whether a clock that does not run stands: it can go on."""
    outwards: Callable[[str], bool] = _never
    """Whether we wait for a body outside the Code, by its state: it sees nothing here."""
    by_place: bool = False
    """Whether its time is its place in the list, where the statement's is another one."""
