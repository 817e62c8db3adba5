"""Danger, what is asked and why, the conditions of section 3, the terms: one page each. Clauses 2.1, 3.1 to 3.5, 3.10."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import choices
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import Method
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.agreed import agreements_offered
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.sharing.queries.under_telling import under_telling
from chiltern.sharing.workings.plain import plain
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.not_to_ask import not_to_ask_weighed
from chiltern.web.views.sharing.ask.ringing import ring_first
from chiltern.web.views.sharing.common import Asking, after, capital, law_of
from chiltern.web.views.sharing.decide.agreeing import (
    NONE,
    WhichAgreement,
    agreement_says,
    names_basis,
    pre_arranged,
)
from chiltern.web.views.sharing.decide.conditions import Offered
from chiltern.web.views.sharing.decide.confidence import as_answered
from chiltern.web.views.sharing.decide.court import Conditions
from chiltern.web.views.sharing.decide.danger import IN_DANGER
from chiltern.web.views.sharing.decide.forms import BODIES, Terms
from chiltern.web.views.sharing.decide.sections import sections_of
from chiltern.web.views.sharing.decide.steps import initial_terms
from chiltern.web.views.sharing.shown import code_says
from chiltern.web.views.sharing.tell import draft as drafting
from chiltern.web.views.sharing.tell.draft import Tell
from chiltern.web.views.sharing.tell.forms import DangerToTell, WhatIAsk
from chiltern.web.views.sharing.tell.start import ELSEWHERE, frame_for

Makes = Callable[..., forms.Form]
Takes = Callable[[dict[str, Any]], None]
NO_WORDS_NEEDED = (
    "Someone is in danger: nothing here has to wait. What you leave empty is filled in: you ask them to act, to protect a "
    "child from harm. You can tell them more afterwards."
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def danger(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Danger first: what follows waits for nothing then."""
    tell = drafting.read(by, draft_id)

    def take(data: dict[str, Any]) -> None:
        tell.deciding.answers.update({name: str(value) for name, value in data.items()})
        ring_first(request, data)

    return _step(request, by, tell, "Danger", DangerToTell, tell.deciding.answers, take, "who/")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def why(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """What they are asked to do, what it is for, and why they are told."""
    tell = drafting.read(by, draft_id)
    purposes = [(row.id, capital(row.says)) for row in law_of(by).table("purpose")]

    def take(data: dict[str, Any]) -> None:
        tell.said.update(data)

    danger = tell.says_danger()
    make = partial(WhatIAsk, purposes=purposes, in_danger=danger)
    says = (NO_WORDS_NEEDED,) if danger else ()
    return _step(request, by, tell, "What you ask, and why", make, tell.said, take, "items/", says=says)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def conditions(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """The table's own questions, with the reasons for the record."""
    tell = drafting.read(by, draft_id)
    if tell.recipient is None:
        return redirect(f"{tell.here}to/")
    under, said = under_telling(by, tell.given()), tell.deciding
    asks = tuple(each for each in under.asks_of(About.DECISION) if each.fact not in ELSEWHERE)
    make = partial(Conditions, asks=asks, offered=Offered.of(by, under), under=under)

    def take(data: dict[str, Any]) -> None:
        said.conditions = list(data.pop("conditions", said.conditions))
        said.reasons = data.pop("reasons", said.reasons)
        said.answers.update(as_answered(data))

    # Why they are told was said to them already: the record starts from the same words.
    reasons = said.reasons or tell.said.get("why", "")
    initial = {**pre_arranged(said.answers, under), "conditions": said.conditions, "reasons": reasons}
    return _step(request, by, tell, "What the Code asks", make, initial, take, "terms/", under=under)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def agreement(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Whether it rests on an agreement with them."""
    tell = drafting.read(by, draft_id)
    if tell.recipient is None:
        return redirect(f"{tell.here}to/")
    fitting = agreements_offered(by, under_telling(by, tell.given()).weighed.facts)
    offered = tuple(one for one in fitting if Method.SERVICE in one.facts.methods)

    def take(data: dict[str, Any]) -> None:
        tell.deciding.agreement = data["agreement"]

    make = partial(WhichAgreement, offered=offered)
    initial = {"agreement": tell.deciding.agreement or NONE}
    return _step(request, by, tell, "Agreement", make, initial, take, "items/", says=agreement_says(offered))


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def terms(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """What travels with it: preset, and the teller's to change."""
    tell = drafting.read(by, draft_id)
    if tell.recipient is None:
        return redirect(f"{tell.here}to/")
    under = under_telling(by, tell.given())
    initial = initial_terms(tell.deciding, under)
    agencies = [(str(one.id), one.name) for one in choices() if one.id != by.agency]

    def take(data: dict[str, Any]) -> None:
        tell.deciding.terms = plain({name: value for name, value in data.items() if name not in BODIES})

    make = partial(Terms, agencies=agencies, now=by.at, agreement=under.keeps_to)
    return _step(request, by, tell, "Terms", make, initial, take, "check/")


def _step(
    request: HttpRequest,
    by: Actor,
    tell: Tell,
    title: str,
    make: Makes,
    initial: Any,
    take: Takes,
    leads_to: str,
    *,
    under: UnderDecision | None = None,
    says: tuple[str, ...] = (),
) -> HttpResponse:
    form = make(request.POST) if request.method == "POST" else make(initial=dict(initial))
    if form.is_bound and form.is_valid():
        take(dict(form.cleaned_data))
        drafting.save(by, tell)
        onward = leads_to if leads_to != "check/" or tell.is_ready() else ""
        return redirect(after(request, f"{tell.here}{onward}", f"{tell.here}check/"))
    page = Asking(
        title=title,
        form=asked(form),
        submit="Save and continue",
        back_href=tell.here,
        says=(IN_DANGER,)
        if under and under.verdict.in_danger
        else (*says, *names_basis(tell.deciding.answers, under)),
        code=code_says(under.verdict, law_of(by), under.agreement) if under else None,
        sections=sections_of(form) if under else (),
        warns_of=not_to_ask_weighed(by, under.weighed.facts) if under else (),
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, tell), page=page)
