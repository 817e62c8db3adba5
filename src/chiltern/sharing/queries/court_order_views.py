"""A court's order as its page shows it, at the agency that was ordered. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.code_of_practice.words import Act, CourtOrderState, OrderAnswer
from chiltern.sharing.queries.views import StepView


@dataclass(frozen=True, slots=True)
class OrderedItem:
    """One item that it takes; `text` is empty until this post has opened what it came in. `produced`: it has gone to the court."""

    id: UUID
    text: str
    owner: str
    produced: bool


@dataclass(frozen=True, slots=True)
class OrderedPart:
    """What it takes of one disclosure: that goes on by itself."""

    disclosure: UUID
    reference: str
    from_agency: str
    items: tuple[OrderedItem, ...]


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """One owner, as far as the terms show it, and since when it knows."""

    owner: str
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class Produced:
    """What went to the court."""

    disclosure: UUID
    reference: str
    at: datetime
    items: int


@dataclass(frozen=True, slots=True)
class WordView:
    """What came of it, or what somebody found who looked again."""

    state: CourtOrderState
    answer: OrderAnswer | None
    words: str
    review_on: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class CourtOrderView:
    """The page. `notice`: where telling its owners stands, if that is held back."""

    id: UUID
    reference: str
    court: str
    court_reference: str
    orders: str
    due_on: date
    arrived_at: datetime
    state: CourtOrderState
    due_at: datetime
    steps: tuple[StepView, ...]
    parts: tuple[OrderedPart, ...]
    owners: tuple[OwnerLine, ...]
    produced: tuple[Produced, ...]
    words: tuple[WordView, ...]
    can: tuple[Act, ...]
    notice: UUID | None


@dataclass(frozen=True, slots=True)
class ToProduce:
    """What the form of passing on is filled in with. `held_back`: its owners are not told yet that the order arrived."""

    court: UUID
    court_reference: str
    items: tuple[UUID, ...]
    held_back: bool
