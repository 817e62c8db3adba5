"""Agencies as anyone who has signed may see them, one and many: no person is named here (sign.4, 3.6, 4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models.functions import Lower

from chiltern.agencies.facts import agency_facts, facts_of_agencies
from chiltern.agencies.models import Agency
from chiltern.agencies.queries.opening import OpeningShown, openings
from chiltern.agencies.queries.outside import names_outside
from chiltern.agencies.workings.sectors import Group, Sector
from chiltern.code_of_practice.words import AgencyState, Answer, Method, StatutoryDuty, Word
from chiltern.foundation import prepared
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.scheme import queries as scheme

__all__ = ["AgencyState", "Group", "Sector", "StatutoryDuty", "agency_facts", "facts_of_agencies"]


class Desk(Word):
    """Whether somebody would see what is sent now; said before sending."""

    STAFFED = "staffed", "Somebody there sees what comes in."
    NO_POST = "no_post", "Nobody there has the duty desk just now."
    NOBODY = "nobody", "Nobody there has signed in to this service yet."


@dataclass(frozen=True, slots=True)
class DeskState:
    """How a duty desk stands, and the number to ring: `number` by day, `out_of_hours` when it is shut."""

    desk: Desk
    number: str
    out_of_hours: str
    opening: OpeningShown

    @property
    def staffed(self) -> bool:
        """Whether what is sent is seen by somebody."""
        return self.desk is Desk.STAFFED

    @property
    def shut(self) -> bool:
        """Whether it is known to be shut now."""
        return self.opening.now.open is Answer.NO

    @property
    def ring(self) -> str:
        """The number that is answered now, as far as that is known."""
        return self.out_of_hours if self.shut else self.number


@dataclass(frozen=True, slots=True)
class AgencyShown:
    """One agency, as its profile."""

    id: UUID
    name: str
    legal_body: UUID
    legal_body_name: str
    registration: str
    registration_exempt: bool
    sector: Sector
    group: Group
    state: AgencyState
    since: datetime
    suspended: bool
    by_import: bool
    statutory_duty: StatutoryDuty
    commissioner: UUID | None
    commissioner_name: str
    sensitive_service: bool
    area: str
    methods: tuple[Method, ...]
    opening_hours: str
    duty_number: str
    out_of_hours_number: str
    duty_desk: UUID


@dataclass(frozen=True, slots=True)
class AgencyChoice:
    """One agency in a list to choose from."""

    id: UUID
    name: str
    sector: Sector
    legal_body: UUID
    duty_desk: UUID
    sensitive_service: bool
    opening_hours: str
    duty_number: str
    methods: tuple[Method, ...]


def agency(agency_id: UUID) -> AgencyShown:
    """Raises Missing; the partnership's office is no agency of this list."""
    rows = Agency.objects.select_related("legal_body", "commissioner").exclude(id=OFFICE)
    row = rows.filter(id=agency_id).first()
    if row is None:
        raise Missing
    return _shown(row)


def names(agencies: Sequence[UUID]) -> dict[UUID, str]:
    """The names of these agencies, in one query; a body outside the Code is marked as that."""
    found = dict(Agency.objects.filter(id__in=agencies).values_list("id", "name"))
    return found | names_outside([id for id in agencies if id not in found])


def choices() -> list[AgencyChoice]:
    """Every signatory, by name."""
    rows = Agency.objects.filter(state=AgencyState.ADMITTED).order_by("name")
    return [_choice(row) for row in rows]


def names_to_choose() -> list[tuple[UUID, str]]:
    """Every signatory's name, in order, for a list that opens."""
    found = prepared.fetch("select id, name from agencies_agency where state = 'admitted' order by name")
    return [(id, name) for id, name in found]


def is_signatory(agency_id: UUID) -> bool:
    """Whether this is an agency that has been admitted and has not left."""
    return Agency.objects.filter(id=agency_id, state=AgencyState.ADMITTED).exists()


def agencies_by_name(text: str, most: int = 25) -> list[AgencyChoice]:
    """Signatories whose name contains the text, whatever the capitals."""
    rows = Agency.objects.filter(state=AgencyState.ADMITTED, name__icontains=text.strip()).order_by("name")
    return [_choice(row) for row in rows[:most]]


def same_legal_body(one: UUID, other: UUID) -> bool:
    """Whether two agencies belong to one controller: inside it no permission is asked (3.10)."""
    bodies = Agency.objects.filter(id__in=[one, other]).values_list("legal_body", flat=True)
    return len(bodies) == len({one, other}) and len(set(bodies)) == 1


def standing_of_name(name: str) -> AgencyState | None:
    """How the agency of this name stands, whatever the capitals; None where there is none."""
    rows = Agency.objects.exclude(id=OFFICE).annotate(low=Lower("name")).filter(low=name.strip().lower())
    state = rows.values_list("state", flat=True).first()
    return AgencyState(state) if state else None


def duty_desk_state(agency_id: UUID) -> DeskState:
    """Raises Missing."""
    return duty_desk_states([agency_id])[agency_id]


def duty_desk_states(agencies: Sequence[UUID]) -> dict[UUID, DeskState]:
    """How the duty desks of these agencies stand. Raises Missing where one is not there.

    The number is the agency's own, else the front door's: never a blank.
    """
    front_door = next(each.number for each in scheme.numbers() if each.key == "front_door")
    with connection.cursor() as cursor:
        cursor.execute(
            """select id, ctx.desk_state(duty_desk), duty_number, out_of_hours_number, ctx.at()
                 from agencies_agency where id = any(%s)""",
            [list(agencies)],
        )
        rows = cursor.fetchall()
    if set(agencies) - {row[0] for row in rows}:
        raise Missing
    shown = openings(agencies, rows[0][4]) if rows else {}
    return {
        id: DeskState(Desk(desk), number or front_door, later or number or front_door, shown[id])
        for id, desk, number, later, _ in rows
    }


def _shown(row: Agency) -> AgencyShown:
    body: Any = row.legal_body
    return AgencyShown(
        id=row.id,
        name=row.name,
        legal_body=body.id,
        legal_body_name=body.name,
        registration=body.registration,
        registration_exempt=body.registration_exempt,
        sector=Sector(row.sector),
        group=Group(row.group),
        state=AgencyState(row.state),
        since=row.state_since,
        suspended=row.suspended,
        by_import=row.admitted_by_import,
        statutory_duty=StatutoryDuty(row.statutory_duty),
        commissioner=row.commissioner_id,
        commissioner_name=row.commissioner.name if row.commissioner else "",
        sensitive_service=row.sensitive_service,
        area=row.area,
        methods=tuple(Method(each) for each in row.methods),
        opening_hours=row.opening_hours,
        duty_number=row.duty_number,
        out_of_hours_number=row.out_of_hours_number,
        duty_desk=row.duty_desk,
    )


def _choice(row: Agency) -> AgencyChoice:
    return AgencyChoice(
        id=row.id,
        name=row.name,
        sector=Sector(row.sector),
        legal_body=row.legal_body_id,
        duty_desk=row.duty_desk,
        sensitive_service=row.sensitive_service,
        opening_hours=row.opening_hours,
        duty_number=row.duty_number,
        methods=tuple(Method(each) for each in row.methods),
    )
