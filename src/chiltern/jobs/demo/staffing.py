"""Who works at the demo's agencies: invented names, from a fixed seed, in the posts that their sector has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from faker import Faker

from chiltern.agencies.actions.staff_demo_agency import Place, Staffed, staff_demo_agency
from chiltern.code_of_practice.words import Role
from chiltern.foundation.actor import Outsider
from chiltern.jobs.demo.agencies import places

SEED = 20260930
LEAD, SECOND, AWAY, HEAD, RECEPTION = "lead", "second", "away", "head", "reception"

_PLAIN: Mapping[str, str] = MappingProxyType(
    {LEAD: "Safeguarding lead", SECOND: "Deputy safeguarding lead", HEAD: "Director"}
)
_BY_SECTOR: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "school": {
            LEAD: "Designated safeguarding lead",
            SECOND: "Deputy safeguarding lead",
            HEAD: "Head teacher",
        },
        "early-years": {LEAD: "Safeguarding lead", SECOND: "Key person", HEAD: "Nursery manager"},
        "council": {
            LEAD: "Team manager",
            SECOND: "Duty social worker",
            AWAY: "Social worker",
            HEAD: "Head of service",
        },
        "police": {
            LEAD: "Detective sergeant",
            SECOND: "Public protection officer",
            AWAY: "Response officer",
            HEAD: "Superintendent",
        },
        "health": {
            LEAD: "Named nurse for safeguarding",
            SECOND: "Safeguarding nurse",
            AWAY: "Practice nurse",
            HEAD: "Practice manager",
        },
    }
)
_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        LEAD: Role.MANAGER,
        SECOND: Role.PRACTITIONER,
        AWAY: Role.PRACTITIONER,
        HEAD: Role.REPRESENTATIVE,
        RECEPTION: Role.PRACTITIONER,
    }
)


def staff(by: Outsider, agencies: Sequence[tuple[UUID, str, str]]) -> list[Staffed]:
    """Gives each (id, name, sector) its people, through the action that is open in a demo alone."""
    return staff_demo_agency(
        by=by, agencies=[(agency, people_of(name, sector)) for agency, name, sector in agencies]
    )


def people_of(name: str, sector: str) -> tuple[Place, ...]:
    """Who works at an agency of this sector. At a surgery the post is opened at reception, by the desk and no team."""
    made = Faker("en_GB")
    made.seed_instance(f"{SEED}|{name}")
    titles = dict(_BY_SECTOR.get(sector, _PLAIN))
    if name in places().surgeries:
        # Last, so that nobody else's name changes.
        titles[RECEPTION] = "Receptionist"
    return tuple(
        Place(
            name=f"{made.first_name()} {made.last_name()}",
            title=title,
            role=_ROLES[which],
            on_desk=which in (LEAD, SECOND, RECEPTION),
            in_team=which not in (HEAD, RECEPTION),
            away=which == AWAY,
        )
        for which, title in titles.items()
    )
