"""What is told unasked, and how it is answered back: the forms' own shapes, typed. Clauses 3.2, 3.4 to 3.6."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import AnswerBackKind, Method, Outcome, TellingAsk
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import PersonAsked, person_asked, short_enough
from chiltern.sharing.workings.deciding import DecisionGiven, names_those, terms_from

SAID_BY_VOICE = (
    "Where somebody can be found was said by voice, to named people alone. It is not written here."
)
"""The note that takes the place of what is not put into writing."""


@dataclass(frozen=True, slots=True)
class TellingGiven:
    """What one agency tells another. `posts`: these alone, where any are named; else its duty desk.

    In danger `purpose` and `why` may be empty: nothing waits for them.
    `decision` holds the items, the tests, the conditions and the terms, as for an answer: everything in it is shared.
    """

    recipient: UUID
    people: tuple[PersonAsked, ...]
    asks: TellingAsk
    purpose: str
    why: str
    reach: str = ""
    posts: tuple[UUID, ...] = ()
    decision: DecisionGiven = field(default_factory=lambda: DecisionGiven(Outcome.SHARE, ""))

    @property
    def typed(self) -> dict[str, str]:
        """The new texts in which words of something received could stand, by names as on the form."""
        return {**self.decision.typed, "why": self.why}

    def names_who(self, *, outside: bool) -> bool:
        """Whether it goes to named posts alone, of whom it is said how they are known to be outside the line."""
        return names_those(self.posts, self.decision.outside_line, outside=outside)

    def by_way(self, method: Method) -> TellingGiven:
        """The same, told by another way than this service."""
        answers = replace(self.decision.answers, method=method)
        return replace(self, decision=replace(self.decision, answers=answers))

    def check(self) -> None:
        """Raises Invalid with words for the field: something missing, or far too long."""
        if not self.people or not all(person.name.strip() for person in self.people):
            raise Invalid("people", "Say whom it is about: enter at least one name")
        for name in ("why", "reach"):
            short_enough(name, getattr(self, name))
        if self.decision.outcome is not Outcome.SHARE or not self.decision.items:
            raise Invalid("items", "Write down at least one thing to tell them")
        self.decision.check()


def telling_from(stored: dict[str, Any]) -> TellingGiven:
    """What a stored decision tells, read back: whom, why and under which terms. Its items are rows by then."""
    said = stored["decision"]
    return TellingGiven(
        recipient=UUID(stored["recipient"]),
        people=tuple(person_asked(one) for one in stored["people"]),
        asks=TellingAsk(stored["asks"]),
        purpose=stored["purpose"],
        why=stored["why"],
        reach=stored["reach"],
        posts=tuple(UUID(post) for post in stored["posts"]),
        decision=DecisionGiven(Outcome.SHARE, said["reasons"], terms=terms_from(said["terms"])),
    )


@dataclass(frozen=True, slots=True)
class AnswerBackGiven:
    """What we will do, or no further action because ..."""

    kind: AnswerBackKind
    words: str

    def check(self) -> None:
        """Raises Invalid: words are needed either way."""
        if not self.words.strip():
            nothing = self.kind is AnswerBackKind.NO_FURTHER_ACTION
            raise Invalid(
                "words", "Say why you take no further action" if nothing else "Say what you will do"
            )
        short_enough("words", self.words)
