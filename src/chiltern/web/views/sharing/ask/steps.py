"""What is needed and why, how urgent it is, and what may be told: one page each. Clauses 1.1, 3.1 and 3.2."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.sharing.asking import asks_offence
from chiltern.code_of_practice.words import STATES_ENQUIRIES
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.under_asking import asker_function
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.not_to_ask import NotToAsk, not_to_ask
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.ask import draft as drafting
from chiltern.web.views.sharing.ask.draft import Ask
from chiltern.web.views.sharing.ask.forms import Background, HowUrgent, WhatIsNeeded
from chiltern.web.views.sharing.ask.ringing import ring_first
from chiltern.web.views.sharing.common import Asking, after, capital, law_of

FormMaker = Callable[..., forms.Form]
Warns = Callable[[Actor, Ask], tuple[NotToAsk, ...]]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def what(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """What is needed, and for which purpose."""
    purposes = [(row.id, capital(row.says)) for row in law_of(by).table("purpose")]

    police = asks_offence(asker_function(by), "")

    def make(*args: object, **kwargs: object) -> forms.Form:
        return WhatIsNeeded(*args, purposes=purposes, police=police, **kwargs)

    return _step(request, by, draft_id, make, "What you need and why", "urgency")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def urgency(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Danger, and the due time that each urgency makes. Whether they act now is asked of those whose word counts."""
    law, may_act = law_of(by), asker_function(by) in STATES_ENQUIRIES

    def make(*args: object, **kwargs: object) -> forms.Form:
        return HowUrgent(*args, law=law, now=by.at, may_act=may_act, **kwargs)

    return _step(request, by, draft_id, make, "Danger, and how urgent it is", "background")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def background(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """What an agency may be told, if it is chosen for it."""
    says = (
        "Nobody sees any of this unless you choose so for that agency on the next pages; only what you will do with the answer, "
        "how long you keep it and how to reach you go to all.",
    )
    return _step(
        request,
        by,
        draft_id,
        Background,
        "Background that an agency may be told",
        "agencies",
        says,
        _not_to_ask,
    )


def _not_to_ask(by: Actor, ask: Ask) -> tuple[NotToAsk, ...]:
    return not_to_ask(by, [one.person for one in ask.people])


def _nobody(by: Actor, ask: Ask) -> tuple[NotToAsk, ...]:
    return ()


def _step(
    request: HttpRequest,
    by: Actor,
    draft_id: UUID,
    make: FormMaker,
    title: str,
    leads_to: str,
    says: tuple[str, ...] = (),
    warns_of: Warns = _nobody,
) -> HttpResponse:
    ask = drafting.read(by, draft_id)
    form = (
        make(request.POST)
        if request.method == "POST"
        else make(initial={**ask.said, "classes": list(ask.classes)})
    )
    if form.is_bound and form.is_valid():
        drafting.save(by, drafting.with_said(ask, form.cleaned_data))
        ring_first(request, form.cleaned_data)
        return redirect(after(request, f"/ask/{ask.id}/{leads_to}/", f"/ask/{ask.id}/check/"))
    page = Asking(
        title,
        asked(form),
        "Save and continue",
        back_href=f"/ask/{ask.id}/",
        says=says,
        warns_of=warns_of(by, ask),
    )
    frame = frame_of(request, current="work", immediate=ask.is_immediate())
    return render(request, "sharing/asking.html", frame=frame, page=page)
