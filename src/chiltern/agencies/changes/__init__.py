"""Writes that a higher floor, a command or the demo may call: agencies in bulk, standing, signatures. No gate, no entry.

Clauses sign.1, sign.3, sign.4. Agencies are made within the context of the partnership's office.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models.functions import Lower

from chiltern.agencies.models import Agency, LegalBody, Signature, StandingChange, Team
from chiltern.agencies.workings import signing
from chiltern.agencies.workings.profile import NewAgency, Signed
from chiltern.agencies.workings.sectors import functions_of, methods_of
from chiltern.code_of_practice.words import AgencyState, Reader, StatutoryDuty
from chiltern.foundation import models as foundation
from chiltern.foundation.ids import OFFICE, new_id, new_reference
from chiltern.foundation.sealed import keys
from chiltern.scheme.queries import day_in_london

DESK_NAME = "Duty desk"


class Made(NamedTuple):
    """Agencies in the order given, and the rows that an entry of the record covers."""

    agencies: list[Agency]
    standings: list[StandingChange]


def make_agencies(
    rows: Sequence[NewAgency],
    at: datetime,
    *,
    state: AgencyState = AgencyState.ADMITTED,
    by_import: bool = False,
    reason: str = "",
) -> Made:
    """Agencies with their legal bodies and standing; those not merely applying get key and duty desk as well.

    Raises KeyError for an unknown commissioner, django.db.IntegrityError for a name in use.
    """
    bodies = _legal_bodies(rows, at)
    agencies = [_new(row, bodies[row.legal_body.lower()], at, state, by_import) for row in rows]
    _set_commissioners(rows, agencies)
    Agency.objects.bulk_create(agencies)
    standings = StandingChange.objects.bulk_create([_standing(each, at, reason) for each in agencies])
    if state is not AgencyState.APPLIED:
        open_desks(agencies, at)
    return Made(agencies, standings)


def open_desks(agencies: Sequence[Agency], at: datetime) -> None:
    """The key and the duty desk of each; from here an agency can hold something."""
    for agency in agencies:
        keys.make_agency_key(agency.id)
    foundation.Reader.objects.bulk_create(
        [foundation.Reader(id=each.duty_desk, agency=each.id, kind=Reader.DUTY_DESK) for each in agencies]
    )
    Team.objects.bulk_create(
        [
            Team(id=each.duty_desk, keeper=each.id, made_at=at, name=DESK_NAME, kind=Reader.DUTY_DESK)
            for each in agencies
        ]
    )


def move_to(agency: Agency, state: AgencyState, at: datetime, *, reason: str = "") -> StandingChange:
    """The agency's state from this moment, its group with it; earlier states stay readable (sign.4)."""
    agency.state, agency.state_since = state, at
    agency.save(update_fields=["state", "state_since", "group"])
    return StandingChange.objects.bulk_create([_standing(agency, at, reason)])[0]


def sign(agency: Agency, code_version: UUID, signed: Signed, at: datetime) -> Signature:
    """The signature, sealed; its `reference` is for verification."""
    row = Signature(
        keeper=OFFICE,
        made_at=at,
        agency=agency,
        code_version=code_version,
        group=signed.group,
        signed_by=signed.signed_by,
        representative_name=signed.representative_name,
        representative_email=signed.representative_email,
        reference=new_reference(),
    )
    row.sealed_with(signing.key())
    Signature.objects.bulk_create([row])
    return row


def check_duty(agency: Agency, duty: StatutoryDuty, at: datetime, *, checked_by: str) -> None:
    """Whether it is covered by the duty to share, and who checked that, when."""
    agency.statutory_duty, agency.duty_checked_on = duty, day_in_london(at)
    agency.duty_checked_by = checked_by
    agency.save(update_fields=["statutory_duty", "duty_checked_on", "duty_checked_by"])


def _legal_bodies(rows: Iterable[NewAgency], at: datetime) -> dict[str, LegalBody]:
    """By lower-case name; those that are not there yet are made."""
    wanted = {row.legal_body.lower(): row for row in rows}
    there = LegalBody.objects.annotate(low=Lower("name")).filter(low__in=wanted)
    found = {body.name.lower(): body for body in there}
    new = [
        LegalBody(keeper=OFFICE, made_at=at, name=row.legal_body, registration=row.registration)
        for low, row in wanted.items()
        if low not in found
    ]
    LegalBody.objects.bulk_create(new)
    return found | {body.name.lower(): body for body in new}


def _new(row: NewAgency, body: LegalBody, at: datetime, state: AgencyState, by_import: bool) -> Agency:
    checked = row.statutory_duty is not StatutoryDuty.NOT_CHECKED
    methods = methods_of(row.sector) if row.methods is None else row.methods
    return Agency(
        keeper=OFFICE,
        made_at=at,
        name=row.name,
        legal_body=body,
        sector=row.sector,
        functions=list(functions_of(row.sector, row.name)),
        group=row.group,
        state=state,
        state_since=at,
        admitted_by_import=by_import,
        statutory_duty=row.statutory_duty,
        duty_checked_on=day_in_london(at) if checked else None,
        duty_checked_by=row.duty_checked_by if checked else "",
        sensitive_service=row.sensitive_service,
        size=row.size,
        area=row.area,
        methods=list(methods),
        opening_hours=row.opening_hours,
        duty_number=row.duty_number,
        out_of_hours_number=row.out_of_hours_number,
        duty_desk=new_id(),
    )


def _set_commissioners(rows: Sequence[NewAgency], agencies: Sequence[Agency]) -> None:
    names = {row.commissioned_by.lower() for row in rows} - {""}
    if not names:
        return
    ids: Mapping[str, UUID] = {each.name.lower(): each.id for each in agencies}
    if missing := names - set(ids):
        there = Agency.objects.annotate(low=Lower("name")).filter(low__in=missing).values_list("low", "id")
        ids = {**dict(there), **ids}
    for row, agency in zip(rows, agencies, strict=True):
        if row.commissioned_by:
            agency.commissioner_id = ids[row.commissioned_by.lower()]


def _standing(agency: Agency, at: datetime, reason: str) -> StandingChange:
    return StandingChange(keeper=OFFICE, made_at=at, agency=agency, state=agency.state, reason=reason)
