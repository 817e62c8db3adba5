"""Gives a demo's agencies their invented people; open to the operator's command in a demo alone. Clauses 4.1 and 4.4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.changes.posts import NewPerson, NewPost, make_people, make_team
from chiltern.agencies.models import Agency
from chiltern.code_of_practice.words import Reader, Role
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record

TEAM, OTHER_TEAM = "Safeguarding team", "Another team"


@dataclass(frozen=True, slots=True)
class Place:
    """One invented person in one post: on the duty desk or not, in the team, or in another one."""

    name: str
    title: str
    role: Role
    on_desk: bool
    in_team: bool
    away: bool = False


@dataclass(frozen=True, slots=True)
class Staffed:
    """The posts made at one agency, in the order given."""

    agency: UUID
    posts: tuple[UUID, ...]


@recorded("demo.staffed")
def staff_demo_agency(*, by: Outsider, agencies: Sequence[tuple[UUID, Sequence[Place]]]) -> list[Staffed]:
    """Raises Missing for anything but the operator's command. One entry for the agencies given."""
    if by.way != "command":
        raise Missing
    desks = dict(Agency.objects.values_list("id", "duty_desk"))
    made = [Staffed(agency, _posts(by, agency, desks[agency], places)) for agency, places in agencies]
    record(by=by, says={"agencies": [staffed.agency for staffed in made]})
    return made


def _posts(by: Outsider, agency: UUID, desk: UUID, places: Sequence[Place]) -> tuple[UUID, ...]:
    team = make_team(agency=agency, name=TEAM, kind=Reader.TEAM, at=by.at).id
    away = None
    if any(place.away for place in places):
        away = make_team(agency=agency, name=OTHER_TEAM, kind=Reader.TEAM, at=by.at).id
    people = [
        NewPerson(place.name, (NewPost(place.role, place.title, _reads(place, desk, team, away)),))
        for place in places
    ]
    return tuple(person.posts[0] for person in make_people(by=by, agency=agency, people=people))


def _reads(place: Place, desk: UUID, team: UUID, away: UUID | None) -> tuple[UUID, ...]:
    if place.away and away is not None:
        return (away,)
    return ((desk,) if place.on_desk else ()) + ((team,) if place.in_team else ())
