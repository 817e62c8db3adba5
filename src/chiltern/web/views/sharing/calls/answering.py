"""The giver's answer to a call that was written down in its name, and why something was done so. Clauses 3.5, 3.6, 3.8, 3.10."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.actions.confirm_reported import confirm_reported
from chiltern.sharing.actions.correct_reported import correct_reported
from chiltern.sharing.actions.explain_call import explain_call
from chiltern.sharing.queries.call_page import CallView, call_page
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.calls.answers import perhaps_ours, report_given
from chiltern.web.views.sharing.calls.forms import Confirming, Correcting, Explaining
from chiltern.web.views.sharing.calls.shown import is_open, person_line, says_of
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.onward.asking import purposes


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def confirm(request: HttpRequest, by: Actor, call_id: UUID) -> HttpResponse:
    """It was so: from now on it is the giver's own."""
    view = _to_answer(by, call_id)
    if request.method != "POST" and not is_open(view):
        return redirect(f"/calls/{call_id}/")
    form = Confirming(request.POST or None, initial=_initial(view), **_choices(by, view))
    if form.is_bound and form.is_valid():
        given = report_given(form.cleaned_data)

        def act() -> str:
            confirm_reported(by=by, call_id=call_id, given=given)
            say(request, "Confirmed. It is your agency’s own information now, under your terms.")
            return f"/calls/{call_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    return _asking(request, view, form, "Confirm what was written down", "Confirm")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def correct(request: HttpRequest, by: Actor, call_id: UUID) -> HttpResponse:
    """It was not so, or not quite: the giver's words stand beside."""
    view = _to_answer(by, call_id)
    if request.method != "POST" and not is_open(view):
        return redirect(f"/calls/{call_id}/")
    initial = {**_initial(view), "correction": view.words}
    form = Correcting(request.POST or None, initial=initial, **_choices(by, view))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data

        def act() -> str:
            correct_reported(by=by, call_id=call_id, correction=said["correction"], given=report_given(said))
            say(request, "Corrected. Your words stand beside theirs, and both agencies read both.")
            return f"/calls/{call_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    return _asking(request, view, form, "Correct what was written down", "Correct")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def explain(request: HttpRequest, by: Actor, call_id: UUID) -> HttpResponse:
    """Why it was done so."""
    view = call_page(by, call_id)
    form = Explaining(request.POST or None)
    if form.is_bound and form.is_valid():

        def act() -> str:
            explain_call(by=by, call_id=call_id, text=form.cleaned_data["explanation"])
            say(request, "Kept beside the record.")
            return f"/calls/{call_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking("Explain", asked(form), "Keep this", f"/calls/{call_id}/", code=says_of(view))
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _to_answer(by: Actor, call_id: UUID) -> CallView:
    """Raises Missing for whoever is not its giver; the action itself refuses what is not open any more."""
    view = call_page(by, call_id)
    if not view.acts:
        raise Missing
    return view


def _initial(view: CallView) -> dict[str, str]:
    """The terms as they were reported; what kind of statement it is the giver says itself."""
    terms = view.terms_said
    return {
        "purpose": view.purpose_key,
        "passing_on": terms.passing_on.value,
        "not_to_be_mentioned_to": terms.not_to_be_mentioned_to,
    }


def _choices(by: Actor, view: CallView) -> dict[str, list[tuple[str, str]]]:
    """A request that it answered has said what it was for."""
    return {
        "purposes": [] if view.request else purposes(by),
        "people": perhaps_ours(by, view.people),
    }


def _asking(request: HttpRequest, view: CallView, form: Confirming, title: str, submit: str) -> HttpResponse:
    page = Asking(
        title=title,
        form=asked(form),
        submit=submit,
        back_href=f"/calls/{view.id}/",
        says=("You decide for your own agency. Why it was shared can be written now or left empty.",),
        rows=(
            Row("Written down by", f"{view.writer}, {view.receiver}"),
            Row("About", "\n".join(person_line(one) for one in view.people)),
            Row("Their words", view.words),
        ),
        code=says_of(view),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)
