"""What is said of a meeting: calling it, answering, what is put in, the minute, the family's version. Clauses 3.2, 3.5, 3.8.

The forms' own shapes, typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from chiltern.code_of_practice.words import (
    Answer,
    FamilyFormat,
    InvitationAnswer,
    ItemKind,
    MeetingKind,
    MeetingWay,
    Outcome,
)
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import PersonAsked, short_enough
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven, ItemGiven, TermsGiven
from chiltern.sharing.workings.passing import PassingGiven
from chiltern.sharing.workings.recognising import WordsSaid

MOST_INVITED = 40
MOST_ACTIONS = 12
LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class InvitedGiven:
    """One agency that is invited. `posts`: these alone, where any are named; else its duty desk. `also`: for it alone."""

    agency: UUID
    posts: tuple[UUID, ...] = ()
    named: bool = True
    """Whether the others who are invited are shown its name; a sensitive service decides this itself."""
    also: str = ""


@dataclass(frozen=True, slots=True)
class MeetingGiven:
    """A meeting to be called. `outside`: bodies and people without an account, by name only: somebody tells them."""

    kind: MeetingKind
    people: tuple[PersonAsked, ...]
    purpose: str
    starts_at: datetime
    way: MeetingWay
    why: str
    place: str = ""
    invited: tuple[InvitedGiven, ...] = ()
    outside: tuple[str, ...] = ()
    held_already: bool = False
    """Whether it was held before it is written down here: whoever took part stands where others are invited."""

    def leaving(self) -> dict[str, str]:
        """Every text of this that some agency reads, by its field."""
        people = " ".join(person.address for person in self.people)
        also = " ".join(one.also for one in self.invited)
        return {"why": self.why, "place": self.place, "also": also, "people": people}

    def check(self, now: datetime) -> None:
        """Raises Invalid with words for the field."""
        if not self.people or not all(person.name.strip() for person in self.people):
            raise Invalid("people", "Say whom it is about: choose at least one child")
        if not any(person.is_child for person in self.people):
            raise Invalid("people", "Choose at least one child: a meeting here is about a child")
        if not self.why.strip():
            raise Invalid("why", "Say why you call it")
        if self.starts_at < now and not self.held_already:
            raise Invalid(
                "day", "This is in the past: enter when it will be, or say that it has been held already"
            )
        if self.starts_at > now and self.held_already:
            raise Invalid(
                "day", "This is in the future: enter when it was, or say that it has not been held yet"
            )
        if not self.invited and not self.outside:
            took_part = "Say who took part: choose at least one agency, or write somebody down by name"
            raise Invalid("invited", took_part if self.held_already else "Invite at least one agency")
        if len(self.invited) > MOST_INVITED or len(self.outside) > MOST_INVITED:
            raise Invalid("invited", f"Invite at most {MOST_INVITED}")
        if len({one.agency for one in self.invited}) != len(self.invited):
            raise Invalid("invited", "You have invited the same agency twice")
        for name in ("why", "place"):
            short_enough(name, getattr(self, name))
        for line in self.outside:
            short_line("outside", line)
        for one in self.invited:
            short_enough("also", one.also)


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """Coming or not; a reason is nobody's due. `shows_name`: asked of sensitive services alone."""

    answer: InvitationAnswer
    reason: str = ""
    shows_name: bool = False


@dataclass(frozen=True, slots=True)
class ContributionGiven:
    """What one agency puts in: items of its own under its terms, and items that it received, by disclosure.

    The answers and tests are given once for all of it, as on the page. `family`: of its own items.
    """

    recipients: tuple[UUID, ...]
    reasons: str
    items: tuple[ItemGiven, ...] = ()
    received: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    answers: AnswersGiven = field(default_factory=AnswersGiven)
    tests: dict[str, Answer] = field(default_factory=dict)
    terms: TermsGiven = field(default_factory=TermsGiven)
    family: Answer = Answer.NOT_KNOWN

    @property
    def decision(self) -> DecisionGiven:
        """Its own items as any decision has them."""
        return DecisionGiven(
            Outcome.SHARE, self.reasons, answers=self.answers, items=self.items, terms=self.terms
        )

    def passing(self, purpose: str, protects: Answer) -> PassingGiven:
        """What belongs to others, as passing on has it."""
        return PassingGiven(
            purpose=purpose,
            reasons=self.reasons,
            answers=self.answers,
            tests=self.tests,
            protects_this_child=protects,
        )

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        if not self.recipients:
            raise Invalid("recipients", "Choose at least one agency that gets it")
        if not self.items and not any(self.received.values()):
            raise Invalid("items", "Add at least one thing that you know, or that you received")
        short_enough("reasons", self.reasons)
        if self.items:
            self.decision.check()


