"""Settings and numbers to ring: what holds, why, what comes, and the change with its reason. Clauses 1.1, 4.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.foundation.actor import Actor
from chiltern.scheme.actions.change_setting import change_setting
from chiltern.scheme.queries import office as queries
from chiltern.scheme.queries.changing import changed
from chiltern.scheme.queries.office import SettingShown
from chiltern.web.acting import for_a_post
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.scheme.checking import Change, asks
from chiltern.web.views.scheme.who import by_whom

LONGEST_REASON = 1_000
MOST_SHOWN = 10
NOT_SET = "not set yet"
TAKEN_AWAY = "Nothing: it is left out"


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Numbers to ring first, then the rest."""

    title: str
    to_be_set: tuple[str, ...]
    numbers: tuple[Row, ...]
    settings: tuple[Row, ...]


class NewValue(Questions):
    """A new value, from when, and why."""

    looks: ClassVar = {"value": Look(width="20"), "reason": Look(rows=3)}

    value = forms.CharField(
        label="New value",
        max_length=200,
        help_text="A sentence of your own on a leaflet can be left empty: then it is taken away.",
    )
    holds_from = DateParts(
        label="From which day? (optional)",
        what="the day",
        required=False,
        help_text="Leave it empty for now. A later day takes its place by itself.",
    )
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


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def change(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """One setting, changed with a reason, from now or a later day."""
    shown = queries.setting_shown(by, key)
    form = NewValue(request.POST if request.method == "POST" else None)
    form.fields["value"].required = not shown.may_be_empty

    def rows(said: Mapping[str, Any]) -> tuple[Row, ...]:
        _, holds, wanted = changed(by, key, said["value"], said["holds_from"])
        day = said["holds_from"]
        return (
            Row("Setting", shown.label),
            Row("It says now" if day is None else "It would say on that day", str(holds) or NOT_SET),
            Row("It will say", str(wanted) or TAKEN_AWAY),
            Row("From", date_in_words(day) if day else "Now"),
            Row("Why", said["reason"]),
        )

    def act(said: Mapping[str, Any]) -> str:
        change_setting(by=by, key=key, **{name: said[name] for name in ("value", "holds_from", "reason")})
        say(request, f"Changed: {shown.label}.")
        return reverse("scheme_settings")

    says = (f"It says now: {_value(shown)}", _since(shown), *_to_come(shown), *_earlier(by, shown))
    made = Change(shown.label, "Make the change", reverse("scheme_settings"), says, rows=rows, act=act)
    return asks(request, by, form, made)


def _row(each: SettingShown) -> Row:
    href = reverse("change_setting", args=[each.key])
    change_it = Action("Change", href, each.label)
    since = f" (since {date_in_words(each.since)}: {each.reason})" if each.since else ""
    later = "".join(f"\n{text}" for text in _to_come(each))
    return Row(each.label, f"{_value(each)}{since}{later}", (change_it,))


def _value(each: SettingShown) -> str:
    return str(each.value) or NOT_SET


def _since(each: SettingShown) -> str:
    if each.since is None:
        return "Nobody has set it yet."
    return f"Set on {date_in_words(each.since)}: {each.reason}"


def _to_come(each: SettingShown) -> tuple[str, ...]:
    """To call one off, another value is set for its day."""
    return tuple(f"From {date_in_words(one.holds_from)}: {one.value} ({one.reason})" for one in each.to_come)


def _earlier(by: Actor, each: SettingShown) -> tuple[str, ...]:
    names = {post: by_whom(by, post) for post in {one.made_by for one in each.earlier[:MOST_SHOWN]}}
    return tuple(
        f"Before, from {date_in_words(one.holds_from)}: {one.value} ({one.reason}), by {names[one.made_by]}"
        for one in each.earlier[:MOST_SHOWN]
    )
