"""A family or another circle of people stated at once, who name each other by keys of the statement's own.

For lists that an agency brings with it: keys become records' ids when they are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chiltern.people.workings.given import Person, Status
from chiltern.people.workings.kinds import Contact, RelationKind, ResponsibilityHow


@dataclass(frozen=True, slots=True)
class Home:
    """Who lives together."""

    members: tuple[str, ...]
    called: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """`to` is `kind` of `person`."""

    person: str
    to: str
    kind: RelationKind
    contact: Contact = Contact.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Holds:
    """Who holds parental responsibility for a child: one of the circle, or a name such as the council's."""

    child: str
    holder: str = ""
    name: str = ""
    how: ResponsibilityHow = ResponsibilityHow.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Circle:
    """People by key, and what is between them. No key stands in two circles that are written together."""

    people: Mapping[str, Person]
    homes: tuple[Home, ...] = ()
    ties: tuple[Tie, ...] = ()
    holds: tuple[Holds, ...] = ()
    statuses: tuple[tuple[str, Status], ...] = field(default=())
