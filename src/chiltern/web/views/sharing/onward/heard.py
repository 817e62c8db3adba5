"""An owner's answer by telephone: either side writes it down, the other confirms it. Clauses 3.6 and 3.10."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, PermissionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.actions.hear_permission import hear_permission
from chiltern.sharing.queries.permission_page import permission_page
from chiltern.sharing.queries.views import HeardView, PermissionView
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.forms.times import TimeOfDay
from chiltern.web.frame import render
from chiltern.web.london import LONDON, date_in_words, moment_in_words, moment_on
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking

PERMIT, REFUSE = "permit", "refuse"
UNTIL_CONFIRMED = (
    "Nothing goes on by what you heard alone: its owner confirms or corrects it here, on the same page on which it answers. In "
    "danger, by a duty or by a court it can go at once, on the record."
)


class Heard(Questions):
    """What was said, by whom, and when."""

    answer = forms.ChoiceField(
        label="What did they say?",
        choices=[(PERMIT, "Yes, it may go to them for this"), (REFUSE, "No")],
        widget=forms.RadioSelect,
        help_text="As it was said. Its owner reads this, and confirms or corrects it.",
    )
    until = DateParts(
        label="Until when, did they say?",
        what="the day",
        required=False,
        help_text="Leave empty if they named no end. For example, 31 5 2027",
    )
    who = forms.CharField(
        label="Who said so?", max_length=200, help_text="Name and role. For example: Mrs Bell, deputy head"
    )
    day = DateParts(
        label="On which day?", what="the day", help_text="The day of the call, not of writing it down."
    )
    at = TimeOfDay()
    looks: ClassVar = {
        "answer": Look(reveals={PERMIT: "until"}),
        "day": Look(size="s"),
        "at": Look(size="s", width="10"),
    }

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        local = now.astimezone(LONDON)
        super().__init__(*args, initial={"day": local.date(), "at": f"{local:%H:%M}"}, **kwargs)


def may_write_down(by: Actor, view: PermissionView) -> bool:
    """Whether this side asked and nobody here has written down yet what was heard."""
    open_still = PermissionState(view.state) is not PermissionState.WITHDRAWN
    return view.ours and view.heard is None and open_still and opens(by.role, Act.HEAR_PERMISSION)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def write_down(request: HttpRequest, by: Actor, permission_id: UUID) -> HttpResponse:
    """For the asker alone; once it is done, only the answer to the same form comes back here."""
    view = permission_page(by, permission_id)
    if not view.ours or (request.method != "POST" and not may_write_down(by, view)):
        raise Missing
    form = Heard(request.POST, now=by.at) if request.method == "POST" else Heard(now=by.at)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _heard(request, by, view, form.cleaned_data))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "What did its owner say by telephone?",
        asked(form),
        "Write it down",
        f"/permissions/{permission_id}/",
        (f"You asked {view.to_agency} whether this may go to {view.third_agency}.", UNTIL_CONFIRMED),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _heard(request: HttpRequest, by: Actor, view: PermissionView, data: dict[str, Any]) -> str:
    permits = data["answer"] == PERMIT
    hear_permission(
        by=by,
        permission_id=view.id,
        permits=permits,
        who=data["who"],
        at=moment_on(data["day"], data["at"]),
        until=data["until"] if permits else None,
    )
    say(request, "Written down. Its owner sees it, and confirms or corrects it.")
    return f"/permissions/{view.id}/"


def rows_of(view: PermissionView) -> tuple[Row, ...]:
    """What either side wrote down of a telephone call, and whether the other confirmed it."""
    rows = []
    if view.told:
        rows.append(Row("Answered by telephone to", view.told))
    if view.heard:
        rows.append(Row("Heard by telephone", _said(view.heard)))
    if view.told or view.heard:
        rows.append(Row("Confirmed", _confirmed(view)))
    return tuple(rows)


def initial_of(view: PermissionView) -> dict[str, Any]:
    """The owner's answer starts from what the asker heard."""
    if view.heard is None:
        return {}
    until = view.heard.until
    return {
        "answer": PERMIT if view.heard.permits else REFUSE,
        "until": until.astimezone(LONDON).date() if until else None,
    }


def _said(heard: HeardView) -> str:
    end = f", until {date_in_words(heard.until)}" if heard.until else ""
    return f"{'Yes' if heard.permits else 'No'}{end}: {heard.who}, {moment_in_words(heard.at)}"


def _confirmed(view: PermissionView) -> str:
    """By both, by one, or said differently: then the owner's word stands."""
    if PermissionState(view.state) in (PermissionState.ASKED, PermissionState.SILENT):
        return f"Not yet: {view.to_agency if view.ours else 'your agency'} confirms it by answering. Until then nothing goes on."
    if view.heard is None:
        return (
            f"Not yet by {'your agency' if view.ours else view.from_agency}. The answer stands all the same."
        )
    given = PermissionState(view.state) is not PermissionState.REFUSED
    if given is view.heard.permits and (not given or view.until == view.heard.until):
        return "By both sides."
    return "The two sides wrote it down differently: what its owner answered stands."
