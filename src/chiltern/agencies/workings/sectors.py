"""Sectors, groups and sizes of agencies, and what a rule has to know of each: functions, accepted methods.

Clauses 3.6 (methods), 4.2 (Core and Virtual group).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from chiltern.code_of_practice.words import Function, Method, Word


class Sector(Word):
    """What kind of body an agency is."""

    COUNCIL = "council", "council"
    POLICE = "police", "police"
    HEALTH = "health", "health"
    SCHOOL = "school", "school"
    EARLY_YEARS = "early-years", "early years"
    FURTHER_EDUCATION = "further-education", "further education"
    JUSTICE = "justice", "justice"
    FIRE = "fire", "fire and rescue"
    HOUSING = "housing", "housing"
    EMPLOYMENT = "employment", "employment"
    FAITH = "faith", "faith"
    SPORT = "sport-and-leisure", "sport and leisure"
    VOLUNTARY = "voluntary", "voluntary and community"


class Group(Word):
    """In which group an agency's representative works (4.2)."""

    CORE = "core", "Core group"
    VIRTUAL = "virtual", "Virtual group"


class Size(Word):
    """Roughly how many people work there."""

    SMALL = "small", "small: up to about 50 people"
    MEDIUM = "medium", "medium: up to about 250 people"
    LARGE = "large", "large: more than that"


_FUNCTIONS: Mapping[Sector, Function] = MappingProxyType(
    {
        Sector.POLICE: Function.POLICE,
        Sector.HEALTH: Function.HEALTH,
        Sector.SCHOOL: Function.EDUCATION,
        Sector.EARLY_YEARS: Function.EDUCATION,
        Sector.FURTHER_EDUCATION: Function.EDUCATION,
        Sector.JUSTICE: Function.JUSTICE,
        Sector.HOUSING: Function.HOUSING,
    }
)
# One council, or one health service, signs for several services: what each is for stands in its name.
_BY_NAME: Mapping[Sector, tuple[tuple[str, Function], ...]] = MappingProxyType(
    {
        Sector.COUNCIL: (
            ("social care", Function.SOCIAL_CARE),
            ("early help", Function.EARLY_HELP),
            ("education", Function.EDUCATION),
            ("youth justice", Function.JUSTICE),
            ("housing", Function.HOUSING),
        ),
        Sector.HEALTH: (("ambulance", Function.EMERGENCY_HEALTH),),
    }
)
_BY_TELEPHONE = (Method.SERVICE, Method.TELEPHONE)
_IN_FULL = (Method.SERVICE, Method.TELEPHONE, Method.MEETING, Method.SECURE_EMAIL)
_METHODS: Mapping[Sector, tuple[Method, ...]] = MappingProxyType(
    dict.fromkeys((Sector.COUNCIL, Sector.POLICE, Sector.HEALTH, Sector.JUSTICE), _IN_FULL)
)


def functions_of(sector: Sector, name: str) -> tuple[Function, ...]:
    """What an agency is there to do, by its sector and, where one sector does several things, its name."""
    found = tuple(function for word, function in _BY_NAME.get(sector, ()) if word in name.lower())
    return found or (_FUNCTIONS.get(sector, Function.OTHER),)


def methods_of(sector: Sector) -> tuple[Method, ...]:
    """The methods that an agency of this sector accepts until it says otherwise."""
    return _METHODS.get(sector, _BY_TELEPHONE)
