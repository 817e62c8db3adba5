"""Writes down who holds parental responsibility for a child, and how it came about (clauses 3.4, 9.2)."""

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
from chiltern.people.workings.given import Responsibility, Whom
from chiltern.people.workings.kinds import OF_PARENTS, ResponsibilityHow
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said

__all__ = ["Responsibility", "ResponsibilityHow", "Whom", "record_responsibility"]


@recorded("parental_responsibility.recorded")
def record_responsibility(*, by: Actor, person: UUID, stated: Responsibility) -> UUID:
    """The row's id. Raises Missing where child or holder is not there for the actor, Invalid, Refused."""
    row = seen(person)
    about(person)
    must_open(by, Act.RECORD_PERSON)
    if not row.is_child:
        raise Invalid("holder", "Parental responsibility is held for a child; this record is of an adult")
    responsibility = checks.responsibility(stated)
    if responsibility.holder.person == person:
        raise Invalid("holder", "Choose somebody else: a child does not hold it for itself")
    must_see(on_record(responsibility.holder))
    if responsibility.how in OF_PARENTS:
        must_be_older("holder", responsibility.holder.person, person)
    made = changes.make_responsibility(by, row, responsibility)
    record(by=by, thing=person, says={"responsibility": said(responsibility)}, rows=[made])
    return made.id
