"""Who is not in good standing, and since when: a lapsed registration, a service that works unsigned. 3.9, 7.1, sign.1.

It is chased, with dates, and stops nothing: the law's standing of any sharing stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from chiltern.agencies.models import Agency, LegalBody, OutsideBody
from chiltern.agencies.queries import names
from chiltern.agencies.queries.applications import only_who_admits
from chiltern.code_of_practice.words import AgencyState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import day_in_london

REMIND_FROM = 60
"""Days before a registration ends."""


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A controller whose registration with the regulator has ended, with its agencies."""

    body: UUID
    name: str
    registration: str
    ended_on: date
    days: int
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """A registration that ends soon: who represents the agency is reminded from sixty days before."""

    name: str
    ends_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A service that works for a signatory and has not signed."""

    body: UUID
    name: str
    works_for: str
    since: datetime
    days: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to chase, the oldest first."""

    lapsed: tuple[Lapsed, ...]
    unsigned: tuple[Unsigned, ...]
    ending: tuple[Ending, ...] = ()

    @property
    def count(self) -> int:
        """How many."""
        return len(self.lapsed) + len(self.unsigned)


def standing_of_all(by: Actor) -> Standing:
    """Everywhere, for the council's officer. Raises Missing for anyone else."""
    only_who_admits(by)
    bodies = LegalBody.objects.all()
    return Standing(_lapsed(by, list(bodies.values_list("id", flat=True))), _unsigned(by, None))


def standing_of_ours(by: Actor) -> Standing:
    """Our own controller, and whoever works for us unsigned: for whoever represents the agency."""
    body = Agency.objects.filter(id=by.agency).values_list("legal_body", flat=True)
    return Standing(_lapsed(by, body), _unsigned(by, by.agency), _ending(by, body))


def lapsed_body(by: Actor, body: UUID) -> Lapsed:
    """One, for the council's officer. Raises Missing."""
    only_who_admits(by)
    found = _lapsed(by, [body])
    if not found:
        raise Missing
    return found[0]


def _lapsed(by: Actor, bodies: Iterable[UUID]) -> tuple[Lapsed, ...]:
    today = day_in_london(by.at)
    signed = Agency.objects.filter(legal_body=OuterRef("id"), state=AgencyState.ADMITTED)
    rows = list(
        LegalBody.objects.filter(
            Exists(signed), id__in=bodies, registration_exempt=False, registration_expires_on__lt=today
        ).order_by("registration_expires_on", "name")
    )
    agencies: dict[UUID, list[str]] = {}
    if not rows:
        return ()
    named = Agency.objects.filter(legal_body__in=rows, state=AgencyState.ADMITTED).order_by("name")
    for body, name in named.values_list("legal_body", "name"):
        agencies.setdefault(body, []).append(name)
    return tuple(
        Lapsed(row.id, row.name, row.registration, ended, (today - ended).days, tuple(agencies[row.id]))
        for row in rows
        if (ended := row.registration_expires_on) is not None
    )


def _ending(by: Actor, bodies: Iterable[UUID]) -> tuple[Ending, ...]:
    today = day_in_london(by.at)
    soon = (today, today + timedelta(days=REMIND_FROM))
    rows = LegalBody.objects.filter(
        id__in=bodies, registration_exempt=False, registration_expires_on__range=soon
    )
    return tuple(
        Ending(row.name, ends, (ends - today).days)
        for row in rows
        if (ends := row.registration_expires_on) is not None
    )


def _unsigned(by: Actor, commissioner: UUID | None) -> tuple[Unsigned, ...]:
    """Once it has signed under that name and was admitted, nobody is chased any more."""
    signed = Agency.objects.filter(name__iexact=OuterRef("name"), state=AgencyState.ADMITTED)
    which = {"commissioned_by": commissioner} if commissioner else {"commissioned_by__isnull": False}
    rows = list(
        OutsideBody.objects.filter(~Exists(signed), **which)
        .defer("described", "reach")
        .order_by("made_at", "id")
    )
    first = {(row.name.lower(), row.commissioned_by): row for row in reversed(rows)}
    called = names([row.commissioned_by for row in rows if row.commissioned_by])
    today = day_in_london(by.at)
    return tuple(
        Unsigned(
            row.id,
            row.name,
            called.get(row.commissioned_by, "") if row.commissioned_by else "",
            row.made_at,
            (today - day_in_london(row.made_at)).days,
        )
        for row in rows
        if first[row.name.lower(), row.commissioned_by] is row
    )
