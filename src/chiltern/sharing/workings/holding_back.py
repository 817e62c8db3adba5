"""What is said to hold back the notice to an owner: the form's own shape, typed. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiltern.sharing.workings.asking import short_enough


@dataclass(frozen=True, slots=True)
class HoldGiven:
    """`second`: the post of the colleague who is to agree. In danger every field may be empty."""

    reason: str = ""
    review_on: date | None = None
    second: UUID | None = None

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        short_enough("hold_reason", self.reason)
