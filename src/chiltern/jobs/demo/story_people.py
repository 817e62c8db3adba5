"""The children of the stories (data/stories.toml) and their families, at the agencies of their stories. All invented."""

from __future__ import annotations

from datetime import date, timedelta

from chiltern.jobs.demo.agencies import EARLY_HELP, HEALTH_VISITING, HOSPITAL, SOCIAL_CARE, starts_school
from chiltern.jobs.demo.families import Family, Someone
from chiltern.jobs.demo.numbers import nhs_numbers, pupil_number
from chiltern.people.actions.record_status import CareSection, HowKnown, Status, StatusKind

SURGERY = "Millstream Surgery"
ENQUIRY = Status(StatusKind.CHILD_IN_NEED, SOCIAL_CARE, HowKnown.SEEN_ON_PAPER, since=date(2026, 10, 5))
CARE = Status(
    StatusKind.LOOKED_AFTER,
    "Family Court",
    HowKnown.SEEN_ON_PAPER,
    CareSection.SECTION_38,
    since=date(2026, 9, 14),
)
STORY_SCHOOLS = 900
_KEYS = (
    "amara-whitlock",
    "bea-whitlock",
    "amara-whitlock-cousin",
    "joel-marsh",
    "elsie-marsh",
    "nia-clarke",
    "ollie-shaw",
    "leila-haddad",
    "theo-banks",
)
# Schools' numbers and serials that the invented population does not reach.
_NHS = dict(zip(_KEYS, nhs_numbers(first=999_000), strict=False))


def story_families(day: date) -> tuple[Family, ...]:
    """The families of the stories; only the unborn child's due date depends on the day."""
    return (_whitlocks(), _cousins(), _marshes(), _clarkes(), _shaws(), _haddads(), _banks(), _expecting(day))


def _child(key: str, born: date, *, school: int = -1) -> Someone:
    given, family = (word.title() for word in key.split("-")[:2])
    upn = pupil_number(STORY_SCHOOLS + school, starts_school(born), serial=1) if school >= 0 else ""
    return Someone(key, "child", given, family, born, nhs_number=_NHS[key], upn=upn)


def _at(*keys: str) -> frozenset[str]:
    return frozenset(keys)


def _whitlocks() -> Family:
    amara, bea = (
        _child("amara-whitlock", date(2016, 3, 9), school=1),
        _child("bea-whitlock", date(2019, 6, 21), school=1),
    )
    mother = Someone("ruth-whitlock", "mother", "Ruth", "Whitlock", name_before="Ademola")
    partner = Someone("craig-dunmore", "partner", "Craig", "Dunmore")
    both = _at(amara.key, bea.key, mother.key)
    return Family(
        (amara, bea, mother, partner),
        "3 Chalk Row, Wenbury",
        "ZZ1 4QA",
        {
            SOCIAL_CARE: both | {partner.key},
            "Cherry Orchard Primary School": both,
            SURGERY: both,
            HEALTH_VISITING: _at(amara.key, mother.key),
            "Harbour Domestic Abuse Service": _at(amara.key, mother.key, partner.key),
        },
        statuses=((amara.key, ENQUIRY),),
        status_seen_by=_at(SOCIAL_CARE),
    )


def _cousins() -> Family:
    amara = _child("amara-whitlock-cousin", date(2016, 3, 12), school=2)
    mother = Someone("joy-whitlock", "mother", "Joy", "Whitlock")
    return Family(
        (amara, mother),
        "18 Tannery Close, Wenbury",
        "ZZ1 7TD",
        {
            SOCIAL_CARE: _at(amara.key, mother.key),
            "Hazeldene Primary School": _at(amara.key, mother.key),
            SURGERY: _at(amara.key, mother.key),
        },
    )


def _marshes() -> Family:
    joel, elsie = _child("joel-marsh", date(2013, 7, 30), school=3), _child("elsie-marsh", date(2026, 2, 11))
    mother = Someone("tina-marsh", "mother", "Tina", "Marsh")
    return Family(
        (joel, elsie, mother),
        "Flat 5, Weir Court, Thornleigh",
        "ZZ3 2JB",
        {
            "Kite Youth Counselling": _at(joel.key, mother.key),
            "The Ridge School": _at(joel.key, mother.key),
            HEALTH_VISITING: _at(joel.key, elsie.key, mother.key),
            "Northgate Health Centre": _at(joel.key, elsie.key, mother.key),
        },
    )


def _clarkes() -> Family:
    nia = _child("nia-clarke", date(2012, 1, 15), school=4)
    father = Someone("owen-clarke", "father", "Owen", "Clarke")
    return Family(
        (nia, father),
        "41 Windmill Lane, Ashcombe",
        "ZZ2 9LR",
        {
            "Aldbrook Academy": _at(nia.key, father.key),
            "Open Door Sexual Health": _at(nia.key),
            "Beechwood Medical Centre": _at(nia.key, father.key),
        },
    )


def _shaws() -> Family:
    ollie = _child("ollie-shaw", date(2017, 5, 2), school=5)
    mother = Someone("kate-shaw", "mother", "Kate", "Shaw")
    return Family(
        (ollie, mother),
        "7 Larch Walk, Marlbeck",
        "ZZ4 1HN",
        {
            "Long Meadow Primary School": _at(ollie.key, mother.key),
            "Young Carers Chilternshire": _at(ollie.key, mother.key),
            "The Lace Street Practice": _at(ollie.key, mother.key),
        },
    )


def _haddads() -> Family:
    """The refuge and the school know the place, and from whom it is hidden; others know only the child."""
    leila = _child("leila-haddad", date(2018, 11, 20), school=0)
    mother = Someone("samira-haddad", "mother", "Samira", "Haddad", language="Arabic")
    return Family(
        (leila, mother),
        "Rose House, by arrangement",
        "",
        {
            agency: _at(leila.key, mother.key)
            for agency in ("Safe Steps Refuge", "St Osyth's Primary School", SOCIAL_CARE, HOSPITAL)
        },
        hidden_from=("Karim Haddad (father)", "Nadim Haddad (cousin)"),
        place_unknown_to=_at(SOCIAL_CARE, HOSPITAL),
    )


def _banks() -> Family:
    theo = _child("theo-banks", date(2014, 6, 18), school=6)
    mother = Someone("gemma-banks", "mother", "Gemma", "Banks")
    carer = Someone("pat-lindley", "carer", "Pat", "Lindley")
    return Family(
        (theo, mother, carer),
        "22 Orchard Way, Marlbeck",
        "ZZ4 6WE",
        {
            SOCIAL_CARE: _at(theo.key, mother.key, carer.key),
            "Ridgeway Mental Health NHS Foundation Trust": _at(theo.key, carer.key),
            "Marlbeck High School": _at(theo.key, carer.key),
            "Old Brewery Surgery": _at(theo.key, carer.key),
        },
        "9 Station Terrace, Wenbury",
        "ZZ1 2GU",
        apart=_at(mother.key),
        in_care=_at(theo.key),
        statuses=((theo.key, CARE),),
        status_seen_by=_at(SOCIAL_CARE, "Marlbeck High School"),
    )


def _expecting(day: date) -> Family:
    mother = Someone("donna-price", "mother", "Donna", "Price", born=date(1999, 4, 27))
    baby = Someone("unborn-price", "child", "", "", due=day + timedelta(days=97))
    return Family(
        (baby, mother),
        "16 Ferry Road, Thornleigh",
        "ZZ3 8PX",
        {HOSPITAL: _at(baby.key, mother.key), EARLY_HELP: _at(mother.key)},
    )
