"""A withdrawn consent at one recipient: read by both sides, answered by that one. Clauses 2.1, 3.3, 3.10 and 9.1."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.sharing.actions.answer_stop import answer_stop
from chiltern.sharing.actions.read_relied_on import read_relied_on
from chiltern.sharing.actions.read_stop_answer import read_stop_answer
from chiltern.sharing.queries.stop_page import stop_page
from chiltern.sharing.queries.stops import insist_may, stop_in_hand
from chiltern.web.acting import asked, at_its_field, conflict, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.stops.forms import ReadAgain, Stopping
from chiltern.web.views.sharing.stops.shown import page_of, stop_href


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def shown(request: HttpRequest, by: Actor, stop_id: UUID) -> HttpResponse:
    """The recipient says what it has done; whoever shared it reads the answer."""
    view = stop_page(by, stop_in_hand(by, stop_id))
    form = Stopping(request.POST if request.method == "POST" else None, view=view)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _answer(request, by, stop_id, form))
        except AlreadyDone as done:
            return conflict(
                request,
                "This has been answered",
                done.says,
                href=stop_href(stop_id),
                link_text="Read the answer",
            )
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = page_of(by, view, asked(form) if view.offers else None)
    return render(request, "sharing/stops/stop.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def read(request: HttpRequest, by: Actor, stop_id: UUID) -> HttpResponse:
    """Whoever decided on what was removed reads it again: a reason first, for a short time."""
    in_hand = stop_in_hand(by, stop_id)
    insist_may(by, Act.READ_RELIED_ON, in_hand)
    form = ReadAgain(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _read(request, by, stop_id, form))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "Read what you relied on",
        asked(form),
        "Read it",
        stop_href(stop_id),
        says=(
            "It was removed because the consent is withdrawn on which alone it came. You acted on it before.",
            "It opens for you alone and for a few hours. It is for reading: there is no new use of it.",
        ),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def answer_read(request: HttpRequest, by: Actor, stop_id: UUID) -> HttpResponse:
    """Off the list of what waits."""

    def act() -> str:
        read_stop_answer(by=by, stop_id=stop_id)
        say(request, "Put away as read. It stays on the record.")
        return stop_href(stop_id)

    return once(request, by, act)


def _answer(request: HttpRequest, by: Actor, stop_id: UUID, form: Stopping) -> str:
    answer_stop(by=by, stop_id=stop_id, given=form.given())
    if not form.view.ours:
        say(request, f"Sent. {form.view.from_agency} can read your answer.")
    else:
        say(request, "Written down.")
    return stop_href(stop_id)


def _read(request: HttpRequest, by: Actor, stop_id: UUID, form: ReadAgain) -> str:
    read_relied_on(by=by, stop_id=stop_id, given=form.given())
    say(request, "Open to you for a few hours. That you read it, and why, is on the record.")
    return stop_href(stop_id)
