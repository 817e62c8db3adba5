"""Rows of law with how far each was checked; the officer confirms and corrects them. Clauses 1.4, 2.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.scheme.actions.confirm_law_row import confirm_law_row
from chiltern.scheme.actions.correct_law_row import FIELDS, correct_law_row
from chiltern.scheme.queries import office as queries
from chiltern.scheme.queries.office import KINDS, LawRowShown
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.parts import Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.signatories.common import Asking

LONGEST_REASON = 1_000
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of law on the page."""

    name: str
    says: str
    detail: str
    tag: Tag | None
    confirm_href: str
    correct_href: str


@dataclass(frozen=True, slots=True)
class LawPage:
    """The rows by their kind."""

    title: str
    kinds: tuple[tuple[str, tuple[RowShown, ...]], ...]


def _reason(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        help_text="Everyone can read it, so name nobody.",
    )


class Confirmation(Questions):
    """From when a duty is in force, and how the officer knows."""

    looks: ClassVar = {"reason": Look(rows=3)}

    confirmed_on = DateParts(
        label="On which day was it confirmed?",
        what="the day",
        help_text="For example, 30 9 2026",
    )
    reason = _reason("How do you know that it is in force?")


class Correction(Questions):
    """One part of a row set otherwise."""

    looks: ClassVar = {"reason": Look(rows=3), "value": Look(rows=3)}

    field = forms.ChoiceField(label="What is corrected?", choices=[("", "Choose one"), *FIELDS.items()])
    value = forms.CharField(
        label="What it should say",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
        help_text="A date like 30 September 2026. How far it was checked: source, secondary or unchecked.",
    )
    holds_from = DateParts(
        label="From which day does that count?", what="the day", help_text="Today or later."
    )
    reason = _reason("Why is it corrected?")


@require_safe
@for_a_post
def rows(request: HttpRequest, by: Actor) -> HttpResponse:
    """The law as the Book of today has it."""
    found = queries.law_rows(by)
    page = LawPage(
        title="Law and guidance in the service",
        kinds=tuple(
            (says, tuple(_shown(row) for row in found if row.kind == kind)) for kind, says in KINDS.items()
        ),
    )
    return render(request, "scheme/law.html", frame=frame_of(request, current="scheme"), page=page)


@require_http_methods(["GET", "POST"])
@for_a_post
def confirm(request: HttpRequest, by: Actor, row: str) -> HttpResponse:
    """A duty confirmed: from today its “must” reads as one."""
    shown = queries.law_row(by, row)
    form = Confirmation(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data

        def act() -> str:
            confirm_law_row(by=by, row=row, confirmed_on=said["confirmed_on"], reason=said["reason"])
            say(request, f"Confirmed: {shown.name}.")
            return reverse("law_rows")

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    elif not shown.waits:
        raise Http404
    says = (shown.says, "Until you confirm it, decisions show it first and do not count it as a duty.")
    page = Asking(
        f"Confirm: {shown.name}", asked(form), "Confirm that it is in force", reverse("law_rows"), says
    )
    return render(request, "scheme/change.html", frame=frame_of(request, current="scheme"), page=page)


@require_http_methods(["GET", "POST"])
@for_a_post
def correct(request: HttpRequest, by: Actor, row: str) -> HttpResponse:
    """One part of a row corrected, from a day on."""
    shown = queries.law_row(by, row)
    form = Correction(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data

        def act() -> str:
            correct_law_row(
                by=by,
                row=row,
                field=said["field"],
                value=said["value"],
                holds_from=said["holds_from"],
                reason=said["reason"],
            )
            say(request, f"Corrected: {shown.name}.")
            return reverse("law_rows")

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(f"Correct: {shown.name}", asked(form), "Correct", reverse("law_rows"), (shown.says,))
    return render(request, "scheme/change.html", frame=frame_of(request, current="scheme"), page=page)


def _shown(row: LawRowShown) -> RowShown:
    said = (f"Checked: {row.checked}.", f"In force: {row.in_force}." if row.in_force else "")
    return RowShown(
        name=row.name,
        says=row.says,
        detail=" ".join(each for each in said if each),
        tag=Tag("Waits for your confirmation", "yellow") if row.waits else None,
        confirm_href=reverse("confirm_law_row", args=[row.id]) if row.waits else "",
        correct_href=reverse("correct_law_row", args=[row.id]),
    )
