"""A family or another circle of people stated at once, who name each other by keys of the statement's own.

For lists that an agency brings with it: keys become records' ids when they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from chiltern.foundation.gate import Invalid
from chiltern.people.workings.given import Person, Status
from chiltern.people.workings.kinds import OF_PARENTS, OLDER, Contact, RelationKind, ResponsibilityHow


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


def insist_parents_are_older(circle: Circle) -> None:
    """Raises Invalid, with the keys of the two, where a parent in the list is not older than the child."""
    for where, parent, child in _parents(circle):
        theirs, childs = (_born(circle, key) for key in (parent, child))
        if theirs is not None and childs is not None and theirs >= childs:
            raise Invalid(
                where,
                f"{parent} and {child}: a parent must be older than the child. Correct the dates of birth in these two rows, "
                "or who they are to each other",
            )


def _parents(circle: Circle) -> Iterator[tuple[str, str, str]]:
    """Where it is said, the parent and the child."""
    for tie in circle.ties:
        if tie.kind in OLDER:
            yield "ties", tie.to, tie.person
        if tie.kind is RelationKind.CHILD:
            yield "ties", tie.person, tie.to
    for held in circle.holds:
        if held.holder and held.how in OF_PARENTS:
            yield "holds", held.holder, held.child


def _born(circle: Circle, key: str) -> date | None:
    """Nobody is compared with somebody who is not in the list."""
    person = circle.people.get(key)
    return None if person is None else person.birth.on
