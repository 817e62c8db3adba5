"""Leaflets to read and to print, and the blank form: public, so that they can be handed to anyone. 3.3, 9.1 and 9.2."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chiltern.scheme.queries import book, numbers, partnership_name
from chiltern.web.frame import render
from chiltern.web.parts import WorkRow
from chiltern.web.shell import frame_of
from chiltern.web.views.leaflets.words import WHOM, Leaflet, leaflet
from chiltern.web.views.signatories.days import today_of

FOR_FAMILIES = frozenset({"front_door", "emergency_duty_team", "police"})
"""The numbers to ring that a family is given; the others are for those who work with it."""


@dataclass(frozen=True, slots=True)
class Leaflets:
    """What there is to print."""

    title: str
    rows: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class OneLeaflet:
    """A leaflet with the numbers to ring."""

    leaflet: Leaflet
    numbers: tuple[tuple[str, str], ...]
    partnership: str
    back_href: str
    ask_address: str
    """Of the form by which anybody asks what is held, to read off paper."""


@require_safe
def leaflets(request: HttpRequest) -> HttpResponse:
    """What there is, for whom."""
    law, name = book(today_of(request)), partnership_name()
    rows = [_row(whom, leaflet(whom, law, name)) for whom in WHOM]
    form = WorkRow(
        "Consent form", reverse("consent_form"), "Blank, for a home visit. Two pages, to fill in by hand"
    )
    ask = WorkRow(
        "Ask what is held about you or your child",
        reverse("ask_what_is_held"),
        "A form for families, to fill in here. No signing in",
    )
    page = Leaflets("Leaflets and the consent form", (*rows, ask, form))
    return render(request, "leaflets/leaflets.html", frame=frame_of(request), page=page)


@require_safe
def for_parents(request: HttpRequest) -> HttpResponse:
    """For parents and carers."""
    return _shown(request, "parents")


@require_safe
def for_children(request: HttpRequest) -> HttpResponse:
    """For children of about eleven and over."""
    return _shown(request, "children")


def _shown(request: HttpRequest, whom: str) -> HttpResponse:
    name = partnership_name()
    page = OneLeaflet(
        leaflet=leaflet(whom, book(today_of(request)), name),
        numbers=tuple((each.label, each.number) for each in numbers() if each.key in FOR_FAMILIES),
        partnership=name,
        back_href=reverse("leaflets"),
        ask_address=f"{request.get_host()}{reverse('ask_what_is_held')}",
    )
    return render(request, "leaflets/leaflet.html", frame=frame_of(request), page=page)


def _row(whom: str, one: Leaflet) -> WorkRow:
    return WorkRow(one.title, reverse(f"leaflet_{whom}"), one.caption)
