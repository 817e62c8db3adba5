"""Writes down a child or adult as this agency knows them (clauses 3.4, 3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.changes import make_people
from chiltern.people.models import SearchToken
from chiltern.people.queries.reach import must_see, on_record, own_readers
from chiltern.people.workings import checks, matching_tokens
from chiltern.people.workings.given import Address, Birth, Identifier, Name, Person, Whom
from chiltern.people.workings.kinds import IdentifierKind, NameKind, PlaceKind
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said

__all__ = [
    "Address",
    "Birth",
    "Identifier",
    "IdentifierKind",
    "Name",
    "NameKind",
    "Person",
    "PlaceKind",
    "Whom",
    "record_person",
]


@recorded("person.recorded")
def record_person(*, by: Actor, stated: Person, readers: Sequence[UUID]) -> UUID:
    """The new record's id; `readers` are teams, desks or posts of the actor's agency.

    Raises Invalid at a field, Refused for a role that does not record, Missing for somebody named who is
    not there, AlreadyDone where a record that the actor sees has one of the numbers.
    """
    must_open(by, Act.RECORD_PERSON)
    person = checks.person(stated, by.at)
    may_read = own_readers(by, readers)
    must_see(on_record(*(whom for address in person.addresses for whom in address.hidden_from)))
    _not_twice(by, person)
    person_id = new_id()
    rows = make_people(keeper=by.agency, at=by.at, stated={person_id: person}, readers=may_read)
    record(by=by, thing=person_id, says={"person": said(person), "readers": may_read}, rows=rows)
    return person_id


def _not_twice(by: Actor, person: Person) -> None:
    """Looks only at what the actor sees: a record hidden from him must not show itself by refusing."""
    key = keys.token_key(by.agency)
    numbers = [matching_tokens.of_identifier(key, number.value) for number in person.identifiers]
    other = (
        SearchToken.objects.filter(keeper=by.agency, token__in=numbers)
        .values_list("person_id", flat=True)
        .first()
    )
    if other is not None:
        raise AlreadyDone(
            "person.already_recorded", "Somebody with this number is already recorded here", by_thing=other
        )
