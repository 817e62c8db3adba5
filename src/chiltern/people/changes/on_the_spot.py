"""Records of people who were told about in passing, made in the act that writes it down (clauses 3.4, 3.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import models

from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from chiltern.people.changes.family import relationship_row
from chiltern.people.changes.making import make_people
from chiltern.people.models import Relationship
from chiltern.people.workings import checks, given
from chiltern.people.workings.kinds import RelationKind


def make_on_the_spot(
    by: Actor, stated: Mapping[UUID, given.Person], mothers: Mapping[UUID, UUID], readers: Sequence[UUID]
) -> list[models.Model]:
    """Records under the ids given; `mothers` says who carries an unborn child. Raises Invalid at a field."""
    checked = {person: checks.person(one, by.at) for person, one in stated.items()}
    naming = {child: {mother} for child, mother in mothers.items()}
    rows = make_people(keeper=by.agency, at=by.at, stated=checked, readers=readers, naming=naming)
    held = keys.held(mothers.keys())
    ties = [
        relationship_row(by, child, given.Relationship(given.Whom(mother), RelationKind.MOTHER)).sealed_with(
            held[child]
        )
        for child, mother in mothers.items()
    ]
    Relationship.objects.bulk_create(ties)
    return [*rows, *ties]
