"""How much data a bench makes and how long it measures. Tests make it small; the figures count at the full size only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Sizes:
    """The full size. Seconds are seconds; all else is a count."""

    agencies: int = 113
    items: int = 1_000_000
    requests: int = 100_000
    entries: int = 1_000_000
    writers: int = 16
    acts: int = 24
    """Of each writer, in each round."""
    rounds: int = 4
    repeats: int = 300
    rate: int = 50
    seconds: int = 60
    saturation_seconds: int = 20
    clients: int = 16
    decisions: int = 800
    """Requests that wait to be decided in the pages' bench."""
    replayed: int = 100_000
    """Decisions that are made again."""
    page_items: int = 25
    """Of each decision whose pages are measured."""
    lines: int = 300
    """Of a child's timeline."""

    documents: int = 200
    """Made documents whose copies are checked."""
    waiting: int = 500
    """What waits for the post whose work is measured there."""
    tellings: int = 100
    """Things ready to be told there."""
    pairs: int = 400
    """Of requests that nobody may tell apart, of each kind."""

    @classmethod
    def given(cls, said: Sequence[str]) -> Sizes:
        """From words like 'items=1000'. Raises ValueError."""
        known = {field.name for field in fields(cls)}
        changes: dict[str, int] = {}
        for one in said:
            name, _, number = one.partition("=")
            if name not in known:
                raise ValueError(f"there is no size {name}; there are {', '.join(sorted(known))}")
            changes[name] = int(number)
        return replace(cls(), **changes)
