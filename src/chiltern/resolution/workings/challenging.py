"""What is written into a challenge and into its answer, checked. Clause 8.4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chiltern.code_of_practice.words import Answer, ChallengeAnswerKind
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import PersonAsked, short_enough
from chiltern.sharing.workings.following import written
from chiltern.sharing.workings.looking import without_names


@dataclass(frozen=True, slots=True)
class ChallengeGiven:
    """Why it cannot wait, whether harm may come meanwhile, and which."""

    why: str
    at_risk: Answer
    harm: str = ""

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        written(
            "why", self.why, "Say why this cannot wait: the representative of the other agency reads this"
        )
        if self.at_risk is Answer.YES:
            written("harm", self.harm, "Say what harm may come while this waits")
        short_enough("harm", self.harm)

    def without_names(self, people: Sequence[PersonAsked]) -> ChallengeGiven:
        """The same without the names of those asked about: a representative needs no child for it."""
        return replace(self, why=without_names(self.why, people), harm=without_names(self.harm, people))


@dataclass(frozen=True, slots=True)
class ChallengeAnswerGiven:
    """Now, when, or why not."""

    kind: ChallengeAnswerKind
    words: str = ""
    promised_at: datetime | None = None

    def check(self, at: datetime) -> None:
        """Raises Invalid with words for the field."""
        short_enough("words", self.words)
        if self.kind is ChallengeAnswerKind.WHY_NOT:
            written("words", self.words, "Say why not: whoever asked reads this, and can take it further")
        if self.kind is not ChallengeAnswerKind.WHEN:
            return
        if self.promised_at is None:
            raise Invalid("day", "Enter the day and the time by which they get their answer")
        if self.promised_at <= at:
            raise Invalid("day", "This is in the past: enter a day and a time that are still to come")

    @property
    def promise(self) -> datetime | None:
        """The time given, where one is."""
        return self.promised_at if self.kind is ChallengeAnswerKind.WHEN else None
