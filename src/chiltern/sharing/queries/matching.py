"""One of the people asked about and one of our own, side by side: what agrees, what does not. Clauses 3.4 and 3.5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.matching import IDENTIFIERS, needs_second_look
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.facts import identity
from chiltern.people.queries import PersonPage, person_page
from chiltern.people.workings.kinds import IdentifierKind
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import act_of_deciding, insist_open
from chiltern.sharing.queries.following import people_as_known
from chiltern.sharing.workings.identity import stated


@dataclass(frozen=True, slots=True)
class Compared:
    """One identifier on both sides; empty where a side does not say it."""

    what: str
    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    agrees: bool


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """Somebody whom another agency asks about."""

    name: str
    date_of_birth: date | None
    nhs_number: str
    upn: str
    address: str
    is_child: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The comparison, and whether it leaves room for somebody else."""

    called: str
    rows: tuple[Compared, ...]
    agreeing: int
    namesake: bool
    second_look: bool


def to_match(by: Actor, request_id: UUID) -> tuple[AskedAbout, ...]:
    """The people of a request that this actor may decide on. Raises Missing, or Refused where it is not open."""
    in_hand = fetch.agency_request(by, request_id)
    insist_open(by, act_of_deciding(in_hand), in_hand)
    return tuple(_asked_about(said) for said in people_as_known(in_hand))


def side_by_side(by: Actor, request_id: UUID, position: int, person_id: UUID) -> SideBySide:
    """Raises Missing for a position or a person that is not there."""
    people = people_as_known(fetch.agency_request(by, request_id))
    if not 0 <= position < len(people):
        raise Missing
    found = identity.match_facts(by, person_id, stated(people[position]))
    ours, theirs = person_page(by, person_id), _asked_about(people[position])
    values = _both(theirs, ours)
    rows = (
        Compared(says[:1].upper() + says[1:], *values[key], agrees=key in found.agreeing)
        for key, says in IDENTIFIERS.items()
    )
    return SideBySide(ours.called, tuple(rows), len(found.agreeing), found.namesake, needs_second_look(found))


def _both(theirs: AskedAbout, ours: PersonPage) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    def number(kind: IdentifierKind) -> tuple[str, ...]:
        return tuple(one.value for one in ours.identifiers if one.kind == kind.says and not one.former)

    homes = tuple(f"{one.text} {one.postcode}".strip() for one in ours.addresses if not one.former)
    members = (member.called for home in ours.households for member in home.members)
    return {
        "name": ((theirs.name,), tuple(name.text for name in ours.names)),
        "date_of_birth": (_said(theirs.date_of_birth), _said(ours.born)),
        "address": ((theirs.address,) if theirs.address else (), homes),
        "nhs_number": ((theirs.nhs_number,) if theirs.nhs_number else (), number(IdentifierKind.NHS_NUMBER)),
        "upn": ((theirs.upn,) if theirs.upn else (), number(IdentifierKind.UPN)),
        "household": ((), tuple(dict.fromkeys(members))),
    }


def _said(on: date | None) -> tuple[str, ...]:
    return (f"{on.day} {on:%B %Y}",) if on else ()


def _asked_about(said: dict[str, Any]) -> AskedAbout:
    born = said["date_of_birth"]
    return AskedAbout(
        name=said["name"],
        date_of_birth=date.fromisoformat(born) if born else None,
        nhs_number=said["nhs_number"],
        upn=said["upn"],
        address=said["address"],
        is_child=said["is_child"],
    )
