"""Writes down when a demo's agencies are open; open to the operator's command in a demo alone. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiltern.agencies.models import Agency, OpeningSet, Period
from chiltern.agencies.workings.opening import OpeningAsked, PeriodKind, checked, windows_of
from chiltern.code_of_practice.opening import Opening, week_says
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@dataclass(frozen=True, slots=True)
class Door:
    """One agency's week and numbers, and its terms, where it has any: first day, last day, name."""

    agency: UUID
    week: OpeningAsked
    terms: tuple[tuple[date, date, str], ...] = ()


@recorded("demo.opened")
def open_demo_agencies(*, by: Outsider, doors: Sequence[Door]) -> None:
    """Raises Missing for anything but the operator's command. One entry for the agencies given."""
    if by.way != "command":
        raise Missing
    for door in doors:
        _open(by, door)
    record(by=by, says={"agencies": [door.agency for door in doors]})


def _open(by: Outsider, door: Door) -> None:
    said = checked(door.week)
    OpeningSet(
        id=new_id(),
        keeper=door.agency,
        made_at=by.at,
        week=list(said.week),
        round_the_clock=said.round_the_clock,
        on_bank_holidays=said.on_bank_holidays,
        duty_number=said.duty_number,
        out_of_hours_number=said.out_of_hours_number,
        cover=said.cover,
        safeguarding_lead=said.safeguarding_lead,
    ).save(force_insert=True)
    week = Opening(tuple(windows_of(line) for line in said.week), said.round_the_clock)
    Agency.objects.filter(id=door.agency).update(
        opening_hours=week_says(week),
        duty_number=said.duty_number,
        out_of_hours_number=said.out_of_hours_number,
    )
    Period.objects.bulk_create(
        Period(
            id=new_id(),
            keeper=door.agency,
            made_at=by.at,
            kind=PeriodKind.TERM,
            first=first,
            last=last,
            says=says,
        )
        for first, last, says in door.terms
    )
