"""What an action may reach: people whom the actor sees, readers of the actor's own agency (clause 2.2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.models import Reader
from chiltern.foundation.working import insist_working
from chiltern.people.facts import opened
from chiltern.people.models import Person
from chiltern.people.workings import given


def own_readers(by: Actor, readers: Sequence[UUID]) -> list[UUID]:
    """The readers, once each. Raises Invalid for none, another agency's, or none of the actor's own."""
    wanted = list(dict.fromkeys(readers))
    if not wanted:
        raise Invalid("readers", "Choose which team may see this record")
    if Reader.objects.filter(id__in=wanted, agency=by.agency).count() != len(wanted):
        raise Invalid("readers", "Choose teams of your own agency")
    if not set(wanted) & set(by.readers):
        raise Invalid("readers", "Choose at least one team that you are in yourself")
    return wanted


def must_see(people: Collection[UUID]) -> None:
    """Raises Missing where one of the people is not there for this post."""
    wanted = set(people)
    if wanted and Person.objects.filter(id__in=wanted).count() != len(wanted):
        raise Missing


def seen(person: UUID) -> Person:
    """The person with the key of everything about them, locked until the act is done. Raises Missing."""
    found: Person | None = Person.objects.select_for_update().with_keys().filter(id=person).first()
    if found is None:
        raise Missing
    insist_working(person)
    return found


def on_record(*named: given.Whom) -> set[UUID]:
    """The records among the people named."""
    return {whom.person for whom in named if whom.person is not None}


def must_be_older(field: str, parent: UUID | None, child: UUID) -> None:
    """Raises Invalid where a parent, both being on record with a date of birth, is not older than the child."""
    if parent is None:
        return
    born = {person.id: person.born for person in opened({parent, child}).values()}
    theirs, childs = born.get(parent), born.get(child)
    if theirs is not None and childs is not None and theirs >= childs:
        raise Invalid(
            field,
            "A parent must be older than the child: choose somebody else, or correct the dates of birth",
        )
