"""What a body outside the Code asked, as the agency that it asked writes it down. Clauses 3.2, 3.6 and sign.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Method
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import TELLABLE, AgencyAsked, Question
from chiltern.sharing.workings.plain import plain

METHODS = tuple(method for method in Method if method is not Method.SERVICE)
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Heard:
    """A request that came by telephone, on paper or otherwise. `happened_at` carries its zone."""

    body: UUID
    who: str
    """Who asked, by name and role as said."""
    method: Method
    happened_at: datetime
    question: Question

    def check(self, now: datetime) -> None:
        """Raises Invalid with words for the field."""
        if not self.who.strip():
            raise Invalid("who", "Say who asked: a name and a role, as they said it")
        if len(self.who) > LONGEST_LINE:
            raise Invalid("who", f"Shorten this to {LONGEST_LINE} characters: it has {len(self.who):,}")
        if self.method not in METHODS:
            raise Invalid("method", "Choose how they asked")
        if self.happened_at > now:
            raise Invalid("day", "This is in the future: enter when they asked")
        self.question.check()

    def as_asked(self) -> dict[str, Any]:
        """As a request of an agency's is kept, with how and when it came. No id of a record of ours stands in it."""
        question = self.question
        people = [plain(person) for person in question.people]
        for person in people:
            del person["person"]
        return {
            "from": {"name": self.who.strip(), "title": "", "reach": question.reach},
            "people": people,
            "needed": question.needed,
            "period": question.period,
            "told": question.told(AgencyAsked(self.body, tuple(TELLABLE))),
            "also": "",
            "method": self.method.value,
            "asked_at": self.happened_at.isoformat(),
        }
