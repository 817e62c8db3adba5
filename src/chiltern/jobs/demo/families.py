"""An invented family, and what each agency that knows somebody of it has on record: its own, not the others'.

Pure values: nothing here knows a database. Serves the demo partnership alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chiltern.people.actions.record_people import Circle, Holds, Home, Tie
from chiltern.people.actions.record_person import (
    Address,
    Birth,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Person,
    PlaceKind,
    Whom,
)
from chiltern.people.actions.record_relationship import Contact, RelationKind
from chiltern.people.actions.record_responsibility import ResponsibilityHow
from chiltern.people.actions.record_status import Status

Part = Literal["child", "mother", "father", "partner", "carer"]

_TO_CHILD = {
    "mother": RelationKind.MOTHER,
    "father": RelationKind.FATHER,
    "partner": RelationKind.STEP_PARENT,
    "carer": RelationKind.CARER,
}
_HOLDS = {"mother": ResponsibilityHow.BIRTH_MOTHER, "father": ResponsibilityHow.REGISTERED}
COUNCIL = "Chilternshire Council"


@dataclass(frozen=True, slots=True)
class Someone:
    """One of a family. `key` is theirs in the whole population; `twin` names a twin's key."""

    key: str
    part: Part
    given: str
    family: str
    born: date | None = None
    due: date | None = None
    estimated: bool = False
    name_before: str = ""
    nhs_number: str = ""
    upn: str = ""
    language: str = ""
    twin: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Who belongs together, where they live, and which agency knows whom of them.

    `apart` are those who live at the other home; children of a family with one belong to both homes. Agencies in
    `place_unknown_to` have no address on record.
    """

    people: tuple[Someone, ...]
    home: str
    postcode: str
    known_at: Mapping[str, frozenset[str]]
    other_home: str = ""
    other_postcode: str = ""
    apart: frozenset[str] = frozenset()
    hidden_from: tuple[str, ...] = ()
    place_unknown_to: frozenset[str] = frozenset()
    in_care: frozenset[str] = frozenset()
    statuses: tuple[tuple[str, Status], ...] = ()
    status_seen_by: frozenset[str] = frozenset()

    @property
    def children(self) -> tuple[Someone, ...]:
        """Born and unborn."""
        return tuple(one for one in self.people if one.part == "child")


def circle_at(family: Family, agency: str, numbers: frozenset[IdentifierKind]) -> Circle:
    """What this agency has on record of the family; `numbers` are the kinds that it keeps."""
    known = tuple(one for one in family.people if one.key in family.known_at[agency])
    children = tuple(one for one in known if one.part == "child")
    adults = tuple(one for one in known if one.part != "child")
    seen = family.statuses if agency in family.status_seen_by else ()
    keys = {one.key for one in known}
    return Circle(
        people={one.key: _person(one, _addresses(family, one, agency), numbers) for one in known},
        homes=_homes(family, known),
        ties=(*_adults(family, children, adults), *_siblings(children)),
        holds=tuple(_holds(family, children, adults)),
        statuses=tuple((key, status) for key, status in seen if key in keys),
    )


def _person(one: Someone, addresses: tuple[Address, ...], numbers: frozenset[IdentifierKind]) -> Person:
    held = ((IdentifierKind.NHS_NUMBER, one.nhs_number), (IdentifierKind.UPN, one.upn))
    return Person(
        names=_names(one),
        is_child=one.part == "child",
        birth=Birth(on=one.born, due=one.due, estimated=one.estimated),
        addresses=addresses,
        identifiers=tuple(Identifier(kind, value) for kind, value in held if value and kind in numbers),
        language=one.language,
    )


def _names(one: Someone) -> tuple[Name, ...]:
    names = [Name(one.given, one.family)] if one.given else []
    if one.name_before:
        names.append(Name(one.given, one.name_before, NameKind.AT_BIRTH))
    return tuple(names)


def _addresses(family: Family, one: Someone, agency: str) -> tuple[Address, ...]:
    if agency in family.place_unknown_to:
        return ()
    hidden = tuple(Whom(name=name) for name in family.hidden_from)
    home = Address(family.home, family.postcode, hidden_from=hidden)
    if not family.other_home:
        return (home,)
    if one.key in family.apart:
        return (Address(family.other_home, family.other_postcode),)
    if one.part != "child" or one.key in family.in_care:
        return (home,)
    return (home, Address(family.other_home, family.other_postcode, PlaceKind.OTHER_HOME))


def _homes(family: Family, known: tuple[Someone, ...]) -> tuple[Home, ...]:
    first = tuple(one.key for one in known if one.key not in family.apart)
    children = [one.key for one in known if one.part == "child" and one.key not in family.in_care]
    second = tuple(one.key for one in known if one.key in family.apart)
    homes = [Home(first, "family home")] if len(first) > 1 else []
    if second and children:
        homes.append(Home((*second, *children), "second home"))
    return tuple(homes)


def _adults(family: Family, children: tuple[Someone, ...], adults: tuple[Someone, ...]) -> list[Tie]:
    return [
        Tie(
            child.key,
            adult.key,
            _TO_CHILD[adult.part],
            Contact.REGULAR if adult.key in family.apart else Contact.LIVES_WITH,
        )
        for child in children
        for adult in adults
    ]


def _siblings(children: tuple[Someone, ...]) -> list[Tie]:
    return [
        Tie(one.key, other.key, RelationKind.TWIN if one.twin == other.key else RelationKind.SIBLING)
        for place, one in enumerate(children)
        for other in children[place + 1 :]
    ]


def _holds(family: Family, children: tuple[Someone, ...], adults: tuple[Someone, ...]) -> list[Holds]:
    born = [child for child in children if child.born]
    held = [
        Holds(child.key, adult.key, how=_HOLDS[adult.part])
        for child in born
        for adult in adults
        if adult.part in _HOLDS
    ]
    return held + [
        Holds(child.key, name=COUNCIL, how=ResponsibilityHow.CARE_ORDER)
        for child in born
        if child.key in family.in_care
    ]
