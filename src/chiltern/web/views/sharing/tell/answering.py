"""Answering back to what was told, and the teller's reading of it. Clauses 3.4, 3.6 and 3.8."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.code_of_practice.words import Act, AnswerBackKind, TellingState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.read_answer_back import read_answer_back
from chiltern.sharing.queries.telling_page import TellingView, telling_page
from chiltern.sharing.workings.telling import AnswerBackGiven
from chiltern.web.acting import asked, at_its_field, conflict, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.sharing.tell.forms import AnsweringBack
from chiltern.web.views.sharing.tell.words import rows_of_telling, said_by


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def answer(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """Once. Where a colleague has answered meanwhile, theirs is shown, and what was written here."""
    view = telling_page(by, disclosure_id)
    if view is None or view.ours:
        raise Missing
    form = AnsweringBack(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = AnswerBackGiven(AnswerBackKind(form.cleaned_data["kind"]), form.cleaned_data["words"])
        try:
            return once(request, by, lambda: _answer(request, by, disclosure_id, given))
        except AlreadyDone:
            view = telling_page(by, disclosure_id) or view
        except Invalid as wrong:
            at_its_field(form, wrong)
    here = f"/disclosures/{disclosure_id}/"
    if not any(act.open and act.act == Act.ANSWER_BACK for act in view.acts):
        return _not_open(request, view, here)
    page = Asking(
        title="Answer back",
        form=asked(form),
        submit="Send the answer",
        back_href=here,
        says=("It goes to whoever told you, once.",),
        rows=(*rows_of_telling(said_by(view))[:1], Row("Answer due", moment_in_words(view.due_at))),
    )
    frame = frame_of(request, current="work", immediate=view.in_danger)
    return render(request, "sharing/asking.html", frame=frame, page=page)


def _not_open(request: HttpRequest, view: TellingView, here: str) -> HttpResponse:
    """A colleague's answer, and what was typed here. Raises Refused where nobody has answered yet."""
    if view.answered_at is None:
        why = " ".join(each for act in view.acts if act.act == Act.ANSWER_BACK for each in act.why_not)
        first = " Acknowledge it first." if view.state is TellingState.TOLD else ""
        raise Refused("answer_back.not_open", why + first, clauses=("3.6",))
    at = f"on {moment_in_words(view.answered_at)}"
    rows = (Row(capital(view.answer), view.answer_words),)
    return conflict(
        request,
        "This has been answered back",
        "There is one answer; theirs stands.",
        href=here,
        link_text="See what was told",
        when=at,
        rows=rows,
    )


@require_POST
@for_a_post
def read(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """The teller has read the answer: it leaves the list of what waits."""

    def act() -> str:
        read_answer_back(by=by, disclosure_id=disclosure_id)
        say(request, "Put away as read. You find it under ‘Told by us before’.")
        return f"/disclosures/{disclosure_id}/"

    return once(request, by, act)


def _answer(request: HttpRequest, by: Actor, disclosure_id: UUID, given: AnswerBackGiven) -> str:
    answer_back(by=by, disclosure_id=disclosure_id, given=given)
    say(request, f"{capital(given.kind.says)}: your answer has gone to whoever told you.")
    return f"/disclosures/{disclosure_id}/"
