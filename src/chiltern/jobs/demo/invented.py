"""Invents families: siblings, twins, namesakes, two homes, unborn children, children in care. The same for a seed.

Each family draws from its own stream of chance, so that none changes because another did.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from faker import Faker

from chiltern.jobs.demo.agencies import (
    EARLY_HELP,
    HEALTH_VISITING,
    HOSPITAL,
    POLICE,
    SOCIAL_CARE,
    SPECIAL,
    places,
    school_age,
    starts_school,
)
from chiltern.jobs.demo.families import Family, Someone
from chiltern.jobs.demo.numbers import nhs_numbers, pupil_number
from chiltern.people.actions.record_status import CareSection, HowKnown, Status, StatusKind

TOWNS = ("Wenbury", "Ashcombe", "Thornleigh", "Marlbeck")
LANGUAGES = ("Polish", "Urdu", "Romanian", "Arabic", "Bengali", "British Sign Language")
YEAR = 365.25
NAMESAKE_EVERY = 60


@dataclass(slots=True)
class Inventor:
    """Holds what the whole population shares: numbers already given, and whom a namesake can be named after."""

    seed: int
    day: date
    faker: Faker = field(default_factory=lambda: Faker("en_GB"))
    nhs: Iterator[str] = field(default_factory=nhs_numbers)
    serials: Counter[tuple[int, int]] = field(default_factory=Counter)
    earlier: list[Someone] = field(default_factory=list)

    def family(self, number: int, most: int) -> Family:
        """The family of this number, with at most so many children."""
        chance = random.Random(f"{self.seed}|{number}")  # noqa: S311 - chance for a demo, not for a secret
        self.faker.seed_instance(f"{self.seed}|{number}")
        key = f"family-{number:04d}"
        adults = self._adults(chance, key)
        children = self._children(chance, key, adults, number, most)
        family = self._at_home(chance, adults, children)
        family = replace(family, statuses=self._statuses(chance, family))
        self.earlier.append(children[0])
        return replace(
            family,
            known_at=self._known_at(chance, family),
            status_seen_by=frozenset({SOCIAL_CARE, EARLY_HELP, POLICE}),
        )

    def _adults(self, chance: random.Random, key: str) -> list[Someone]:
        last = self.faker.last_name()
        before = self.faker.last_name() if chance.random() < 0.2 else ""
        mother = Someone(f"{key}-mother", "mother", self.faker.first_name_female(), last, name_before=before)
        if chance.random() >= 0.8:
            return [mother]
        his = last if before or chance.random() < 0.5 else self.faker.last_name()
        return [mother, Someone(f"{key}-father", "father", self.faker.first_name_male(), his)]

    def _children(
        self, chance: random.Random, key: str, adults: list[Someone], number: int, most: int
    ) -> list[Someone]:
        namesake = number % NAMESAKE_EVERY == 0
        wanted = 1 if namesake else min(most, chance.choices((1, 2, 3, 4), (42, 40, 14, 4))[0])
        last = self._childrens_name(chance, adults)
        days = self._ages(chance, wanted)
        children = [
            Someone(f"{key}-child-{place}", "child", name, last, born=self.day - timedelta(days=age))
            for place, (age, name) in enumerate(
                zip(days, self._first_names(chance, wanted), strict=True), start=1
            )
        ]
        if namesake:
            children = [self._named_after(chance, children[0])]
        elif chance.random() < 0.03 and wanted < most and days[-1] > 500:
            due = self.day + timedelta(days=chance.randint(20, 200))
            children.append(Someone(f"{key}-unborn", "child", "", "", due=due))
        return [self._numbered(chance, one) for one in _twinned(children)]

    def _named_after(self, chance: random.Random, one: Someone) -> Someone:
        """The same name as an earlier child, born in the same week."""
        other = self.earlier[chance.randrange(len(self.earlier))]
        born = (other.born or self.day) - timedelta(days=chance.randint(0, 3))
        return replace(one, given=other.given, family=other.family, born=born)

    def _childrens_name(self, chance: random.Random, adults: list[Someone]) -> str:
        hers, his = adults[0].family, adults[-1].family
        if hers != his and chance.random() < 0.2:
            return f"{hers}-{his}"
        return his if chance.random() < 0.7 else hers

    def _ages(self, chance: random.Random, count: int) -> list[int]:
        """Days lived, the eldest first; now and then twice the same."""
        oldest = chance.uniform(min(17.9, 2.2 * (count - 1) + 0.05), 17.9) * YEAR
        ages = [int(oldest)]
        for _ in range(count - 1):
            twin = chance.random() < 0.04
            ages.append(ages[-1] if twin else max(1, ages[-1] - int(chance.uniform(1.05, 2.2) * YEAR)))
        return ages

    def _first_names(self, chance: random.Random, count: int) -> list[str]:
        names: list[str] = []
        while len(names) < count:
            name = self.faker.first_name_female() if chance.random() < 0.5 else self.faker.first_name_male()
            if name not in names:
                names.append(name)
        return names

    def _numbered(self, chance: random.Random, one: Someone) -> Someone:
        born = one.born
        if born is None:
            return one
        language = chance.choice(LANGUAGES) if chance.random() < 0.05 else ""
        one = replace(one, nhs_number=next(self.nhs), language=language, estimated=chance.random() < 0.004)
        if school_age(born, self.day) < 4:
            return one
        started = starts_school(born)
        school = chance.randrange(len(places().primaries))
        self.serials[school, started] += 1
        return replace(one, upn=pupil_number(school, started, self.serials[school, started]))

    def _at_home(self, chance: random.Random, adults: list[Someone], children: list[Someone]) -> Family:
        town = chance.choice(TOWNS)
        home = (self._street(town), _postcode(chance, town))
        other = (self._street(town), _postcode(chance, town))
        none: dict[str, frozenset[str]] = {}
        people = (*adults, *children)
        if chance.random() < 0.012:
            carer = Someone(
                f"{children[0].key}-carer", "carer", self.faker.first_name(), self.faker.last_name()
            )
            cared = frozenset(one.key for one in children if one.born)
            apart = frozenset(one.key for one in adults)
            return Family((*people, carer), *home, none, *other, apart=apart, in_care=cared)
        if len(adults) == 2 and chance.random() < 0.2:
            return Family(people, *home, none, *other, apart=frozenset({adults[1].key}))
        return Family(people, *home, none)

    def _street(self, town: str) -> str:
        return f"{', '.join(self.faker.street_address().splitlines())}, {town}"

    def _statuses(self, chance: random.Random, family: Family) -> tuple[tuple[str, Status], ...]:
        since = self.day - timedelta(days=chance.randint(10, 300))
        if family.in_care:
            care = Status(
                StatusKind.LOOKED_AFTER,
                "Family Court",
                HowKnown.SEEN_ON_PAPER,
                CareSection.SECTION_31,
                since=since,
            )
            return tuple((key, care) for key in sorted(family.in_care))
        kinds = (StatusKind.PROTECTION_PLAN, StatusKind.CHILD_IN_NEED, StatusKind.EARLY_HELP, None)
        kind = chance.choices(kinds, (12, 30, 60, 898))[0]
        if kind is None:
            return ()
        by = EARLY_HELP if kind is StatusKind.EARLY_HELP else SOCIAL_CARE
        stands = Status(kind, by, HowKnown.SEEN_ON_PAPER, since=since)
        return tuple((one.key, stands) for one in family.children if one.born and one.born <= since)

    def _known_at(self, chance: random.Random, family: Family) -> dict[str, frozenset[str]]:
        near = [one for one in family.people if one.part != "child" and one.key not in family.apart]
        known: dict[str, set[str]] = {}

        def knows(agency: str, child: Someone, adults: list[Someone]) -> None:
            known.setdefault(agency, set()).update((child.key, *(one.key for one in adults)))

        primary, secondary, surgery = (
            chance.choice(kind) for kind in (places().primaries, places().secondaries, places().surgeries)
        )
        with_status = {key: status.kind for key, status in family.statuses}
        for child in family.children:
            if child.born is None:
                knows(HOSPITAL, child, near[:1])
                continue
            knows(surgery, child, near[:1])
            if goes_to := _school(chance, school_age(child.born, self.day), primary, secondary):
                knows(goes_to, child, near)
            if child.born > self.day - timedelta(days=int(5 * YEAR)):
                knows(HEALTH_VISITING, child, near[:1])
            for agency in _worried(chance, with_status.get(child.key)):
                knows(agency, child, [one for one in family.people if one.part != "child"])
        return {agency: frozenset(keys) for agency, keys in known.items()}


def _twinned(children: list[Someone]) -> list[Someone]:
    """Names each child's twin: the one born on the same day."""
    by_day = {one.born: one.key for one in children if one.born}
    return [
        replace(one, twin=by_day[one.born]) if one.born and by_day[one.born] != one.key else one
        for one in children
    ]


