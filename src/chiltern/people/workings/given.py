"""What somebody states about a person, as an action takes it: not yet checked (see workings/checks.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiltern.people.workings.kinds import (
    CareSection,
    Contact,
    HowKnown,
    IdentifierKind,
    NameKind,
    PlaceKind,
    RelationKind,
    ResponsibilityHow,
    StatusKind,
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a person; `until` makes it a former name."""

    given: str
    family: str
    kind: NameKind = NameKind.LEGAL
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Birth:
    """When somebody was born, or for an unborn child is due; `estimated` where nobody has seen a paper."""

    on: date | None = None
    due: date | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody else: one of the agency's own records, or only a name."""

    person: UUID | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody can be found, and from whom that is hidden."""

    text: str
    postcode: str = ""
    kind: PlaceKind = PlaceKind.HOME
    since: date | None = None
    until: date | None = None
    hidden_from: tuple[Whom, ...] = ()


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number by which another system knows somebody. `called` names it where the kind is 'other'."""

    kind: IdentifierKind
    value: str
    called: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A child or adult to be recorded."""

    names: tuple[Name, ...]
    is_child: bool = True
    birth: Birth = Birth()
    addresses: tuple[Address, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    language: str = ""
    formats: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different from now on. What is left out stays as it is.

    A new name, home or number ends the one of its kind that stood before; `ends` names addresses, names and
    numbers that no longer hold. `on` is the day from which it holds: today where it is left out.
    """

    on: date | None = None
    name: Name | None = None
    address: Address | None = None
    identifier: Identifier | None = None
    birth: Birth | None = None
    language: str | None = None
    formats: str | None = None
    ends: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who lives in a household."""

    person: UUID
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together; `called` as in "at his father's". `instead_of` ends an earlier one."""

    members: tuple[Member, ...]
    called: str = ""
    instead_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """What `to` is to the person, and how much they see each other."""

    to: Whom
    kind: RelationKind
    contact: Contact = Contact.NOT_KNOWN
    note: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who holds parental responsibility for a child: a person, or the council by its name."""

    holder: Whom
    how: ResponsibilityHow = ResponsibilityHow.NOT_KNOWN
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """A status or an order: by whom, and whether the paper was seen. `instead_of` ends an earlier one."""

    kind: StatusKind
    by_whom: str
    how_known: HowKnown
    section: CareSection | None = None
    note: str = ""
    since: date | None = None
    until: date | None = None
    instead_of: UUID | None = None
