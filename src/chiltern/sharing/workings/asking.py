"""What a request for information says: the form's own shape, typed. Clauses 1.1, 3.2 and 3.6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, Urgency
from chiltern.foundation.gate import Invalid

LONGEST = 10_000
"""Characters of one text: some four pages."""

TELLABLE = {
    "urgency_reason": "why it is urgent",
    "worries": "what worries us",
    "why": "why we need it",
    "tried": "what has been tried",
    "goes_well": "what goes well",
    "views": "what the child and family know and say",
    "held": "what we hold already",
    "consent": "how consent stands",
    "offence": "the offence",
}
"""What an agency that is asked may be told besides identity, what is asked, by when and who asks."""
TO_ALL = {
    "reach": "How to reach you",
    "use": "What you will do with the answer",
    "keep": "How long you will keep it",
    "authorised": "Who authorised asking",
}
"""What every agency that is asked reads besides: of whoever asks, and of nobody whom it is about."""
READ_BY_ALL = {
    "use": "What they will do with the answer",
    "keep": "How long they will keep it",
    "authorised": "Who authorised asking",
}
"""The same as the agency that is asked reads it, but for how to reach them, which stands by itself."""


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """A child or adult whom the request is about, as the requester knows them. `person`: its own record, if it has one."""

    name: str
    is_child: bool = True
    date_of_birth: date | None = None
    nhs_number: str = ""
    upn: str = ""
    address: str = ""
    person: UUID | None = None


def person_asked(said: Mapping[str, Any]) -> PersonAsked:
    """Somebody as a stored request names them."""
    born = said["date_of_birth"]
    return PersonAsked(
        name=said["name"],
        is_child=said["is_child"],
        date_of_birth=date.fromisoformat(born) if born else None,
        nhs_number=said["nhs_number"],
        upn=said["upn"],
        address=said["address"],
    )


@dataclass(frozen=True, slots=True)
class AgencyAsked:
    """One agency that is asked. `tell`: which of TELLABLE it may know; `also`: what it alone is told; `needed` and `period`:
    what it alone is asked, where that is empty the same as everybody.
    """

    agency: UUID
    tell: tuple[str, ...] = ()
    also: str = ""
    needed: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and why. Texts may be empty but for what is needed and why."""

    people: tuple[PersonAsked, ...]
    needed: str
    why: str
    purpose: str
    urgency: Urgency
    period: str = ""
    worries: str = ""
    tried: str = ""
    goes_well: str = ""
    views: str = ""
    held: str = ""
    consent: str = ""
    """From the asker's own record, for one agency; written when it is sent."""
    offence: str = ""
    reach: str = ""
    use: str = ""
    keep: str = ""
    authorised: str = ""
    urgency_reason: str = ""
    danger_said: Answer = Answer.NOT_KNOWN
    acts_now: Answer = Answer.NOT_KNOWN
    sexual_abuse: Answer = Answer.NOT_KNOWN
    """Whether it is about sexual abuse of a child; no agency that is asked is told so by this."""

    def check(self) -> None:
        """Raises Invalid with words for the field: something missing, or far too long."""
        if not self.people or not all(person.name.strip() for person in self.people):
            raise Invalid("people", "Say whom it is about: enter at least one name")
        for field, words in (("needed", "what you need to know"), ("why", "why you need it")):
            if not getattr(self, field).strip():
                raise Invalid(field, f"Enter {words}")
        if self.urgency in (Urgency.IMMEDIATE, Urgency.URGENT) and not self.urgency_reason.strip():
            raise Invalid("urgency_reason", "Say why it is urgent")
        for field in ("needed", "why", "period", *TELLABLE, *TO_ALL):
            short_enough(field, getattr(self, field))

    def told(self, asked: AgencyAsked) -> dict[str, str]:
        """What this agency is told besides the question itself."""
        return {
            key: getattr(self, key) for key in TELLABLE if key in asked.tell and getattr(self, key).strip()
        }

    def needed_of(self, asked: AgencyAsked) -> str:
        """What this agency is asked for, in its own words where it has some."""
        return asked.needed.strip() or self.needed

    def period_of(self, asked: AgencyAsked) -> str:
        """About which time."""
        return asked.period.strip() or self.period

    def leaving(self, asked: Sequence[AgencyAsked]) -> dict[str, str]:
        """Every text of this that some agency reads, by its field."""
        chosen = {key for one in asked for key in one.tell}
        texts = {key: getattr(self, key) for key in TO_ALL}
        texts["needed"] = " ".join(self.needed_of(one) for one in asked)
        texts["period"] = " ".join(self.period_of(one) for one in asked)
        texts |= {key: getattr(self, key) for key in TELLABLE if key in chosen}
        texts["also"] = " ".join(one.also for one in asked)
        texts["people"] = " ".join(person.address for person in self.people)
        return texts


def short_enough(field: str, text: str) -> None:
    """Raises Invalid for a text that nobody would read; nothing is cut off silently."""
    if len(text) > LONGEST:
        raise Invalid(field, f"Shorten this to {LONGEST:,} characters: it has {len(text):,}")
