"""The agencies of the invented county, as far as who knows which child goes by them. Read from the signatories' list."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from chiltern.agencies.queries import choices
from chiltern.people.actions.record_person import IdentifierKind

SOCIAL_CARE = "Chilternshire Council – Children's Social Care"
EARLY_HELP = "Chilternshire Council – Early Help"
HEALTH_VISITING = "Chilternshire Health Visiting and School Nursing"
HOSPITAL = "Chilternshire Healthcare NHS Trust"
POLICE = "Ouse Valley Police"
KEEP_BOTH_NUMBERS = frozenset({SOCIAL_CARE, EARLY_HELP})
SPECIAL = ("Westfold Special School", "The Copse Pupil Referral Unit", "Heathlands Special School")


@dataclass(frozen=True, slots=True)
class Places:
    """Names of agencies by what children go there for, each in the list's order."""

    order: tuple[str, ...]
    sector: dict[str, str]
    nurseries: tuple[str, ...]
    primaries: tuple[str, ...]
    secondaries: tuple[str, ...]
    colleges: tuple[str, ...]
    surgeries: tuple[str, ...]
    voluntary: tuple[str, ...]

    def numbers(self, agency: str) -> frozenset[IdentifierKind]:
        """The kinds of number that the agency keeps."""
        if agency in KEEP_BOTH_NUMBERS:
            return frozenset({IdentifierKind.NHS_NUMBER, IdentifierKind.UPN})
        by_sector = {"health": IdentifierKind.NHS_NUMBER, "school": IdentifierKind.UPN}
        kind = by_sector.get(self.sector[agency])
        return frozenset({kind} if kind else ())


@lru_cache(maxsize=1)
def places() -> Places:
    """From data/signatories.csv."""
    with (Path(__file__).parent / "data" / "signatories.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    def named(sector: str, *, size: str = "", word: str = "") -> tuple[str, ...]:
        return tuple(
            row["name"]
            for row in rows
            if row["sector"] == sector and (not size or row["size"] == size) and word in row["name"]
        )

    return Places(
        order=tuple(row["name"] for row in rows),
        sector={row["name"]: row["sector"] for row in rows},
        nurseries=tuple(name for name in named("early-years") if "Family Centre" not in name),
        primaries=named("school", word="Primary School"),
        secondaries=named("school", size="medium"),
        colleges=named("further-education"),
        surgeries=named("health", size="small"),
        voluntary=named("voluntary"),
    )


def school_age(born: date, day: date) -> int:
    """Whole years on the first of September before `day`: what decides a child's class."""
    september = date(day.year if day.month >= 9 else day.year - 1, 9, 1)
    return september.year - born.year - ((born.month, born.day) > (9, 1))


def starts_school(born: date) -> int:
    """The year of the September in which somebody starts, aged four."""
    return born.year + (5 if (born.month, born.day) >= (9, 1) else 4)


def id_of(name: str) -> UUID:
    """The signatory of this name."""
    return next(one.id for one in choices() if one.name == name)
