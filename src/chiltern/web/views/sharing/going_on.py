"""What whoever asked can do later: withdraw, close, ask whether there is more, say something new. Clauses 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.code_of_practice.words import Act, FollowUpKind
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.sharing.actions.ask_again import ask_again
from chiltern.sharing.actions.close_request import close_request
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.views import RequestView
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.forms import AskAgain, Withdraw


def insist_open_on_page(view: RequestView, act: Act, *, typed: bool = False) -> None:
    """Raises Refused with the Code's own sentences where the act is not open, Missing where it is not this side's.

    `typed`: what was sent goes on to the action, which says no with the words kept.
    """
    shown = next((each for each in view.acts if each.act == act), None)
    if shown is None:
        raise Missing
    if not shown.open and not typed:
        raise Refused(f"{act.value}.not_open", " ".join(shown.why_not))


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def withdraw(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Takes a request back before it is answered, with a reason."""
    view = request_page(by, request_id)
    form = Withdraw(request.POST if request.method == "POST" else None)
    insist_open_on_page(view, Act.WITHDRAW_REQUEST, typed=request.method == "POST")
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _withdraw(request, by, request_id, form.cleaned_data["why"]))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        f"Withdraw the request to {view.other_agency}",
        asked(form),
        "Withdraw it",
        f"/requests/{request_id}/",
        says=("Nobody answers a withdrawn request. That it was asked stays on the record.",),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def close(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Nothing more is needed."""

    def act() -> str:
        close_request(by=by, request_id=request_id)
        say(request, "The request is closed. You can ask again at any time.")
        return f"/requests/{request_id}/"

    return once(request, by, act)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def again(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Is there more? Here is something new. The question is open again, by a clock of its own."""
    view = request_page(by, request_id)
    data = request.POST if request.method == "POST" else None
    insist_open_on_page(view, Act.ASK_AGAIN, typed=request.method == "POST")
    form = AskAgain(data, people=[person.name for person in view.people])
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _again(request, by, request_id, form))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        f"Ask {view.other_agency} again",
        asked(form),
        "Send",
        f"/requests/{request_id}/",
        says=("Their answer gets a due time of its own. What they answered before stays as it was.",),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _withdraw(request: HttpRequest, by: Actor, request_id: UUID, why: str) -> str:
    withdraw_request(by=by, request_id=request_id, why=why)
    say(request, "The request is withdrawn. The agency that you asked can see so, with your reason.")
    return f"/requests/{request_id}/"


def _again(request: HttpRequest, by: Actor, request_id: UUID, form: AskAgain) -> str:
    given = form.given(FollowUpKind(form.cleaned_data["kind"]))
    ask_again(by=by, request_id=request_id, given=given)
    say(request, "Sent. The question is open again.")
    return f"/requests/{request_id}/"
