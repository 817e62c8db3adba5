"""What is asked back before an answer, and what answers it: for either side, by its clock. Clauses 3.5, 3.6 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import Act, RequestState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.actions.clarify_request import clarify_request
from chiltern.sharing.queries.following import clarification_page
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.views import ClarificationView
from chiltern.web.acting import asked, at_its_field, conflict, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.sharing.forms import AskBack, Identifying
from chiltern.web.views.sharing.going_on import insist_open_on_page
from chiltern.web.views.sharing.since import since_rows

STANDS = "The clock stands while you wait, and runs again from their answer."
RUNS_ON = "An urgent clock runs on: answer what you can, and ask for the rest."


@dataclass(frozen=True, slots=True)
class Clarification:
    """What is asked back, and the form that answers it; without `form` it is only read."""

    title: str
    caption: str
    rows: tuple[Row, ...]
    due: str
    says: tuple[str, ...]
    form: ShownForm | None
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def ask_back(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Asks something before answering. A routine clock stands until then, an urgent one never."""
    view = request_page(by, request_id)
    form = AskBack(request.POST if request.method == "POST" else None)
    insist_open_on_page(view, Act.ASK_TO_CLARIFY, typed=request.method == "POST")
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _ask(request, by, request_id, form.cleaned_data["asks"]))
        except Invalid as wrong:
            at_its_field(form, wrong)
    stops = clocks.clock_stops(view.stated.urgency)
    page = Asking(
        "Ask them something first",
        asked(form),
        "Ask them",
        f"/requests/{request_id}/",
        says=(STANDS if stops else RUNS_ON, capital(due_in_words(view.due_at, by.at)) + "."),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def clarification(request: HttpRequest, by: Actor, clarification_id: UUID) -> HttpResponse:
    """The question, and its answer: whoever asked for information writes it, the other side reads it."""
    view = clarification_page(by, clarification_id)
    data = request.POST if request.method == "POST" else None
    form = Identifying(data, people=view.people, says="What do you answer?")
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _answer(request, by, view, form))
        except AlreadyDone as done:
            there = f"/requests/{view.request}/"
            return conflict(
                request, "This question is closed", done.says, href=there, link_text="See the request"
            )
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, view, form)
    return render(request, "sharing/clarification.html", frame=frame_of(request, current="work"), page=page)


def _ask(request: HttpRequest, by: Actor, request_id: UUID, asks: str) -> str:
    ask_to_clarify(by=by, request_id=request_id, asks=asks)
    say(request, "Asked. Their answer will stand on this page.")
    return f"/requests/{request_id}/"


def _answer(request: HttpRequest, by: Actor, view: ClarificationView, form: Identifying) -> str:
    clarify_request(by=by, clarification_id=view.id, given=form.given())
    say(request, "Your answer has gone. The request is with them again.")
    return f"/requests/{view.request}/"


def _page(by: Actor, view: ClarificationView, form: Identifying) -> Clarification:
    answers = view.open and not view.ours
    return Clarification(
        title=f"You asked {view.other_agency}" if view.ours else f"{view.other_agency} asks back",
        caption=f"Request {view.reference}",
        rows=(
            Row("You ask" if view.ours else "They ask", view.asks),
            Row("Asked", moment_in_words(view.at)),
            *(since_rows((view.answer,)) if view.answer else ()),
            Row("Answer to the request due", f"{moment_in_words(view.due_at)}. {view.worked_out}"),
        ),
        due="" if view.clock_stands else capital(due_in_words(view.due_at, by.at)),
        says=_says(view, answers=answers),
        form=asked(form) if answers else None,
        back_href=f"/requests/{view.request}/",
    )


def _says(view: ClarificationView, *, answers: bool) -> tuple[str, ...]:
    if answers and view.clock_stands:
        return (
            "Their clock stands until you answer; then the due time is worked out again from your answer.",
        )
    if answers:
        return ("This is urgent: their clock runs on while you answer.",)
    if view.answer:
        return ()
    closed = {
        RequestState.CLARIFYING.value: "They have not answered yet.",
        RequestState.WITHDRAWN.value: "The request has been withdrawn: this needs no answer any more.",
    }
    return (closed.get(view.state, "The request was answered without this."),)
