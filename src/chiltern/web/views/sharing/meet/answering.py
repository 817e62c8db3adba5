"""Answering an invitation; that a meeting was held, called off or closed. Clauses 3.6 and 3.8."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.code_of_practice.words import Act, InvitationAnswer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing.actions.answer_invitation import answer_invitation
from chiltern.sharing.actions.call_off_meeting import call_off_meeting
from chiltern.sharing.actions.close_meeting import close_meeting
from chiltern.sharing.actions.record_presence import record_presence
from chiltern.sharing.queries.meeting_page import MeetingView, meeting_page
from chiltern.sharing.workings.meeting import AnswerGiven, PresenceGiven
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.sharing.meet.forms import Answering, WhoWasThere


def opened(by: Actor, meeting_id: UUID, act: Act) -> MeetingView:
    """The meeting, where this act is open on it. Raises Missing, or Refused with every reason."""
    view = meeting_page(by, meeting_id)
    for one in view.acts:
        if one.act == act and one.open:
            return view
    why = [reason for one in view.acts if one.act == act for reason in one.why_not]
    raise Refused(
        f"{act.value}.not_open",
        " ".join(why) or "This is for the other agency to do.",
        clauses=("3.6", "3.8"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def answer(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """Once; a sensitive service is asked whether its name may be seen."""
    here = f"/meetings/{meeting_id}/"
    posted = request.method == "POST"
    view = meeting_page(by, meeting_id) if posted else opened(by, meeting_id, Act.ANSWER_INVITATION)
    form = Answering(request.POST if request.method == "POST" else None, asks_name=not view.is_named)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        given = AnswerGiven(
            InvitationAnswer(said["answer"]), said["reason"], shows_name=said.get("shows_name") == "yes"
        )

        def act() -> str:
            answer_invitation(by=by, meeting_id=meeting_id, given=given)
            say(request, "Answered. Whoever called the meeting sees it.")
            return here

        return once(request, by, act)
    page = Asking("Do you come?", asked(form), "Send the answer", here, rows=_short(view))
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def present(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """Who was there; from then on the minute can be written."""
    here = f"/meetings/{meeting_id}/"
    view = (
        meeting_page(by, meeting_id)
        if request.method == "POST"
        else opened(by, meeting_id, Act.RECORD_PRESENCE)
    )
    make = partial(WhoWasThere, seats=[(str(seat.agency), seat.name) for seat in view.seats])
    form = make(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        given = PresenceGiven(tuple(map(UUID, said["agencies"])), said["people"])

        def act() -> str:
            record_presence(by=by, meeting_id=meeting_id, given=given)
            say(request, "Written down. Now the minute can be written.")
            return here

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking("Who was there?", asked(form), "Save", here, rows=_short(view))
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def call_off(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """It does not take place."""
    done = partial(call_off_meeting, by=by, meeting_id=meeting_id)
    return _end(request, by, meeting_id, done, "Called off. Ring those who may be on their way.")


@require_POST
@for_a_post
def close(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """Everything was sent."""
    done = partial(close_meeting, by=by, meeting_id=meeting_id)
    return _end(request, by, meeting_id, done, "Closed. It stands under ‘Meetings that are over’.")


def _end(
    request: HttpRequest, by: Actor, meeting_id: UUID, done: Callable[[], Any], said: str
) -> HttpResponse:
    def act() -> str:
        done()
        say(request, said)
        return f"/meetings/{meeting_id}/"

    return once(request, by, act)


def _short(view: MeetingView) -> tuple[Row, ...]:
    return (
        Row("Meeting", f"{capital(view.kind.says)}, {moment_in_words(view.starts_at)}"),
        Row("Called by", view.caller),
    )
