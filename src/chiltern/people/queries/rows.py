"""Everything about one person in five queries, each row with the key that opens it (clause 3.7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import keys
from chiltern.people.facts.opened import OpenPerson, with_names
from chiltern.people.models import (
    Address,
    HouseholdMember,
    Identifier,
    ParentalResponsibility,
    Person,
    Relationship,
    StatusOrOrder,
)
from chiltern.people.queries.together import Named, read_together

# A relationship is seen from both its ends.
_TABLES: tuple[Named, ...] = (
    (Person, "id"),
    (Address, "person_id"),
    (Identifier, "person_id"),
    (StatusOrOrder, "person_id"),
    (Relationship, "person_id"),
    (Relationship, "other_id"),
    (ParentalResponsibility, "person_id"),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What is recorded about a person, and everyone in it whom the post sees."""

    addresses: list[Address]
    identifiers: list[Identifier]
    statuses: list[StatusOrOrder]
    relationships: list[Relationship]
    responsibilities: list[ParentalResponsibility]
    members: list[HouseholdMember]
    people: dict[UUID, OpenPerson]


def fetch(person_id: UUID) -> Rows:
    """Raises Missing where the person is not there for this post. Members are all those of their homes."""
    found = read_together(person_id, _TABLES)
    # Before anything else is looked for: a hidden person has a key where a made-up id has none, and finding it takes time.
    if not found[Person]:
        raise Missing
    rows = Rows(
        addresses=found[Address],
        identifiers=found[Identifier],
        statuses=found[StatusOrOrder],
        relationships=found[Relationship],
        responsibilities=found[ParentalResponsibility],
        members=_members(person_id),
        people={},
    )
    held = _attach(person_id, rows)
    named = {person_id, *_named(rows)}
    if further := named - held.keys():
        held |= keys.held(further)
    others = list(Person.objects.filter(id__in=named - {person_id})) if len(named) > 1 else []
    rows.people.update(with_names([*found[Person], *others], held))
    return rows


def _members(person_id: UUID) -> list[HouseholdMember]:
    mine = HouseholdMember.objects.filter(person=person_id).values("household_id")
    found = HouseholdMember.objects.filter(household_id__in=mine).select_related("household")
    return list(found.order_by("made_at", "id"))


def _attach(person_id: UUID, rows: Rows) -> dict[UUID, bytes]:
    own: list[Any] = [
        *rows.addresses,
        *rows.identifiers,
        *rows.statuses,
        *rows.relationships,
        *rows.responsibilities,
        *rows.members,
    ]
    others = {row.other_id for row in rows.relationships} | {row.holder_id for row in rows.responsibilities}
    homes = {row.household_id for row in rows.members}
    try:
        held = keys.held({person_id, *homes, *_present(others), *(row.person_id for row in own)})
    except keys.NoKey:
        # Another agency's person, or nobody's: an own one's key is held, seen or not.
        raise Missing from None
    for row in own:
        row.sealed_with(held[row.person_id])
    for member in rows.members:
        member.household.sealed_with(held[member.household_id])
    return held


def _named(rows: Rows) -> Iterable[UUID]:
    yield from (row.person_id for row in (*rows.relationships, *rows.members))
    yield from _present(
        {row.other_id for row in rows.relationships} | {row.holder_id for row in rows.responsibilities}
    )
    for address in rows.addresses:
        yield from (UUID(one["person"]) for one in address.hidden_from if "person" in one)


def _present(ids: Iterable[UUID | None]) -> set[UUID]:
    return {one for one in ids if one is not None}
