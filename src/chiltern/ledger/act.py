"""The act that is under way: what `recorded` opens and `record` writes down (clause 3.8)."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID


@dataclass(slots=True)
class Act:
    """One use case at work: its kind, what it is about where that is known, how often it was recorded."""

    kind: str
    thing: UUID | None = None
    entries: int = 0
    entry: UUID | None = None
    """Which one it was recorded as."""


current: ContextVar[Act | None] = ContextVar("chiltern_act", default=None)


latest: ContextVar[UUID | None] = ContextVar("chiltern_latest_entry", default=None)
"""The entry of the last act that succeeded here."""


class ActError(Exception):
    """An action does not keep to one entry an act. A fault of ours, never of who acts."""
