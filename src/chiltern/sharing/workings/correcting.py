"""A correction as its owner states it, and a holder's confirmation. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import short_enough

ONLY_THIS_CHILD = (
    "Say only what is no longer true of this child. Nothing about another child may stand here, not even who it is: what is "
    "true of a brother or sister is a new item, with its own decision."
)


@dataclass(frozen=True, slots=True)
class CorrectionGiven:
    """`version`: which one it corrects; `instead`: what is true of this child, where that is known."""

    version: int
    untrue: str
    instead: str = ""
    asked_back: bool = False
    """Whether it is asked back; `untrue` says why."""

    def check(self) -> None:
        """Raises Invalid."""
        if not self.untrue.strip():
            raise Invalid("untrue", "Say what is no longer true of this child")
        short_enough("untrue", self.untrue)
        short_enough("instead", self.instead)


@dataclass(frozen=True, slots=True)
class ConfirmationGiven:
    """`kept`: of what was asked back, that it is kept all the same; `words` say on which basis."""

    words: str = ""
    kept: bool = False

    def check(self, *, outside: bool) -> None:
        """`outside`: whether it says how a body outside the Code was told, which needs words. Raises Invalid."""
        if self.kept and not self.words.strip():
            raise Invalid("words", "Say on which basis you keep it")
        if outside and not self.words.strip():
            raise Invalid("words", "Say whom you told, when and how")
        short_enough("words", self.words)
