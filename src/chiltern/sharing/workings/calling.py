"""What somebody writes down of a call, a meeting or a letter: the form's own shape, typed. Clauses 3.6, 3.8 and 3.10.

Nothing here is refused for what the Code would have said: only what cannot be, or what nobody could read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import (
    Answer,
    CallSide,
    Function,
    IdentityCheck,
    ItemKind,
    Method,
)
from chiltern.foundation.gate import Invalid
from chiltern.people.workings import dates
from chiltern.sharing.workings.asking import PersonAsked, short_enough
from chiltern.sharing.workings.deciding import AnswersGiven, TermsGiven
from chiltern.sharing.workings.plain import plain

METHODS = tuple(method for method in Method if method is not Method.SERVICE)
LONGEST_LINE = 200
MOST_PEOPLE = 20
WHICH_AGENCY = "Choose the agency, or say who it was if it is not in the list"
_NUMBER = re.compile(r"\+?[0-9][0-9 ()./-]{1,30}")
_LINES = ("outside", "whom", "heard_by")
_TEXTS = ("words", "why_it_bears", "explanation", "told")


@dataclass(frozen=True, slots=True)
class PersonTold:
    """Somebody who was spoken about. `person`: our own record; `due` and `through`: an unborn child, and its mother."""

    name: str
    is_child: bool = True
    date_of_birth: date | None = None
    due: date | None = None
    through: str = ""
    nhs_number: str = ""
    person: UUID | None = None

    def as_asked(self) -> PersonAsked:
        """For comparing with another agency's people."""
        return PersonAsked(
            self.name, self.is_child, self.date_of_birth or self.due, nhs_number=self.nhs_number
        )


@dataclass(frozen=True, slots=True)
class CallGiven:
    """A call, whole. `agency` None: somebody outside the list, named in `outside`. `happened_at` carries its zone."""

    side: CallSide
    agency: UUID | None
    identity: IdentityCheck
    happened_at: datetime
    words: str
    people: tuple[PersonTold, ...]
    outside: str = ""
    function: Function = Function.OTHER
    """What an outside body is there to do."""
    whom: str = ""
    """The other one, by name and role as said."""
    number: str = ""
    heard_by: str = ""
    method: Method = Method.TELEPHONE
    danger: Answer = Answer.NOT_KNOWN
    kind: ItemKind = ItemKind.UNCONFIRMED
    why_it_bears: str = ""
    told: str = ""
    """Whether the family knows, or why not."""
    explanation: str = ""
    terms: TermsGiven = field(default_factory=TermsGiven)
    request: UUID | None = None
    purpose: str = ""
    """A row of the law; empty where nobody has said what it was for."""
    add_to_people: bool = False

    def check(self, now: datetime) -> None:
        """Raises Invalid with words for the field."""
        if self.agency is None and not self.outside.strip():
            raise Invalid("agency", WHICH_AGENCY)
        if not self.words.strip():
            raise Invalid("words", "Write down what was said")
        if not self.people or not all(person.name.strip() for person in self.people):
            raise Invalid("about", "Say whom it was about: enter a name")
        if len(self.people) > MOST_PEOPLE:
            raise Invalid("others", f"Name at most {MOST_PEOPLE} people")
        if self.method not in METHODS:
            raise Invalid("method", "Choose how you were told")
        if self.happened_at > now:
            raise Invalid("day", "This is in the future: enter when it happened")
        self._short_enough()
        telephone(self.number)
        for person in self.people:
            _check_person(person, now)

    def _short_enough(self) -> None:
        for name in _TEXTS:
            short_enough(name, getattr(self, name))
        for name, text in (*((name, getattr(self, name)) for name in _LINES), *self._names()):
            if len(text) > LONGEST_LINE:
                raise Invalid(name, f"Shorten this to {LONGEST_LINE} characters: it has {len(text):,}")

    def _names(self) -> list[tuple[str, str]]:
        return [("about", person.name) for person in self.people]

    def as_shared(self, writer: dict[str, str]) -> dict[str, Any]:
        """What the other agency reads too: no record id of ours, and not why we explain."""
        people = [{**plain(person), "person": None} for person in self.people]
        return {
            "writer": writer,
            "outside": self.outside.strip() if self.agency is None else "",
            "whom": self.whom.strip(),
            "number": self.number.strip(),
            "heard_by": self.heard_by.strip(),
            "people": people,
            "words": self.words,
            "kind": self.kind.value,
            "why_it_bears": self.why_it_bears,
            "terms": plain(self.terms),
        }

    def answers(self) -> AnswersGiven:
        """The little that is known, as a decision's answers: for what the Code would have said."""
        return AnswersGiven(danger=self.danger, told=self.told, method=self.method)


@dataclass(frozen=True, slots=True)
class ReportGiven:
    """What the giver adds when it confirms or corrects: its decision, and the terms."""

    reasons: str = ""
    danger: Answer = Answer.NOT_KNOWN
    told: str = ""
    kind: ItemKind = ItemKind.FACT
    terms: TermsGiven = field(default_factory=TermsGiven)
    purpose: str = ""
    people: tuple[UUID, ...] = ()
    """Our own records of those whom it was about: a report names nobody's."""

    def check(self) -> None:
        """Raises Invalid for a text that nobody would read."""
        for name in ("reasons", "told"):
            short_enough(name, getattr(self, name))

    def answers(self, method: str) -> AnswersGiven:
        """As a decision's answers. The method was what it was."""
        return AnswersGiven(danger=self.danger, told=self.told, method=Method(method))


def telephone(number: str) -> str:
    """Raises Invalid for a number that no telephone has; none at all is an answer."""
    typed = number.strip()
    if typed and not _NUMBER.fullmatch(typed):
        raise Invalid(
            "number",
            "Enter the telephone number in digits, like 01632 960 001; write an extension into what was said",
        )
    return typed


def _check_person(person: PersonTold, now: datetime) -> None:
    if person.due is not None:
        dates.due("due", person.due, now)
    if person.date_of_birth is not None and person.person is None:
        dates.born("born", person.date_of_birth, now)
