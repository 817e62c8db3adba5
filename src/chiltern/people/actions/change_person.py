"""What is different about a person from a day on; what stood before stays as former (clause 3.5)."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people import changes
from chiltern.people.queries.reach import must_see, on_record, seen
from chiltern.people.workings import checks
from chiltern.people.workings.given import Address, Birth, Change, Identifier, Name, Whom
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said

__all__ = ["Address", "Birth", "Change", "Identifier", "Name", "Whom", "change_person"]


@recorded("person.changed")
def change_person(*, by: Actor, person: UUID, stated: Change) -> None:
    """Raises Missing where the person, or what is ended, is not there for the actor; Invalid, Refused."""
    row = seen(person)
    about(person)
    must_open(by, Act.RECORD_PERSON)
    change = checks.change(stated, by.at)
    must_see(on_record(*change.address.hidden_from) if change.address else ())
    rows, was = changes.change(by, row, change)
    record(by=by, thing=person, says={"change": said(change), "was": was}, rows=rows)
