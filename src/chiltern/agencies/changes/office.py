"""The partnership's own office: one fixed agency row, never a signatory. No gate, no entry. Serves clause sign.1."""

from __future__ import annotations

from chiltern.agencies.changes import DESK_NAME
from chiltern.agencies.changes.posts import make_team
from chiltern.agencies.models import Agency, LegalBody
from chiltern.agencies.workings.sectors import Group, Sector
from chiltern.code_of_practice.words import AgencyState, Reader, StatutoryDuty
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.ids import OFFICE, new_id
from chiltern.foundation.sealed import keys


def make_office(*, by: Actor | Outsider, name: str) -> Agency:
    """The office with its key and desk; where it stands already it is left as it is."""
    held = Agency.objects.filter(id=OFFICE).first()
    if held is not None:
        return held
    keys.make_agency_key(OFFICE)
    desk = new_id()
    body = LegalBody.objects.create(keeper=OFFICE, made_at=by.at, name=name, registration_exempt=True)
    office = Agency.objects.create(
        id=OFFICE,
        keeper=OFFICE,
        made_at=by.at,
        name=name,
        legal_body=body,
        sector=Sector.COUNCIL,
        group=Group.CORE,
        state=AgencyState.OUTSIDE,
        state_since=by.at,
        statutory_duty=StatutoryDuty.NONE,
        duty_desk=desk,
    )
    make_team(agency=OFFICE, name=DESK_NAME, kind=Reader.DUTY_DESK, at=by.at, id=desk)
    return office
