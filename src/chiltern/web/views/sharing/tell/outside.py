"""Telling a body outside the Code: by a way of its own, written down with how we know that it is they. 3.2, 3.6, 3.7."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.sharing import drafts
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.actions.write_down_answer_back import write_down_answer_back
from chiltern.sharing.queries.telling_page import telling_page
from chiltern.sharing.queries.under_telling import under_telling
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import LONDON
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.sharing.forms import Told
from chiltern.web.views.sharing.outside.knowing import body_rows
from chiltern.web.views.sharing.tell import draft as drafting
from chiltern.web.views.sharing.tell.forms import HeardBack
from chiltern.web.views.sharing.tell.start import frame_for
from chiltern.web.views.sharing.told import terms_to_write

_FIELDS = {"happened_at": "at_time"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def told(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """What is told stands above the form, to read out; with it, decision and telling are on the record."""
    if request.method == "POST" and (form := _form(request, by)).is_valid():
        try:
            return once(request, by, lambda: _tell(by, draft_id, form))
        except (Invalid, Refused) as wrong:
            field = _FIELDS.get(wrong.field, wrong.field) if isinstance(wrong, Invalid) else None
            form.add_error(field if field in form.fields else None, wrong.says)
    elif request.method != "POST":
        form = _form(request, by)
    tell = drafting.read(by, draft_id)
    if not tell.is_ready() or tell.recipient is None:
        return redirect(tell.here)
    given = tell.given()
    under = under_telling(by, given)
    if not under.outside:
        raise Missing
    if under.open_besides_the_way:
        return redirect(f"{tell.here}check/")
    rows, warns = body_rows(by, tell.recipient)
    page = Asking(
        "Write down that you told them",
        asked(form),
        "Save",
        f"{tell.here}check/",
        rows=(
            *rows[:3],
            Row("What you ask", capital(given.asks.says)),
            *([Row("Why", given.why)] if given.why else []),
            *(Row(f"Item {place + 1}", item.text) for place, item in enumerate(given.decision.items)),
            *terms_to_write(given.decision.terms),
        ),
        says=(
            "Tell them first: by telephone, by letter, by secure e-mail. Nothing goes to them from here.",
            "If they cannot be reached, leave this: it is kept, and nothing is on the record yet.",
        ),
        warns=warns,
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, tell), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def answered(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """What they say that they will do, as we heard it. Nobody there confirms it."""
    view = telling_page(by, disclosure_id)
    if view is None or not view.is_outside:
        raise Missing
    form = HeardBack(request.POST if request.method == "POST" else None, initial=_now(by))
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _answered(request, by, disclosure_id, form))
        except Invalid as wrong:
            field = _FIELDS.get(wrong.field, wrong.field)
            form.add_error(field if field in form.fields else None, wrong.says)
    rows, warns = body_rows(by, view.recipient)
    page = Asking(
        "Write down what they answer",
        asked(form),
        "Save",
        f"/disclosures/{disclosure_id}/",
        says=("It stands as your agency heard it. Nobody there confirms it.",),
        rows=(*rows[:3], Row("What you asked", capital(view.asks))),
        warns=warns,
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _form(request: HttpRequest, by: Actor) -> Told:
    return Told(request.POST if request.method == "POST" else None, initial=_now(by), outside=True)


def _now(by: Actor) -> dict[str, object]:
    now = by.at.astimezone(LONDON)
    return {"day": now.date(), "at_time": f"{now:%H:%M}"}


def _tell(by: Actor, draft_id: UUID, form: Told) -> str:
    tell = drafting.read(by, draft_id)
    if not tell.is_ready():
        return tell.here
    made = tell_agency(by=by, given=tell.given(), reached=form.given())
    drafts.drop(by, draft_id)
    return f"/told/{made.id}/"


def _answered(request: HttpRequest, by: Actor, disclosure_id: UUID, form: HeardBack) -> str:
    write_down_answer_back(by=by, disclosure_id=disclosure_id, given=form.answer(), heard=form.given())
    say(request, "Written down. You find it under ‘Told by us before’.")
    return f"/disclosures/{disclosure_id}/"
