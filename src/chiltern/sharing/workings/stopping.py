"""How a recipient answers that a consent is withdrawn, and why somebody reads what was removed. Clauses 2.1, 3.3, 9.1."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import StopState
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import short_enough

OVER = (
    "It came on consent alone, and that has ended: there is no new use of it until your agency has said on which other "
    "basis it keeps it."
)


@dataclass(frozen=True, slots=True)
class StopGiven:
    """Which items are kept, and on what; every other one is stopped and removed. `keeps`: whether any is to be kept."""

    kept: frozenset[UUID] = frozenset()
    keeps: bool = False
    basis: str = ""
    conditions: tuple[str, ...] = ()
    words: str = ""

    @property
    def state(self) -> StopState:
        """Kept where anything is."""
        return StopState.KEPT if self.keeps else StopState.REMOVED

    def check(
        self, items: Collection[UUID], bases: Collection[str], conditions: Collection[str], *, needs: bool
    ) -> None:
        """Raises Invalid. `bases` and `conditions`: those that can be named; `needs`: whether a condition has to be."""
        short_enough("words", self.words)
        if not self.keeps:
            return
        if not self.kept or not self.kept <= set(items):
            raise Invalid("kept", "Tick what you keep, or say that you have removed everything")
        if self.basis not in bases:
            raise Invalid("basis", "Choose the other basis on which you keep it")
        if not set(self.conditions) <= set(conditions) or (needs and not self.conditions):
            raise Invalid("conditions", "Choose the condition that lets you keep information of this kind")
        if not self.words.strip():
            raise Invalid("words", "Say why you keep it, and why this much")


@dataclass(frozen=True, slots=True)
class ReadingGiven:
    """Why it is read again."""

    reason: str

    def check(self) -> None:
        """Raises Invalid without a reason."""
        if not self.reason.strip():
            raise Invalid("reason", "Say why you have to read it again")
        short_enough("reason", self.reason)
