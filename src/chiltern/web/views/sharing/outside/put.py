"""Asking a body outside the Code: nothing goes to it from here; how it was asked is written down. 3.2, 3.6, 3.7, sign.1."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.put_to_outside import put_to_outside
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.views import RequestView
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import LONDON
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.sharing.forms import Put
from chiltern.web.views.sharing.going_on import insist_open_on_page
from chiltern.web.views.sharing.outside.knowing import body_rows

_FIELDS = {"happened_at": "at_time"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def put(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """What is asked, and what they may know, stands above the form: to read out, or to write."""
    view = request_page(by, request_id)
    insist_open_on_page(view, Act.PUT_TO_OUTSIDE, typed=request.method == "POST")
    now = by.at.astimezone(LONDON)
    typed = request.POST if request.method == "POST" else None
    form = Put(typed, initial={"day": now.date(), "at_time": f"{now:%H:%M}"})
    if form.is_bound and form.is_valid():

        def act() -> str:
            put_to_outside(by=by, request_id=request_id, reached=form.given())
            say(request, "Written down. When they answer, write that down too.")
            return f"/requests/{request_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            field = _FIELDS.get(wrong.field, wrong.field)
            form.add_error(field if field in form.fields else None, wrong.says)
    rows, warns = body_rows(by, view.provider) if view.provider else ((), "")
    page = Asking(
        "Write down that you asked them",
        asked(form),
        "Save",
        f"/requests/{request_id}/",
        rows=(*rows[:3], *to_put(view)),
        says=("Ask them first: by telephone, by letter, by secure e-mail. Nothing goes to them from here.",),
        warns=warns,
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def to_put(view: RequestView) -> tuple[Row, ...]:
    """What they may know in order to answer, and no more."""
    rows = (
        *(Row("About", person.name) for person in view.people),
        Row("What is asked", view.needed),
        Row("About which time", view.period),
        *(Row(capital(words), text) for words, text in view.told),
        Row("For them alone", view.also),
        Row("How to reach us", view.reach),
    )
    return tuple(row for row in rows if row.value)
