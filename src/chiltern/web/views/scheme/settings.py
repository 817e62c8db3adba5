"""Settings and numbers to ring: what holds, why, and the change with its reason. Clauses 1.1, 4.2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.scheme.actions.change_setting import change_setting
from chiltern.scheme.queries import office as queries
from chiltern.scheme.queries.office import SettingShown
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.signatories.common import Asking

LONGEST_REASON = 1_000


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Numbers to ring first, then the rest."""

    title: str
    to_be_set: tuple[str, ...]
    numbers: tuple[Row, ...]
    settings: tuple[Row, ...]


class Change(Questions):
    """A new value and why."""

    looks: ClassVar = {"value": Look(width="20"), "reason": Look(rows=3)}

    value = forms.CharField(label="New value", max_length=200)
    reason = forms.CharField(
        label="Why is it changed?",
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        help_text="Everyone can read it, so name nobody.",
    )


@require_safe
@for_a_post
def overview(request: HttpRequest, by: Actor) -> HttpResponse:
    """What the partnership has set for itself."""
    shown = queries.settings_shown(by)
    page = SettingsPage(
        title="Settings of the partnership",
        to_be_set=tuple(each.label for each in shown if each.is_number and not each.value),
        numbers=tuple(_row(each) for each in shown if each.is_number),
        settings=tuple(_row(each) for each in shown if not each.is_number),
    )
    return render(request, "scheme/settings.html", frame=frame_of(request, current="scheme"), page=page)


@require_http_methods(["GET", "POST"])
@for_a_post
def change(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """One setting, changed with a reason."""
    shown = queries.setting_shown(by, key)
    form = Change(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data

        def act() -> str:
            change_setting(by=by, key=key, value=said["value"], reason=said["reason"])
            say(request, f"Changed: {shown.label}.")
            return reverse("scheme_settings")

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    back = reverse("scheme_settings")
    page = Asking(shown.label, asked(form), "Change", back, (f"It says now: {_value(shown)}", _since(shown)))
    return render(request, "scheme/change.html", frame=frame_of(request, current="scheme"), page=page)


def _row(each: SettingShown) -> Row:
    href = reverse("change_setting", args=[each.key])
    change_it = Action("Change", href, each.label)
    since = f" (since {date_in_words(each.since)}: {each.reason})" if each.since else ""
    return Row(each.label, f"{_value(each)}{since}", (change_it,))


def _value(each: SettingShown) -> str:
    return str(each.value) or "not set yet"


def _since(each: SettingShown) -> str:
    if each.since is None:
        return "Nobody has set it yet."
    return f"Set on {date_in_words(each.since)}: {each.reason}"
