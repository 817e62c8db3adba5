"""Writes down who somebody is to a person, and how much they see each other (clause 3.4)."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people import changes
from chiltern.people.queries.reach import must_be_older, must_see, on_record, seen
from chiltern.people.workings import checks
from chiltern.people.workings.given import Relationship, Whom
from chiltern.people.workings.kinds import OLDER, Contact, RelationKind
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said

__all__ = ["Contact", "RelationKind", "Relationship", "Whom", "record_relationship"]


@recorded("relationship.recorded")
def record_relationship(*, by: Actor, person: UUID, stated: Relationship) -> UUID:
    """The relationship's id. Raises Missing where either is not there for the actor, Invalid, Refused."""
    row = seen(person)
    about(person)
    must_open(by, Act.RECORD_PERSON)
    relationship = checks.relationship(stated)
    if relationship.to.person == person:
        raise Invalid("to", "Choose somebody else: nobody is related to themselves")
    must_see(on_record(relationship.to))
    if relationship.kind in OLDER:
        must_be_older("to", relationship.to.person, person)
    if relationship.kind is RelationKind.CHILD and relationship.to.person is not None:
        must_be_older("to", person, relationship.to.person)
    made = changes.make_relationship(by, row, relationship)
    record(by=by, thing=person, says={"relationship": said(relationship)}, rows=[made])
    return made.id
