"""Records of our own for people who were spoken about, where the one who writes asks for them. Clauses 3.4 and 3.5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.people.changes.on_the_spot import make_on_the_spot
from chiltern.people.workings.given import Birth, Identifier, Name, Person
from chiltern.people.workings.kinds import IdentifierKind
from chiltern.sharing.workings.calling import CallGiven, PersonTold


def with_records(by: Actor, given: CallGiven, readers: Sequence[UUID]) -> tuple[CallGiven, list[Any]]:
    """Whoever has none here gets one, an unborn child through its mother; an unborn child without a due date does not.

    Gives what is written down with their ids, and the rows.
    """
    if not given.add_to_people:
        return given, []
    people = [_with_id(one) for one in given.people]
    had = {one.person for one in given.people}
    new = {one.person: one for one in people if one.person is not None and one.person not in had}
    called = {one.name: one.person for one in people if one.person is not None}
    mothers = {child: called[one.through] for child, one in new.items() if one.through in called}
    rows = make_on_the_spot(by, {child: _stated(one) for child, one in new.items()}, mothers, readers)
    return replace(given, people=tuple(people)), rows


def _with_id(one: PersonTold) -> PersonTold:
    nameless = bool(one.through) and one.due is None
    return one if one.person is not None or nameless else replace(one, person=new_id())


def _stated(one: PersonTold) -> Person:
    first, _, last = one.name.strip().rpartition(" ")
    numbers = (Identifier(IdentifierKind.NHS_NUMBER, one.nhs_number),) if one.nhs_number else ()
    return Person(
        names=() if one.through else (Name(first, last),),
        is_child=one.is_child,
        birth=Birth(on=one.date_of_birth, due=one.due),
        identifiers=numbers,
    )
