"""When the demo's agencies are open: a week by sector, terms for schools and colleges, numbers reserved for drama."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from chiltern.agencies.actions.open_demo_agencies import Door, open_demo_agencies
from chiltern.agencies.workings.opening import OpeningAsked
from chiltern.foundation.actor import Outsider

_NOBODY_THERE = ("", "")
_TERMS = tuple(
    (date(*first), date(*last), says)
    for first, last, says in (
        ((2026, 9, 2), (2026, 10, 23), "Autumn, first half"),
        ((2026, 11, 2), (2026, 12, 18), "Autumn, second half"),
        ((2027, 1, 5), (2027, 2, 12), "Spring, first half"),
        ((2027, 2, 22), (2027, 3, 25), "Spring, second half"),
        ((2027, 4, 12), (2027, 5, 28), "Summer, first half"),
        ((2027, 6, 7), (2027, 7, 21), "Summer, second half"),
    )
)
_WITH_TERMS = frozenset({"school", "further-education"})
_COVER: Mapping[str, str] = MappingProxyType(
    {
        "school": "The head teacher’s mobile is answered in the holidays",
        "council": "The emergency duty team, nights and weekends",
        "health": "The trust’s on-call nurse for safeguarding",
    }
)


def _five_days(hours: str) -> OpeningAsked:
    return OpeningAsked((*[hours] * 5, *_NOBODY_THERE))


_WEEKS: Mapping[str, OpeningAsked] = MappingProxyType(
    {
        "school": _five_days("08:30-16:00"),
        "early-years": _five_days("07:30-18:00"),
        "further-education": _five_days("08:30-17:00"),
        "council": _five_days("08:45-17:15"),
        "health": _five_days("08:30-18:30"),
        "police": OpeningAsked(("",) * 7, round_the_clock=True),
    }
)
_OTHERS = _five_days("09:00-17:00")


def open_doors(by: Outsider, agencies: Sequence[tuple[UUID, str]], first: int) -> None:
    """Each (id, sector) gets its hours; `first` is the place of the first in the list, so that numbers differ."""
    open_demo_agencies(
        by=by, doors=[_door(agency, sector, first + place) for place, (agency, sector) in enumerate(agencies)]
    )


def _door(agency: UUID, sector: str, place: int) -> Door:
    week = replace(
        _WEEKS.get(sector, _OTHERS),
        duty_number=f"01632 960{place % 500:03d}",
        out_of_hours_number=f"01632 960{500 + place % 500:03d}",
        cover=_COVER.get(sector, ""),
    )
    return Door(agency, week, _TERMS if sector in _WITH_TERMS else ())
