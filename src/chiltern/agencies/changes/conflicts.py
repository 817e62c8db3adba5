"""Writes of conflicts of interest, between a practitioner and a person of one agency. No gate, no entry. Clause 3.7."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chiltern.foundation.ids import new_id
from chiltern.foundation.models import Conflict, Thing


def is_own_person(person: UUID, agency: UUID) -> bool:
    """Whether this is the agency's own record of a child or adult."""
    return Thing.objects.filter(id=person, keeper=agency, kind="person").exists()


def set_conflict(practitioner: UUID, person: UUID, *, agency: UUID, at: datetime) -> None:
    """From this moment the practitioner sees nothing about that person."""
    Conflict.objects.bulk_create(
        [Conflict(id=new_id(), agency=agency, practitioner=practitioner, person=person, starts_at=at)]
    )
