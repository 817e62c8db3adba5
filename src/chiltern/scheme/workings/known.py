"""What a partnership can set for itself, each with its words and what a value may be (clauses 1.1, 4.2).

The keys and their defaults are the Book's; a number to ring is the setting `numbers.<name>`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from chiltern.code_of_practice import book_data

NUMBERS = "numbers."
UNSET_NUMBER = "101, in danger 999"
"""What a number that nobody has set reads as: never a blank."""
LONGEST_TEXT = 200
LONGEST_NUMBER = 60
LARGEST_WHOLE = 1_000

_NUMBER = re.compile(r"[0-9+(][0-9 +()]*(?:(?:, | or | ext | in danger )[0-9][0-9 ]*)*")

_NUMBER_LABELS = {
    "front_door": "Front door of children’s social care, by day",
    "emergency_duty_team": "Emergency duty team, nights and weekends",
    "police": "Police",
    "designated_officer_for_allegations": "Designated officer for allegations against staff",
    "safeguarding_partner_on_call": "Safeguarding partner on call",
}
_LABELS = {
    "regulator_name": "Name of the data-protection regulator",
    "regulator_reach": "How to reach the regulator, as families read it on the leaflets",
    "leaflet_parents_says": "A sentence of your own on the leaflet for parents and carers",
    "leaflet_children_says": "A sentence of your own on the leaflet for children",
    "competence_prompt_age": "Age from which the form prompts to assess competence, in years",
    "small_number_floor": "Smallest number that a published table shows",
    "audit_interval_months": "Months between two audits by a representative",
    "training_interval_months": "Months between two trainings",
    "consent_review_months": "Months until a consent is looked at again",
    "reply.immediate_hours": "Hours to follow up an immediate telephone call",
    "reply.urgent_hours": "Hours to answer an urgent request",
    "reply.standard_working_days": "Working days to answer a standard request",
    "reply.routine_working_days": "Working days to answer a routine request",
    "answer-back.working_days": "Working days to answer back what will be done",
    "second-look.working_days": "Working days for the second look at an urgent decision",
    "advice.working_days": "Working days for an adviser to answer about a note of advice",
    "reported-by-receiver-stands.working_days": "Working days until a call written down by its receiver stands",
    "consent-withdrawn.working_days": "Working days for a recipient to answer that consent was withdrawn",
    "conflict-resolution.representatives.working_days": "Working days for a representative to answer a challenge",
    "correction.working_days": "Working days for a holder to confirm a correction",
    "break-glass.hours": "Hours for which somebody reads outside their own work, with a reason",
    "standing-reply.hour": "Hour of the day, in London, at which a sensitive service's standing reply goes out",
    "held-back-notice-review.days": "Days until a notice held back is looked at again",
}


_MAY_BE_EMPTY = frozenset({"leaflet_parents_says", "leaflet_children_says"})


class NotAllowed(ValueError):
    """A value that a setting cannot have; its text says what it can, in words for the page."""


@dataclass(frozen=True, slots=True)
class Known:
    """One setting: its words, and what holds where nothing was set."""

    key: str
    label: str
    default: int | str

    @property
    def is_number(self) -> bool:
        """Whether it is a number to ring."""
        return self.key.startswith(NUMBERS)

    @property
    def may_be_empty(self) -> bool:
        """Whether nothing is an answer: it is left out then."""
        return self.key in _MAY_BE_EMPTY

    def value_of(self, typed: str) -> int | str:
        """The value that was typed. Raises NotAllowed."""
        text = typed.strip()
        if not text and self.may_be_empty:
            return ""
        if isinstance(self.default, int):
            return _whole(text)
        return _number(text) if self.is_number else _line(text, LONGEST_TEXT)


@cache
def known() -> Mapping[str, Known]:
    """Every setting that the officer can change, by key: numbers to ring first."""
    rows = [Known(NUMBERS + name, _NUMBER_LABELS[name], value) for name, value in book_data.numbers().items()]
    defaults = book_data.settings()
    rows += [Known(key, label, defaults[key]) for key, label in _LABELS.items()]
    return MappingProxyType({row.key: row for row in rows})


def number_labels() -> Mapping[str, str]:
    """The numbers to ring, in their order, with their words."""
    return MappingProxyType({name: _NUMBER_LABELS[name] for name in book_data.numbers()})


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:8]) <= LARGEST_WHOLE or len(text) > 8:
        raise NotAllowed(f"Enter a whole number from 1 to {LARGEST_WHOLE:,}")
    return int(text)


def _number(text: str) -> str:
    if len(text) > LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise NotAllowed("Enter a telephone number, like 01632 960123")
    return text


def _line(text: str, longest: int) -> str:
    if not text or len(text) > longest or not text.isprintable():
        raise NotAllowed(f"Enter one line of up to {longest} characters")
    return text
