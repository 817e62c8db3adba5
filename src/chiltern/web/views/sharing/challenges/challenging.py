"""Saying that silence, or an answer, cannot stand: why, what harm waits, to whom it goes, by when. Clauses 3.6 and 8.4."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.resolution import challenge_due
from chiltern.code_of_practice.words import Act, Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.resolution.actions.challenge_decision import challenge_decision
from chiltern.resolution.queries.whom import represents
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.views import RequestView
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.challenges.forms import Challenging
from chiltern.web.views.sharing.challenges.lines import CANNOT_WAIT, WRONG
from chiltern.web.views.sharing.common import Asking, law_of
from chiltern.web.views.sharing.going_on import insist_open_on_page
from chiltern.web.views.sharing.late import ring_says


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def challenge(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Open once a request is late, or answered."""
    view = request_page(by, request_id)
    form = Challenging(request.POST if request.method == "POST" else None)
    insist_open_on_page(view, Act.CHALLENGE_DECISION, typed=request.method == "POST")
    if form.is_bound and form.is_valid():

        def act() -> str:
            made = challenge_decision(by=by, request_id=request_id, given=form.given())
            say(request, "Sent. Their representative and yours read it now. Ring as well, if it is urgent.")
            return f"/challenges/{made.id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        title=CANNOT_WAIT if view.overdue else WRONG,
        form=asked(form),
        submit="Send",
        back_href=f"/requests/{request_id}/",
        says=(_goes_to(view), ring_says(view.provider)),
        rows=(
            *(Row("Was due", moment_in_words(view.due_at)) for _ in (0,) if view.overdue),
            Row("They answer this, if nobody may come to harm", _due(by, view, Answer.NO)),
            Row("They answer this, if somebody may, or it is not known", _due(by, view, Answer.YES)),
        ),
    )
    frame = frame_of(request, current="work", immediate=view.overdue)
    return render(request, "sharing/asking.html", frame=frame, page=page)


def _goes_to(view: RequestView) -> str:
    seen = "Whoever works on the request there sees it too."
    if represents(view.provider):
        return f"It goes to the representative of {view.other_agency} and to yours. {seen}"
    return (
        f"{view.other_agency} has nobody here who represents it: it goes to its duty desk, and to your "
        "own representative."
    )


def _due(by: Actor, view: RequestView, at_risk: Answer) -> str:
    return challenge_due(view.stated.urgency, at_risk, by.at, law_of(by)).worked_out
