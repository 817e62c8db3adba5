"""What the page of a call starts with: a request of ours that was answered, or somebody on our own record. Clause 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.models import OutsideBody
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import AgencyRequest, RequestForInformation
from chiltern.sharing.queries import whom
from chiltern.sharing.workings.calling import PersonTold


@dataclass(frozen=True, slots=True)
class Answering:
    """Which agency was asked, under which reference, and about whom."""

    request: UUID
    agency: UUID
    reference: str
    name: str
    is_child: bool
    person: UUID | None
    outside: str = ""
    """What a body outside the Code is called, where it was asked."""


def answering(by: Actor, request_id: UUID) -> Answering:
    """Raises Missing for anything but a request of ours."""
    asked = AgencyRequest.objects.filter(id=request_id, keeper=by.agency).first()
    if asked is None:
        raise Missing
    parent = RequestForInformation.objects.with_keys().filter(id=asked.parent_id).first()
    if parent is None:
        raise Missing
    first = parent.body["people"][0]
    return Answering(
        request=asked.id,
        agency=asked.provider,
        reference=asked.reference,
        name=first["name"],
        is_child=first["is_child"],
        person=UUID(first["person"]) if first["person"] else None,
        outside=OutsideBody.objects.filter(id=asked.provider).values_list("name", flat=True).first() or "",
    )


def on_record(by: Actor, person_id: UUID) -> PersonTold:
    """Somebody on our own record, as a call names them. Raises Missing."""
    known = whom.on_record(by, person_id)
    return PersonTold(
        name=known.name,
        is_child=known.is_child,
        date_of_birth=known.date_of_birth,
        nhs_number=known.nhs_number,
        person=person_id,
    )
