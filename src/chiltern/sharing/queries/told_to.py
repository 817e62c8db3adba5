"""Whom something is told unasked: another agency and who there sees it, or a body outside the Code. Clauses 3.6 and 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.models import Agency, OutsideBody
from chiltern.code_of_practice.words import AgencyState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import OFFICE
from chiltern.sharing.queries.addressing import readers_at
from chiltern.sharing.queries.third import no_signatory
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.telling import TellingGiven


@dataclass(frozen=True, slots=True)
class ToldTo:
    """`agency`: None where it is a body outside the Code, which reads nothing here."""

    id: UUID
    agency: Agency | None

    @property
    def outside(self) -> bool:
        """Whether it is told by a way of its own, and not here."""
        return self.agency is None

    @property
    def parties(self) -> list[UUID]:
        """Who besides ourselves has a part in the record."""
        return [] if self.agency is None else [self.id]

    def readers(self, given: TellingGiven) -> list[UUID]:
        """Who there sees it. Raises as `readers_at`."""
        return [] if self.agency is None else readers_at(self.agency, given.people, given.posts)


def told_to(by: Actor, given: TellingGiven, reached: ToldGiven | None) -> ToldTo:
    """Raises Invalid for nobody, for ourselves, for who has left, and where it is not said how a body outside was told."""
    if given.recipient == by.agency:
        raise Invalid("recipient", "That is your own agency: tell your colleague instead")
    found = Agency.objects.filter(id=given.recipient).exclude(id=OFFICE).first()
    if found is None:
        return _outside(by, given, reached)
    if found.state != AgencyState.ADMITTED:
        raise Invalid("recipient", no_signatory(found.name))
    return ToldTo(found.id, found)


def _outside(by: Actor, given: TellingGiven, reached: ToldGiven | None) -> ToldTo:
    if not OutsideBody.objects.filter(id=given.recipient, keeper=by.agency).exists():
        raise Invalid("recipient", "Choose whom to tell")
    if reached is None:
        raise Invalid(
            "method", "They are outside the Code and see nothing here: tell them, and write down how"
        )
    reached.check(sent_at=reached.happened_at, at=by.at, outside=True)
    reached.check_terms()
    return ToldTo(given.recipient, None)
