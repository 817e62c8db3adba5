"""How far the demo's loader has come, for the page that waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chiltern.scheme.models import Progress

DEMO = "demo"


@dataclass(frozen=True, slots=True)
class HowFar:
    """`done` batches of `total`; what is under way, in words."""

    done: int
    total: int
    says: str
    began_on: date

    @property
    def finished(self) -> bool:
        """Whether all of it is there."""
        return self.done >= self.total

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means finished."""
        return 100 * self.done // self.total if self.total else 0


def how_far(name: str = DEMO) -> HowFar | None:
    """None where the job was never begun."""
    row = Progress.objects.filter(name=name).first()
    return HowFar(row.done, row.total or 1, row.says, row.began_on) if row else None
