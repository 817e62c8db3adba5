"""What somebody writes about a body outside the Code: the forms' own shapes, typed. Clauses 3.6, 3.7 and sign.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.code_of_practice.words import Function, OutsideCheck, StatutoryDuty
from chiltern.foundation.gate import Invalid

LONGEST_NAME, LONGEST = 200, 2_000
_NEEDS = {
    OutsideCheck.CALLED_BACK: "Say where you found the number: their public page, the directory, a colleague",
    OutsideCheck.KNOWN_ADDRESS: "Say where you found the address: their public page, the directory, a colleague",
}


@dataclass(frozen=True, slots=True)
class BodyGiven:
    """A body as its agency names and describes it."""

    name: str
    function: Function
    statutory_duty: StatutoryDuty = StatutoryDuty.NOT_CHECKED
    described: str = ""
    reach: str = ""
    commissioned_by: UUID | None = None
    """The signatory for which it works."""

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        if not self.name.strip():
            raise Invalid("name", "Enter what the body is called")
        for field, most in (("name", LONGEST_NAME), ("described", LONGEST), ("reach", LONGEST)):
            _short_enough(field, getattr(self, field), most)


@dataclass(frozen=True, slots=True)
class CheckGiven:
    """How it was made sure that it is they. `happened_at` carries its zone."""

    how: OutsideCheck
    happened_at: datetime
    where_found: str = ""
    whom: str = ""

    def check(self, now: datetime) -> None:
        """Raises Invalid with words for the field. That nobody checked needs no more words."""
        if self.happened_at > now:
            raise Invalid("day", "This is in the future: enter when it was checked")
        if self.how in _NEEDS and not self.where_found.strip():
            raise Invalid("where_found", _NEEDS[self.how])
        for field in ("where_found", "whom"):
            _short_enough(field, getattr(self, field), LONGEST)


def _short_enough(field: str, text: str, most: int) -> None:
    if len(text) > most:
        raise Invalid(field, f"Shorten this to {most:,} characters: it has {len(text):,}")
