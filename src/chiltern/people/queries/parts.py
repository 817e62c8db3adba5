"""The parts of a person's page, from opened rows. Whom the post does not see is left out, never named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.people.facts.opened import OpenPerson
from chiltern.people.models import (
    Address,
    Identifier,
    ParentalResponsibility,
    PersonRow,
    Relationship,
    StatusOrOrder,
)
from chiltern.people.queries.views import (
    AddressView,
    IdentifierView,
    NameView,
    PersonLine,
    RelationshipView,
    ResponsibilityView,
    StatusView,
)
from chiltern.people.workings import identifiers
from chiltern.people.workings.called import OpenName, in_order
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
class Views:
    """Turns rows into what a page shows, on one day, with the people whom the post sees."""

    people: dict[UUID, OpenPerson]
    today: date

    def names(self, one: OpenPerson) -> tuple[NameView, ...]:
        """The name in use first."""
        return tuple(self.name(each) for each in in_order(one.names, self.today))

    def name(self, one: OpenName) -> NameView:
        """A name in use or former."""
        return NameView(one.id, one.whole, NameKind(one.kind).says, self._over(one), one.since, one.until)

    def address(self, row: Address) -> AddressView:
        """A place, and from whom it is hidden as far as the post sees them."""
        hidden = (
            self.line(UUID(one["person"]) if "person" in one else None, one.get("name", ""))
            for one in row.hidden_from
        )
        return AddressView(
            row.id,
            row.text,
            row.postcode,
            PlaceKind(row.kind).says,
            self._over(row),
            row.since,
            row.until,
            tuple(line for line in hidden if line),
        )

    def identifier(self, row: Identifier) -> IdentifierView:
        """A number, as people read it out."""
        kind = row.called or IdentifierKind(row.kind).says
        return IdentifierView(row.id, identifiers.shown(row.kind, row.value), kind, self._over(row))

    def relationship(self, row: Relationship) -> RelationshipView | None:
        """None where the post does not see the other."""
        whom, of = self.line(row.other_id, row.other_name), self.line(row.person_id, "")
        if whom is None or of is None:
            return None
        return RelationshipView(
            row.id,
            whom,
            RelationKind(row.kind).says,
            of,
            Contact(row.contact).says,
            row.note,
            self._over(row),
        )

    def responsibility(self, row: ParentalResponsibility) -> ResponsibilityView | None:
        """None where the post does not see the holder."""
        holder = self.line(row.holder_id, row.holder_name)
        return (
            ResponsibilityView(row.id, holder, ResponsibilityHow(row.how).says, self._over(row))
            if holder
            else None
        )

    def status(self, row: StatusOrOrder) -> StatusView:
        """A status or an order."""
        says: dict[str, Any] = row.says
        section = CareSection(says["section"]).says if "section" in says else ""
        return StatusView(
            row.id,
            StatusKind(says["kind"]).says,
            section,
            says["by_whom"],
            HowKnown(says["how_known"]).says,
            says.get("note", ""),
            row.since,
            row.until,
            self._over(row),
        )

    def line(self, person: UUID | None, name: str) -> PersonLine | None:
        """Somebody on record, by the name there; or only named; None where the post does not see them."""
        if person is None:
            return PersonLine(name)
        one = self.people.get(person)
        return PersonLine(one.called(self.today), one.id) if one else None

    def _over(self, row: PersonRow | OpenName) -> bool:
        return row.until is not None and row.until <= self.today
