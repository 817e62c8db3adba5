"""What pages show of people: frozen, in clear, no row behind it. Kinds and levels are sentences already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Found:
    """One result of a search."""

    id: UUID
    called: str
    also_called: tuple[str, ...]
    is_child: bool
    born: date | None
    due: date | None
    estimated: bool
    home: str
    home_hidden: bool
    sounds_alike: bool = False
    """Found by the sound of a name that is written differently from what was typed."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody else, on record here or only named."""

    called: str
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NameView:
    """A name, and how it is used."""

    id: UUID | None
    text: str
    kind: str
    former: bool
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class AddressView:
    """Where somebody can be found, and from whom that is hidden."""

    id: UUID
    text: str
    postcode: str
    kind: str
    former: bool
    since: date | None
    until: date | None
    hidden_from: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class IdentifierView:
    """A number of another system."""

    id: UUID
    value: str
    kind: str
    former: bool


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """People who live together, as far as this post sees them."""

    id: UUID
    called: str
    members: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class RelationshipView:
    """`whom` is `kind` of `of`: one of the two is the person of the page."""

    id: UUID
    whom: PersonLine
    kind: str
    of: PersonLine
    contact: str
    note: str
    former: bool


@dataclass(frozen=True, slots=True)
class ResponsibilityView:
    """Who holds parental responsibility, and how."""

    id: UUID
    holder: PersonLine
    how: str
    former: bool


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status or an order, by whom, and how it is known."""

    id: UUID
    kind: str
    section: str
    by_whom: str
    how_known: str
    note: str
    since: date | None
    until: date | None
    former: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person, as this post may see them. `age` in whole years."""

    id: UUID
    called: str
    is_child: bool
    born: date | None
    due: date | None
    estimated: bool
    age: int | None
    language: str
    formats: str
    names: tuple[NameView, ...]
    addresses: tuple[AddressView, ...]
    identifiers: tuple[IdentifierView, ...]
    households: tuple[HouseholdView, ...]
    relationships: tuple[RelationshipView, ...]
    responsibilities: tuple[ResponsibilityView, ...]
    statuses: tuple[StatusView, ...]