@dataclass(frozen=True, slots=True)
class OwnBundle:
    """Items of ours that travel together: under which terms, and whether the family may read them."""

    items: tuple[UUID, ...]
    terms: TermsGiven
    family: Answer
    places: tuple[int, ...]
    """Of each item among those that were weighed."""


@dataclass(frozen=True, slots=True)
class PresenceGiven:
    """Who was there: agencies, and people by name and body as they said."""

    agencies: tuple[UUID, ...]
    people: str = ""

    def check(self) -> None:
        """Raises Invalid for too much."""
        short_enough("people", self.people)


@dataclass(frozen=True, slots=True)
class ActionAgreed:
    """Who does what by when."""

    who: str
    what: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class MinuteGiven:
    """The minute: what was decided and agreed, which parts stand in it, who gets it."""

    decided: str
    actions: tuple[ActionAgreed, ...]
    recipients: tuple[UUID, ...]
    reasons: str
    items: tuple[UUID, ...] = ()
    answers: AnswersGiven = field(default_factory=AnswersGiven)
    tests: dict[str, Answer] = field(default_factory=dict)
    words: tuple[WordsSaid, ...] = ()
    """What the writer said of words that also stand in something received."""

    @property
    def typed(self) -> dict[str, str]:
        """The new texts in which words of something received could stand, by names as on the form."""
        return {"decided": self.decided, **{f"what_{n}": one.what for n, one in enumerate(self.actions, 1)}}

    @property
    def own(self) -> DecisionGiven:
        """The words of the minute are the calling agency's own information: shared by a decision like any other."""
        words = ItemGiven(self.decided, ItemKind.FACT, "The meeting", "The meeting", tests=self.tests)
        return DecisionGiven(Outcome.SHARE, self.reasons, answers=self.answers, items=(words,))

    def passing(self, purpose: str, protects: Answer) -> PassingGiven:
        """The parts that belong to others."""
        return PassingGiven(
            purpose=purpose,
            reasons=self.reasons,
            answers=self.answers,
            tests=self.tests,
            protects_this_child=protects,
        )

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        if not self.decided.strip():
            raise Invalid("decided", "Write down what the meeting decided")
        if not self.recipients:
            raise Invalid("recipients", "Choose at least one agency that gets the minute")
        if len(self.actions) > MOST_ACTIONS:
            raise Invalid("actions", f"Write down at most {MOST_ACTIONS} actions")
        for place, action in enumerate(self.actions):
            if not (action.who.strip() and action.what.strip()):
                raise Invalid(f"what_{place + 1}", "Say who does it, and what")
            short_line(f"who_{place + 1}", action.who)
            short_line(f"what_{place + 1}", action.what)
        for name in ("decided", "reasons"):
            short_enough(name, getattr(self, name))
        for place, one in enumerate(self.words):
            short_enough(f"known_from_{place + 1}", one.known_from)


@dataclass(frozen=True, slots=True)
class FamilyGiven:
    """The family's version: its parts, each chosen by itself. Their words are copied as they stand."""

    items: tuple[UUID, ...]
    decided: bool = False
    actions: tuple[int, ...] = ()
    words: str = ""
    """Said to the family by whoever makes it, in words of their own."""
    language: str = "English"

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        if not (self.items or self.decided or self.actions or self.words.strip()):
            raise Invalid("parts", "Choose at least one part, or write something to the family")
        if not self.language.strip():
            raise Invalid("language", "Say in which language it is")
        short_enough("words", self.words)
        short_line("language", self.language)


@dataclass(frozen=True, slots=True)
class HandOverGiven:
    """That a person was given the paper. `happened_at` carries its zone."""

    to_whom: str
    happened_at: datetime
    language: str
    form: FamilyFormat

    def check(self, now: datetime) -> None:
        """Raises Invalid with words for the field."""
        if not self.to_whom.strip():
            raise Invalid("to_whom", "Say to whom you gave it")
        if not self.language.strip():
            raise Invalid("language", "Say in which language you went through it")
        if self.happened_at > now:
            raise Invalid("day", "This is in the future: enter when you gave it to them")
        short_line("to_whom", self.to_whom)
        short_line("language", self.language)


def short_line(name: str, text: str) -> None:
    """Raises Invalid for more than a line."""
    if len(text) > LONGEST_LINE:
        raise Invalid(name, f"Shorten this to {LONGEST_LINE} characters: it has {len(text):,}")
