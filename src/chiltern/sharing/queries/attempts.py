"""That somebody asked what a sensitive service does not say: for its representative, and for whoever decided. 2.2, 3.8.

The representative reads who asked, for what and when; whoever sees the request itself may tell others whom it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import AgencyRequest, StandingReply
from chiltern.sharing.workings.asking import PersonAsked

_NEW = "select exists (select from foundation_access a where a.thing = %s::uuid and a.kind = 'attempt.told')"


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One attempt. `people`: where this post sees the request; `request` too."""

    id: UUID
    asker: str
    purpose: str
    reference: str
    at: datetime
    goes_out_at: datetime | None
    request: UUID | None
    people: tuple[PersonAsked, ...]
    new: bool


def attempt_page(by: Actor, attempt_id: UUID) -> AttemptView:
    """Raises Missing."""
    row = StandingReply.objects.filter(id=attempt_id, keeper=by.agency).first()
    if row is None:
        raise Missing
    asked = AgencyRequest.objects.with_keys().filter(id=row.agency_request).first()
    ((new,),) = prepared.fetch(_NEW, [attempt_id])
    return AttemptView(
        id=row.id,
        asker=Agency.objects.values_list("name", flat=True).get(id=row.asker),
        purpose=law_at(by.at).row(row.purpose, "purpose").says,
        reference=row.reference,
        at=row.made_at,
        goes_out_at=None if row.told_at else row.go_at,
        request=asked.id if asked else None,
        people=tuple(_person(one) for one in asked.asked["people"]) if asked else (),
        new=new,
    )


def _person(said: dict[str, str | bool]) -> PersonAsked:
    born = said["date_of_birth"]
    return PersonAsked(
        name=str(said["name"]),
        is_child=bool(said["is_child"]),
        date_of_birth=date.fromisoformat(str(born)) if born else None,
        nhs_number=str(said["nhs_number"]),
        upn=str(said["upn"]),
    )
