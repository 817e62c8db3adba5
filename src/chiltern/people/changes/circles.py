"""Whole families at once: a few queries for a list, where one by one would take one for each line (clause 3.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import models

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.people.changes.family import KIND as HOUSEHOLD
from chiltern.people.changes.family import relationship_row, responsibility_row, status_row
from chiltern.people.changes.making import make_people
from chiltern.people.models import (
    Household,
    HouseholdMember,
    ParentalResponsibility,
    Person,
    PersonRow,
    Relationship,
    StatusOrOrder,
)
from chiltern.people.workings import given
from chiltern.people.workings.circles import Circle

Ids = Mapping[str, UUID]


def make_circles(
    by: Actor, circles: Sequence[Circle], readers: Sequence[UUID]
) -> tuple[dict[str, UUID], list[models.Model]]:
    """Writes checked circles, all for the same readers; gives each key its record's id, and the rows.

    Two queries for each person and each home (access and key), and some fifteen for the whole.
    """
    ids = {key: new_id() for circle in circles for key in circle.people}
    rows: list[models.Model] = make_people(
        keeper=by.agency,
        at=by.at,
        stated={ids[key]: person for circle in circles for key, person in circle.people.items()},
        readers=readers,
        naming=_naming(circles, ids),
    )
    key_of = {row.id: row.key_of_thing() for row in rows if isinstance(row, Person)}
    homes, parts = _homes(by, circles, ids, readers)
    parts += [part for circle in circles for part in _parts(by, circle, ids)]
    for part in parts:
        part.sealed_with(key_of[part.person_id])
    Household.objects.bulk_create(homes)
    models_of_parts: tuple[type[PersonRow], ...] = (
        HouseholdMember,
        Relationship,
        ParentalResponsibility,
        StatusOrOrder,
    )
    for model in models_of_parts:
        model.objects.bulk_create([part for part in parts if isinstance(part, model)])
    return ids, [*rows, *homes, *parts]


def _naming(circles: Iterable[Circle], ids: Ids) -> dict[UUID, set[UUID]]:
    """Whom each record names: a conflict with one of them hides it, as where they are recorded one by one."""
    naming: dict[UUID, set[UUID]] = defaultdict(set)
    for circle in circles:
        for tie in circle.ties:
            naming[ids[tie.person]].add(ids[tie.to])
        for holds in circle.holds:
            if holds.holder:
                naming[ids[holds.child]].add(ids[holds.holder])
    return naming


def _homes(
    by: Actor, circles: Iterable[Circle], ids: Ids, readers: Sequence[UUID]
) -> tuple[list[Household], list[PersonRow]]:
    homes: list[Household] = []
    members: list[PersonRow] = []
    stated = {new_id(): home for circle in circles for home in circle.homes}
    access.bear_many(list(stated), by.agency, HOUSEHOLD)
    for home_id, home in stated.items():
        people = [ids[key] for key in home.members]
        access.grant(readers, home_id, kind=HOUSEHOLD, sort_at=by.at, people=people)
        row = Household(id=home_id, keeper=by.agency, made_at=by.at, called=home.called)
        homes.append(row.sealed_with(keys.make(home_id, by.agency)))
        members += [
            HouseholdMember(person_id=person, household=row, keeper=by.agency, made_at=by.at)
            for person in people
        ]
    return homes, members


def _parts(by: Actor, circle: Circle, ids: Ids) -> Iterable[PersonRow]:
    for tie in circle.ties:
        stated = given.Relationship(given.Whom(ids[tie.to]), tie.kind, tie.contact)
        yield relationship_row(by, ids[tie.person], stated)
    for holds in circle.holds:
        holder = given.Whom(ids[holds.holder]) if holds.holder else given.Whom(name=holds.name)
        yield responsibility_row(by, ids[holds.child], given.Responsibility(holder, holds.how))
    for key, status in circle.statuses:
        yield status_row(by, ids[key], status)
