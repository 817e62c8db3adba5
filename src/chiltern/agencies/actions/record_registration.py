"""The council's officer writes down that a controller's registration with the regulator was renewed. Clause 3.9."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from chiltern.agencies.models import Agency, LegalBody
from chiltern.agencies.queries.applications import only_who_admits
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import day_in_london


@recorded("registration.recorded")
def record_registration(*, by: Actor, body: UUID, registration: str, expires_on: date) -> LegalBody:
    """Raises Missing for anyone but the officer and for an unknown body, Invalid for a field."""
    only_who_admits(by)
    row = LegalBody.objects.filter(id=body).first()
    if row is None:
        raise Missing
    if not registration.strip():
        raise Invalid("registration", "Enter the number in the regulator’s register")
    if expires_on < day_in_london(by.at):
        raise Invalid("expires_on", "This day is past: enter until when it is renewed")
    was = row.registration_expires_on
    row.registration, row.registration_expires_on = registration.strip(), expires_on
    row.save(update_fields=["registration", "registration_expires_on"])
    agencies = Agency.objects.filter(legal_body=row).values_list("id", flat=True)
    record(
        by=by,
        thing=row.id,
        parties=[by.agency, *agencies],
        says={"registration": row.registration, "was": was, "until": expires_on},
    )
    return row
