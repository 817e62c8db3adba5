"""What is written down of a court's order, and of what came of it: the forms' own shapes, typed. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from chiltern.agencies.workings.outside import LONGEST_NAME
from chiltern.code_of_practice.words import OrderAnswer
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import short_enough
from chiltern.sharing.workings.holding_back import HoldGiven

LONGEST_REFERENCE = 200
PAST = "This day is past. If the court has set another one, enter that; if not, ring the court before you do anything else"


class Came(NamedTuple):
    """One item as it came: the same one can have come twice."""

    disclosure: UUID
    item: UUID


@dataclass(frozen=True, slots=True)
class OrderGiven:
    """An order as it arrives. `court`: a body of ours outside the Code; else it is named now."""

    court: UUID | None = None
    court_name: str = ""
    court_reference: str = ""
    orders: str = ""
    due_on: date | None = None
    items: tuple[Came, ...] = ()
    hold: HoldGiven | None = None
    """Where the notice to its owners is held back."""

    @property
    def wanted_by(self) -> date:
        """Raises Invalid where no day was entered."""
        if self.due_on is None:
            raise Invalid("due_on", "Enter the day by which the court wants it")
        return self.due_on

    def check(self, today: date) -> None:
        """Raises Invalid with words for the field."""
        if self.court is None and not self.court_name.strip():
            raise Invalid("court", "Choose the court, or write down what it is called")
        if not self.court_reference.strip():
            raise Invalid("court_reference", "Enter the reference that stands on the order")
        if not self.orders.strip():
            raise Invalid("orders", "Say in short what it orders")
        if self.wanted_by < today:
            raise Invalid("due_on", PAST)
        if not self.items:
            raise Invalid("items", "Choose what the order may take")
        short_enough("orders", self.orders)
        _shorter("court_name", self.court_name, LONGEST_NAME)
        _shorter("court_reference", self.court_reference, LONGEST_REFERENCE)
        if self.hold is not None:
            self.hold.check()


@dataclass(frozen=True, slots=True)
class OrderAnswered:
    """What came of it, and on which day somebody looks at it again."""

    answer: OrderAnswer
    words: str
    review_on: date | None = None

    def check(self, today: date) -> None:
        """Raises Invalid with words for the field."""
        if not self.words.strip():
            raise Invalid("words", "Say what was produced, or why nothing was")
        short_enough("words", self.words)
        if self.review_on is None or self.review_on <= today:
            raise Invalid("review_on", "Choose a day to come, on which somebody looks at it again")


def same_reference(one: str, other: str) -> bool:
    """Whatever the capitals and the spaces between."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _shorter(field: str, text: str, most: int) -> None:
    if len(text) > most:
        raise Invalid(field, f"Shorten this to {most:,} characters: it has {len(text):,}")