def _postcode(chance: random.Random, town: str) -> str:
    """In an area that the post does not have."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return f"ZZ{TOWNS.index(town) + 1} {chance.randint(1, 9)}{chance.choice(letters)}{chance.choice(letters)}"


def _school(chance: random.Random, age: int, primary: str, secondary: str) -> str:
    """Where a child of this class goes; '' for one too young, or at home."""
    if age < 2:
        return ""
    if age < 4:
        return chance.choice(places().nurseries) if chance.random() < 0.6 else ""
    if chance.random() < 0.02:
        return chance.choice(SPECIAL)
    if age < 11:
        return primary
    return secondary if age < 16 or chance.random() < 0.4 else chance.choice(places().colleges)


def _worried(chance: random.Random, kind: StatusKind | None) -> list[str]:
    """Who else knows a child, by what stands about it."""
    drawn = (chance.random(), chance.random(), chance.choice(places().voluntary))
    known = {
        None: [],
        StatusKind.EARLY_HELP: [EARLY_HELP],
        StatusKind.PROTECTION_PLAN: [SOCIAL_CARE, POLICE] if drawn[0] < 0.5 else [SOCIAL_CARE],
    }.get(kind, [SOCIAL_CARE])
    return [*known, drawn[2]] if drawn[1] < (0.3 if kind else 0.02) else known
