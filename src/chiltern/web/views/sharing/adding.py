"""Before an answer whoever asked says something new, or changes how urgent it is. Clauses 3.5, 3.6 and 8.4."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.clocks import Due, moment_said
from chiltern.code_of_practice.words import STATES_ENQUIRIES, Act, Urgency
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.add_to_request import add_to_request
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.under_asking import asker_function
from chiltern.sharing.queries.views import RequestView
from chiltern.sharing.workings.following import Stated
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, law_of
from chiltern.web.views.sharing.forms import SayMore
from chiltern.web.views.sharing.going_on import insist_open_on_page

READ_BY = "They read it beside your request, and nobody decides before having read it. If a child is in danger now, ring them too."
RING = "Ring first: this is the written follow-up of your call. "


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def add(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """What was said before stays as it was; the due time that each urgency makes stands beside it."""
    view = request_page(by, request_id)
    insist_open_on_page(view, Act.ADD_TO_REQUEST, typed=request.method == "POST")
    form = _form(request, by, view)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _add(request, by, view, form))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        f"Say more to {view.other_agency}", asked(form), "Send", f"/requests/{request_id}/", says=(READ_BY,)
    )
    frame = frame_of(request, current="work", immediate=True)
    return render(request, "sharing/asking.html", frame=frame, page=page)


def _form(request: HttpRequest, by: Actor, view: RequestView) -> SayMore:
    return SayMore(
        request.POST if request.method == "POST" else None,
        people=[person.name for person in view.people],
        may_act=asker_function(by) in STATES_ENQUIRIES,
        due={each.value: _due(by, view, each) for each in Urgency},
        initial={name: getattr(view.stated, name) for name in Stated.__slots__},
    )


def _due(by: Actor, view: RequestView, urgency: Urgency) -> str:
    due, was = Due(view.due_at, view.worked_out), view.stated.urgency
    if urgency is was:
        return f"As it is now. Due: {moment_said(due.at)}."
    changed = clocks.changed(due, was, urgency, by.at, law_of(by))
    return f"{RING if urgency is Urgency.IMMEDIATE else ''}Due: {moment_said(changed.at)}."


def _add(request: HttpRequest, by: Actor, view: RequestView, form: SayMore) -> str:
    made = add_to_request(by=by, request_id=view.id, given=form.given(), stated=form.stated(view.stated))
    others = " Whomever else you asked reads nothing of it: say it to each." if view.parent else ""
    say(request, f"Sent. Their answer is due at {moment_said(made.due_at)}.{others}")
    return f"/requests/{view.id}/"
