"""Households, relationships, parental responsibility, statuses and orders (clauses 3.4, 9.2)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import models

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.people.changes.naming import also_names
from chiltern.people.models import (
    Household,
    HouseholdMember,
    ParentalResponsibility,
    Person,
    Relationship,
    StatusOrOrder,
)
from chiltern.people.workings import dates, given
from chiltern.people.workings.said import said

KIND = "household"


def make_household(by: Actor, stated: given.Household, readers: Sequence[UUID]) -> list[models.Model]:
    """A household, its members, and who reads it; ends the one it replaces. The household comes first.

    Raises Missing where the earlier one is not to be seen.
    """
    if stated.instead_of is not None:
        _leave(stated.instead_of, by)
    household_id = new_id()
    access.bear(household_id, by.agency, KIND)
    access.grant(
        readers, household_id, kind=KIND, sort_at=by.at, people=[member.person for member in stated.members]
    )
    household = Household(id=household_id, keeper=by.agency, made_at=by.at, called=stated.called)
    household.sealed_with(keys.make(household_id, by.agency)).save(force_insert=True)
    members = [
        HouseholdMember(
            person_id=member.person,
            household=household,
            keeper=by.agency,
            made_at=by.at,
            since=member.since,
            until=member.until,
        )
        for member in stated.members
    ]
    HouseholdMember.objects.bulk_create(members)
    return [household, *members]


def make_relationship(by: Actor, person: Person, stated: given.Relationship) -> Relationship:
    """What somebody is to this person; from now on a conflict with either hides this record."""
    row = relationship_row(by, person.id, stated)
    row.sealed_with(person.key_of_thing()).save(force_insert=True)
    also_names(person.id, [stated.to.person] if stated.to.person else [])
    return row


def make_responsibility(by: Actor, person: Person, stated: given.Responsibility) -> ParentalResponsibility:
    """Who holds parental responsibility for this child."""
    row = responsibility_row(by, person.id, stated)
    row.sealed_with(person.key_of_thing()).save(force_insert=True)
    also_names(person.id, [stated.holder.person] if stated.holder.person else [])
    return row


def make_status(by: Actor, person: Person, stated: given.Status) -> StatusOrOrder:
    """A status or an order; ends the one that it replaces on the day it begins. Raises Missing."""
    if stated.instead_of is not None:
        earlier = StatusOrOrder.objects.filter(id=stated.instead_of, person=person, until=None)
        if not earlier.update(until=stated.since or dates.today(by.at)):
            raise Missing
    row = status_row(by, person.id, stated)
    row.sealed_with(person.key_of_thing()).save(force_insert=True)
    return row


def relationship_row(by: Actor, person: UUID, stated: given.Relationship) -> Relationship:
    """Not yet sealed."""
    return Relationship(
        person_id=person,
        keeper=by.agency,
        made_at=by.at,
        other_id=stated.to.person,
        other_name=stated.to.name,
        kind=stated.kind.value,
        contact=stated.contact.value,
        note=stated.note,
        since=stated.since,
        until=stated.until,
    )


def responsibility_row(by: Actor, person: UUID, stated: given.Responsibility) -> ParentalResponsibility:
    """Not yet sealed."""
    return ParentalResponsibility(
        person_id=person,
        keeper=by.agency,
        made_at=by.at,
        holder_id=stated.holder.person,
        holder_name=stated.holder.name,
        how=stated.how.value,
        since=stated.since,
        until=stated.until,
    )


def status_row(by: Actor, person: UUID, stated: given.Status) -> StatusOrOrder:
    """Not yet sealed; its dates stand beside what it says."""
    says = {key: value for key, value in said(stated).items() if key not in ("since", "until", "instead_of")}
    return StatusOrOrder(
        person_id=person, keeper=by.agency, made_at=by.at, says=says, since=stated.since, until=stated.until
    )


def _leave(household: UUID, by: Actor) -> None:
    if not Household.objects.filter(id=household).exists():
        raise Missing
    HouseholdMember.objects.filter(household=household, until=None).update(until=dates.today(by.at))
