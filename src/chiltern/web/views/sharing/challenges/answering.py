"""A challenge, for both sides: what was said, by when it is answered, and the answer. Clauses 2.2, 3.6, 4.1 and 8.4."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import ChallengeAnswerKind, ChallengeState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.resolution.actions.answer_challenge import answer_challenge
from chiltern.resolution.queries.challenges import ChallengeView, challenge_page
from chiltern.web.acting import asked, at_its_field, conflict, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Colour, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.challenges.forms import AnsweringChallenge
from chiltern.web.views.sharing.common import capital

_COLOURS: dict[ChallengeState, Colour] = {ChallengeState.MADE: "orange", ChallengeState.ANSWERED: "blue"}


@dataclass(frozen=True, slots=True)
class Challenge:
    """The page, for either side; without `form` it is only read."""

    title: str
    caption: str
    tag: Tag
    says: str
    rows: tuple[Row, ...]
    answer: tuple[Row, ...]
    form: ShownForm | None
    request_href: str
    here: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def shown(request: HttpRequest, by: Actor, challenge_id: UUID) -> HttpResponse:
    """Whoever represents the agency asked answers here; both sides read it. No child is named."""
    form = AnsweringChallenge(request.POST if request.method == "POST" else None)
    view = challenge_page(by, challenge_id)
    if form.is_bound and form.is_valid():

        def act() -> str:
            answer_challenge(by=by, challenge_id=challenge_id, given=form.given())
            say(request, "Sent. Whoever asked can read your answer, and so can their representative.")
            return f"/challenges/{challenge_id}/"

        try:
            return once(request, by, act)
        except AlreadyDone as done:
            there = f"/challenges/{challenge_id}/"
            return conflict(
                request, "This has been answered", done.says, href=there, link_text="Read the answer"
            )
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, view, asked(form) if view.can_answer else None)
    frame = frame_of(request, current="work", immediate=view.state is ChallengeState.MADE)
    return render(request, "sharing/challenges/challenge.html", frame=frame, page=page)


def _page(by: Actor, view: ChallengeView, form: ShownForm | None) -> Challenge:
    said = "You said" if view.ours else "says"
    who = f"{said} to {view.other_agency}" if view.ours else f"{view.other_agency} {said}"
    return Challenge(
        title=f"{who} that it cannot wait",
        caption=f"Reference {view.reference}",
        tag=Tag("Past due", "red")
        if view.overdue
        else Tag(capital(view.state.says), _COLOURS.get(view.state, "green")),
        says=_says(view),
        rows=tuple(row for row in _rows(by, view) if row.value),
        answer=_answer(view),
        form=form,
        request_href=f"/requests/{view.request}/" if view.request else "",
        here=f"/challenges/{view.id}/",
    )


def _says(view: ChallengeView) -> str:
    if view.state is not ChallengeState.MADE:
        return ""
    if view.ours:
        return "Their representative has it, and so has yours. Until there is an answer, keep the child safe by other means."
    if view.can_answer:
        return "Find out who has the request with this reference, and answer here. The quickest answer is to answer the request."
    return "Whoever represents your agency, or manages there, answers this. To answer the request itself ends it."


def _rows(by: Actor, view: ChallengeView) -> tuple[Row, ...]:
    waits = f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}"
    return (
        Row("Request", f"Reference {view.request_reference}, {view.urgency.says}"),
        Row("What is challenged", capital(view.ground.says)),
        Row("The request was due", moment_in_words(view.was_due_at)),
        Row("May somebody come to harm meanwhile", capital(view.at_risk.says)),
        Row("What harm", view.harm),
        Row("Why it cannot wait", view.why),
        Row("Said", moment_in_words(view.at)),
        Row("To be answered", waits if view.state is ChallengeState.MADE else ""),
    )


def _answer(view: ChallengeView) -> tuple[Row, ...]:
    rows = [
        Row("Answered", moment_in_words(view.answered_at) if view.answered_at else ""),
        Row("Answer", capital(view.answer.says) if view.answer else ""),
        Row("Promised by", moment_in_words(view.promised_at) if view.promised_at else ""),
        Row("In their words" if view.ours else "In our words", view.words),
        Row(
            "Over since",
            f"{moment_in_words(view.over_at)}. {capital(view.state.says)}" if view.over_at else "",
        ),
    ]
    if view.answer is ChallengeAnswerKind.WHY_NOT and view.ours:
        rows.append(Row("If you do not agree", "Ring their manager, and tell your representative."))
    return tuple(row for row in rows if row.value)
