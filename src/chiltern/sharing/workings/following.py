"""What is said after a request was sent: the forms' own shapes, typed. Clauses 3.5, 3.6 and 3.8."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from chiltern.code_of_practice.words import Answer, FollowUpKind, Method, Urgency
from chiltern.foundation.gate import Invalid
from chiltern.people.workings import dates, identifiers
from chiltern.sharing.workings.asking import short_enough

IDENTIFYING = ("date_of_birth", "nhs_number", "upn", "address")
LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class Stated:
    """What a requester states of its request, and can state anew: how urgent it is, whether somebody is in danger, whether it
    acts now.
    """

    urgency: Urgency
    danger_said: Answer
    acts_now: Answer


def stated_as(urgency: str, danger_said: str, acts_now: str) -> Stated:
    """The same from its stored words."""
    return Stated(Urgency(urgency), Answer(danger_said), Answer(acts_now))


_MISSING = {
    FollowUpKind.CLARIFIES: "Write what you want to tell them",
    FollowUpKind.CHANGES_URGENCY: "Say why it is more urgent now, or less",
}
"""What is said where nothing is written."""


@dataclass(frozen=True, slots=True)
class Identified:
    """What identifies one of those asked about, as far as it is added or put right now."""

    position: int = 0
    date_of_birth: date | None = None
    nhs_number: str = ""
    upn: str = ""
    address: str = ""

    def says_something(self) -> bool:
        """Whether anything is added."""
        return any(getattr(self, name) for name in IDENTIFYING)


@dataclass(frozen=True, slots=True)
class FollowUpGiven:
    """What the requester writes after its request."""

    says: str
    kind: FollowUpKind = FollowUpKind.CLARIFIES
    people: tuple[Identified, ...] = ()

    def leaving(self) -> dict[str, str]:
        """Every text of this that the agency asked reads, by its field."""
        return {"says": self.says, "people": " ".join(person.address for person in self.people)}

    def checked(self, at: datetime, many: int) -> dict[str, dict[str, str]]:
        """What identifies whom, by place, as it is kept. Raises Invalid with words for the field."""
        short_enough("says", self.says)
        added = [person for person in self.people if person.says_something()]
        if not self.says.strip() and (self.kind is FollowUpKind.CHANGES_URGENCY or not added):
            raise Invalid("says", _MISSING.get(self.kind, "Write what you ask, or what is new"))
        if any(not 0 <= person.position < many for person in added):
            raise Invalid("position", "Choose one of those whom the request is about")
        return {str(person.position): _checked(person, at) for person in added}


def people_now(
    asked: Sequence[Mapping[str, Any]], added: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Those asked about, with what the requester has added to identify them since; the later word holds."""
    people = [dict(person) for person in asked]
    for one in added:
        for place, said in one.items():
            people[int(place)].update(said)
    return people


def written(field: str, text: str, what_to_do: str) -> None:
    """Raises Invalid for an empty text, or one that nobody would read."""
    if not text.strip():
        raise Invalid(field, what_to_do)
    short_enough(field, text)


@dataclass(frozen=True, slots=True)
class ToldGiven:
    """How an answer was told by another way than this service."""

    method: Method
    happened_at: datetime
    to_whom: str
    checked: str = ""
    terms: str = ""
    """How the terms were put into writing: asked of what goes to a body outside the Code."""

    def check(self, *, sent_at: datetime, at: datetime, outside: bool = False) -> None:
        """Raises Invalid with words for the field. A clock on a wall shows no seconds."""
        if self.method is Method.SERVICE:
            raise Invalid("method", "Choose how you told them")
        if self.happened_at > at:
            raise Invalid("happened_at", "This is in the future: enter when you told them")
        if self.happened_at < sent_at - timedelta(minutes=1):
            raise Invalid("happened_at", "This is before they asked: enter when you told them")
        written("to_whom", self.to_whom, "Enter whom you told: their name and role")
        short_enough("checked", self.checked)
        if outside:
            written("checked", self.checked, "Say how you made sure who they are. “Not checked” is an answer")
        short_enough("terms", self.terms)

    def check_terms(self) -> None:
        """Raises Invalid where a body outside the Code got information, and nobody says how it got the terms."""
        written("terms", self.terms, "Say how the terms were put into writing, or why they are not yet")


def _checked(person: Identified, at: datetime) -> dict[str, str]:
    said = {
        "date_of_birth": dates.born("date_of_birth", person.date_of_birth, at).isoformat()
        if person.date_of_birth
        else "",
        "nhs_number": identifiers.nhs("nhs_number", person.nhs_number) if person.nhs_number.strip() else "",
        "upn": identifiers.pupil("upn", person.upn) if person.upn.strip() else "",
        "address": person.address.strip(),
    }
    if len(person.address) > LONGEST_ADDRESS:
        raise Invalid(
            "address", f"Shorten this to {LONGEST_ADDRESS} characters: it has {len(person.address):,}"
        )
    return {name: value for name, value in said.items() if value}
