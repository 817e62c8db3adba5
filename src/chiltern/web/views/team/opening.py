"""An agency's own hours, terms, closures and numbers: what others read before they send. Clauses 2.2, 3.6 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.agencies.actions.add_period import add_period
from chiltern.agencies.actions.set_opening import set_opening
from chiltern.agencies.actions.take_off_period import take_off_period
from chiltern.agencies.queries import agency as agency_of
from chiltern.agencies.queries.opening import OpeningShown, PeriodRow, own_opening
from chiltern.agencies.workings.opening import PeriodKind
from chiltern.code_of_practice.opening import DAYS
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.team.door import answer
from chiltern.web.views.team.opening_forms import Days, Hours
from chiltern.web.views.team.people import Asking


@dataclass(frozen=True, slots=True)
class PeriodShown:
    """A term or a closure, and the button that takes it off."""

    says: str
    off_href: str


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """What others see, and the lists of days."""

    title: str
    now: str
    rows: tuple[Row, ...]
    terms: tuple[PeriodShown, ...]
    closures: tuple[PeriodShown, ...]
    form_id: str


@require_safe
@for_a_post
def opening(request: HttpRequest, by: Actor) -> HttpResponse:
    """What every signatory sees of this agency before it sends."""
    _keeps(by)
    shown, profile = own_opening(by), agency_of(by.agency)
    rows = (
        Row("Open", shown.hours),
        Row("Bank holidays", _bank_holidays(shown)),
        Row("Number while open", profile.duty_number),
        Row("Number while shut", profile.out_of_hours_number),
        Row("Who covers then", shown.cover),
        Row("Safeguarding lead", shown.safeguarding_lead),
    )
    page = OpeningPage(
        title="Hours, terms and numbers to ring",
        now=_now(shown),
        rows=tuple(Row(row.key, row.value or "Not written down yet") for row in rows),
        terms=_days(shown.periods, PeriodKind.TERM),
        closures=_days(shown.periods, PeriodKind.CLOSURE),
        form_id=form_id(),
    )
    return render(request, "team/opening.html", frame=frame_of(request, current="team"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def hours(request: HttpRequest, by: Actor) -> HttpResponse:
    """The week and the numbers, on one page."""
    _keeps(by)
    form = Hours(request.POST if request.method == "POST" else None, initial=_written(by))

    def act() -> str:
        set_opening(by=by, opening=form.asked())
        say(request, "Saved. Other agencies read this before they send.")
        return reverse("opening")

    done = answer(request, by, form, act)
    page = Asking("When are you open, and whom to ring", asked(form), "Save", reverse("opening"))
    return done or render(request, "team/ask.html", frame=frame_of(request, current="team"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def days(request: HttpRequest, by: Actor) -> HttpResponse:
    """One more term or closure."""
    _keeps(by)
    form = Days(request.POST if request.method == "POST" else None)

    def act() -> str:
        said = form.cleaned_data
        add_period(by=by, kind=said["kind"], first=said["first"], last=said["last"], says=said["says"])
        say(request, "Saved. Other agencies read this before they send.")
        return reverse("opening")

    done = answer(request, by, form, act)
    page = Asking("Add a term, or days when you are shut", asked(form), "Save", reverse("opening"))
    return done or render(request, "team/ask.html", frame=frame_of(request, current="team"), page=page)


@require_POST
@for_a_post
def take_off(request: HttpRequest, by: Actor, period_id: UUID) -> HttpResponse:
    """Takes a term or a closure off."""

    def act() -> str:
        take_off_period(by=by, period_id=period_id)
        say(request, "Taken off the list.")
        return reverse("opening")

    _keeps(by)
    return once(request, by, act)


def _keeps(by: Actor) -> None:
    if not opens(by.role, Act.SET_OPENING) or by.agency == OFFICE:
        raise Missing


def _written(by: Actor) -> dict[str, Any]:
    shown, profile = own_opening(by), agency_of(by.agency)
    week = dict(zip((day.lower() for day in DAYS), shown.week, strict=False))
    return {
        **week,
        "round_the_clock": shown.round_the_clock,
        "on_bank_holidays": shown.on_bank_holidays,
        "duty_number": profile.duty_number,
        "out_of_hours_number": profile.out_of_hours_number,
        "cover": shown.cover,
        "safeguarding_lead": shown.safeguarding_lead,
    }


def _now(shown: OpeningShown) -> str:
    if shown.now.open is Answer.NOT_KNOWN:
        return (
            "Nobody can tell whether you are open. Write your hours down, so that others know when to ring."
        )
    return shown.now.says or "Others see now: open."


def _bank_holidays(shown: OpeningShown) -> str:
    if not shown.since:
        return ""
    return "Open" if shown.on_bank_holidays or shown.round_the_clock else "Shut"


def _days(periods: tuple[PeriodRow, ...], kind: PeriodKind) -> tuple[PeriodShown, ...]:
    return tuple(
        PeriodShown(_period(row), reverse("take_off_period", args=[row.id]))
        for row in periods
        if row.kind is kind
    )


def _period(row: PeriodRow) -> str:
    first, last, says = row.span
    when = date_in_words(first) if first == last else f"{date_in_words(first)} to {date_in_words(last)}"
    return f"{says}: {when}" if says else when
