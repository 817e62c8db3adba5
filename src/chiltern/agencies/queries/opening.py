"""When agencies are open and whom to ring: what one must know before sending. Clauses 2.2, 3.6 and 4.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from chiltern.agencies.models import OpeningSet, Period
from chiltern.agencies.workings.opening import PeriodKind, windows_of
from chiltern.code_of_practice.opening import Now, Opening, Span, at_moment, week_says
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import day_in_london, law_at


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A term or a closure that is not over yet."""

    id: UUID
    kind: PeriodKind
    span: Span


@dataclass(frozen=True, slots=True)
class OpeningShown:
    """What an agency has written down, and how it stands now."""

    now: Now
    hours: str = ""
    cover: str = ""
    safeguarding_lead: str = ""
    out_of_hours_number: str = ""
    week: tuple[str, ...] = ()
    round_the_clock: bool = False
    on_bank_holidays: bool = False
    since: datetime | None = None
    periods: tuple[PeriodRow, ...] = field(default=())


def openings(agencies: Sequence[UUID], at: datetime) -> dict[UUID, OpeningShown]:
    """Of each agency, in two queries; one that has written nothing down is not known to be open or shut."""
    latest = OpeningSet.objects.filter(keeper__in=agencies).order_by("keeper", "-made_at", "-id")
    rows = {row.keeper: row for row in latest.distinct("keeper")}
    today = day_in_london(at)
    periods: dict[UUID, list[PeriodRow]] = {}
    for row in Period.objects.filter(keeper__in=agencies, taken_off_at=None).order_by("first", "last"):
        # A term that is over still says that there are terms; a closure that is over says nothing.
        if row.kind == PeriodKind.TERM or row.last >= today:
            span = Span(row.first, row.last, row.says)
            periods.setdefault(row.keeper, []).append(PeriodRow(row.id, PeriodKind(row.kind), span))
    holidays = law_at(at).bank_holidays
    return {id: _shown(rows.get(id), tuple(periods.get(id, ())), at, holidays) for id in agencies}


def own_opening(by: Actor) -> OpeningShown:
    """The acting agency's own, for its page."""
    return openings([by.agency], by.at)[by.agency]


def _shown(
    row: OpeningSet | None, periods: tuple[PeriodRow, ...], at: datetime, holidays: frozenset[date]
) -> OpeningShown:
    opening = Opening(
        week=tuple(windows_of(line) for line in row.week) if row else (),
        round_the_clock=bool(row and row.round_the_clock),
        on_bank_holidays=bool(row and row.on_bank_holidays),
        terms=tuple(one.span for one in periods if one.kind is PeriodKind.TERM),
        closures=tuple(one.span for one in periods if one.kind is PeriodKind.CLOSURE),
    )
    now = at_moment(opening, at, holidays)
    if row is None:
        return OpeningShown(now, periods=periods)
    return OpeningShown(
        now=now,
        hours=week_says(opening),
        cover=row.cover,
        safeguarding_lead=row.safeguarding_lead,
        out_of_hours_number=row.out_of_hours_number,
        week=tuple(row.week),
        round_the_clock=row.round_the_clock,
        on_bank_holidays=row.on_bank_holidays,
        since=row.made_at,
        periods=periods,
    )
