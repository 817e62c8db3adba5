"""Bodies outside the Code, as the agency that deals with them knows them. Clauses 3.6, 3.7 and sign.1.

Wherever one is named, its name says that it is outside the Code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from django.db.models import QuerySet

from chiltern.agencies.models import OutsideBody, OutsideChecked, OutsideSaid
from chiltern.code_of_practice.words import Function, OutsideCheck, StatutoryDuty
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing

MARK = ", outside the Code"


@dataclass(frozen=True, slots=True)
class CheckShown:
    """How it was made sure, once, that it is they."""

    how: OutsideCheck
    at: datetime
    where_found: str
    whom: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One of the acting agency's own, in a list."""

    id: UUID
    name: str
    function: Function
    checked: OutsideCheck | None
    checked_at: datetime | None


@dataclass(frozen=True, slots=True)
class SaidShown:
    """What was known of it, from one moment until another."""

    name: str
    function: Function
    statutory_duty: StatutoryDuty
    described: str
    reach: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class BodyShown:
    """One of them, with every check, the latest first."""

    id: UUID
    name: str
    function: Function
    statutory_duty: StatutoryDuty
    described: str
    reach: str
    since: datetime
    checks: tuple[CheckShown, ...]
    before: tuple[SaidShown, ...] = ()
    """What was known of it before, the latest first."""


def names_outside(bodies: Sequence[UUID]) -> dict[UUID, str]:
    """What they are called, marked, as far as this post may know them."""
    rows = OutsideBody.objects.filter(id__in=bodies).values_list("id", "name") if bodies else ()
    return {id: name + MARK for id, name in rows}


def bodies(by: Actor) -> tuple[BodyRow, ...]:
    """The acting agency's own, by name."""
    latest = _latest(OutsideChecked.objects.filter(keeper=by.agency))
    rows = OutsideBody.objects.filter(keeper=by.agency).defer("described", "reach").order_by("name", "id")
    return tuple(
        BodyRow(row.id, row.name, Function(row.function), *latest.get(row.id, (None, None))) for row in rows
    )


def bodies_to_choose(by: Actor) -> list[tuple[str, str]]:
    """The same for a list that opens."""
    rows = OutsideBody.objects.filter(keeper=by.agency).order_by("name", "id").values_list("id", "name")
    return [(str(id), name + MARK) for id, name in rows]


def own_body(by: Actor, body_id: UUID) -> OutsideBody:
    """One of the acting agency's own, with its key. Raises Missing."""
    row: OutsideBody | None = OutsideBody.objects.with_keys().filter(id=body_id, keeper=by.agency).first()
    if row is None:
        raise Missing
    return row


def body_page(by: Actor, body_id: UUID) -> BodyShown:
    """Raises Missing for another agency's, and for none."""
    row = own_body(by, body_id)
    checks = OutsideChecked.objects.with_keys().filter(body=row).order_by("-happened_at", "-made_at", "-id")
    return BodyShown(
        id=row.id,
        name=row.name,
        function=Function(row.function),
        statutory_duty=StatutoryDuty(row.statutory_duty),
        described=row.described,
        reach=row.reach,
        since=row.made_at,
        checks=tuple(
            CheckShown(OutsideCheck(one.how), one.happened_at, one.where_found, one.whom) for one in checks
        ),
        before=_before(row),
    )


def _before(body: OutsideBody) -> tuple[SaidShown, ...]:
    said = list(OutsideSaid.objects.with_keys().filter(body=body).order_by("-number"))
    return tuple(
        SaidShown(
            name=one.name,
            function=Function(one.function),
            statutory_duty=StatutoryDuty(one.statutory_duty),
            described=one.described,
            reach=one.reach,
            since=one.made_at,
            until=later.made_at,
        )
        for later, one in pairwise(said)
    )


def _latest(rows: QuerySet[OutsideChecked]) -> dict[UUID, tuple[OutsideCheck, datetime]]:
    ordered = rows.order_by("happened_at", "made_at", "id").values_list("body", "how", "happened_at")
    return {body: (OutsideCheck(how), at) for body, how, at in ordered}
