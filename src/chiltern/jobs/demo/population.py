"""The demo's population: 2,000 invented children with their families, as each agency knows them.

No database and no chance but the seed's: the same day and seed give the same batches, so that a loader which was
interrupted goes on at the number where it stopped. Each agency gets records of its own; nothing joins them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from chiltern.jobs.demo.agencies import places
from chiltern.jobs.demo.families import Family, circle_at
from chiltern.jobs.demo.invented import Inventor
from chiltern.jobs.demo.story_people import story_families
from chiltern.people.actions.record_people import Circle

SEED = 20150901
CHILDREN = 2000
DAY_OF_THE_STORIES = date(2026, 11, 16)
FAMILIES_IN_A_BATCH = 40


@dataclass(frozen=True, slots=True)
class Batch:
    """What one agency records in one transaction. Numbers run from 1 without a gap."""

    number: int
    agency: str
    circles: tuple[Circle, ...]


@lru_cache(maxsize=2)
def families(
    day: date = DAY_OF_THE_STORIES, seed: int = SEED, children: int = CHILDREN
) -> tuple[Family, ...]:
    """The stories' families first, then invented ones, until there are so many children, born and unborn.

    Ages and due dates count from `day`, so whoever goes on with a load has to give the day on which it began.
    """
    made = list(story_families(day))
    missing = children - sum(len(family.children) for family in made)
    inventor = Inventor(seed, day)
    number = 0
    while missing > 0:
        number += 1
        made.append(inventor.family(number, missing))
        missing -= len(made[-1].children)
    return tuple(made)


def batches(
    day: date = DAY_OF_THE_STORIES, *, start: int = 1, seed: int = SEED, children: int = CHILDREN
) -> Iterator[Batch]:
    """Every batch from the number `start` on, agency by agency in the order of the signatories' list."""
    number = 0
    for agency in places().order:
        known = [family for family in families(day, seed, children) if agency in family.known_at]
        for first in range(0, len(known), FAMILIES_IN_A_BATCH):
            number += 1
            if number >= start:
                some = known[first : first + FAMILIES_IN_A_BATCH]
                kinds = places().numbers(agency)
                yield Batch(number, agency, tuple(circle_at(family, agency, kinds) for family in some))


def how_many_batches(day: date = DAY_OF_THE_STORIES, seed: int = SEED, children: int = CHILDREN) -> int:
    """For showing progress."""
    sizes = (
        sum(agency in family.known_at for family in families(day, seed, children))
        for agency in places().order
    )
    return sum(-(-size // FAMILIES_IN_A_BATCH) for size in sizes)
