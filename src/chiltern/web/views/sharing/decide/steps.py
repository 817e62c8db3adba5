"""Danger, the answer, the conditions of section 3, reasons, terms: one page each. Clauses 2.1, 3.1 to 3.5, 3.8, 3.10."""

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
from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import Outcome
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.under_decision import UnderDecision, under_decision
from chiltern.sharing.workings.plain import plain
from chiltern.web.acting import asked
from chiltern.web.frame import render
from chiltern.web.not_to_ask import not_to_ask_weighed
from chiltern.web.views.sharing.ask.ringing import ring_first
from chiltern.web.views.sharing.common import Asking, after, law_of
from chiltern.web.views.sharing.decide import draft as drafting
from chiltern.web.views.sharing.decide.agreeing import names_basis, pre_arranged, usual_way
from chiltern.web.views.sharing.decide.conditions import Offered
from chiltern.web.views.sharing.decide.confidence import as_answered
from chiltern.web.views.sharing.decide.court import Conditions
from chiltern.web.views.sharing.decide.danger import IN_DANGER, Danger
from chiltern.web.views.sharing.decide.draft import Deciding
from chiltern.web.views.sharing.decide.forms import BODIES, Answering, Terms, Way, Words
from chiltern.web.views.sharing.decide.journey import ELSEWHERE, deciding, frame_for
from chiltern.web.views.sharing.decide.sections import sections_of
from chiltern.web.views.sharing.shown import code_says

MakesForm = Callable[..., forms.Form]
Takes = Callable[[Deciding, dict[str, Any]], None]
REASONS_CAN_WAIT = "Someone is in danger: nothing here has to wait. Leave it empty, and decide again with your reasons afterwards."


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def danger(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Danger first: what follows waits for nothing then."""
    said = drafting.read(by, request_id)

    def take(said: Deciding, data: dict[str, Any]) -> None:
        said.answers.update({name: str(value) for name, value in data.items()})
        ring_first(request, data)

    return _step(request, by, request_id, said, "Danger", Danger, said.answers, take, "items/")


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def answer(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """How the request is answered."""
    said = drafting.read(by, request_id)

    def take(said: Deciding, data: dict[str, Any]) -> None:
        said.outcome = data["outcome"]

    def make(*args: Any, **kwargs: Any) -> forms.Form:
        return Answering(*args, answers=under_decision(by, request_id, said.given()).answers, **kwargs)

    initial = {"outcome": said.outcome}
    return _step(request, by, request_id, said, "Your answer", make, initial, take, "conditions/", panel=True)


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def words(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Why; in our record, and as sent."""
    said = drafting.read(by, request_id)

    def take(said: Deciding, data: dict[str, Any]) -> None:
        said.reasons = data["reasons"]
        said.as_sent, said.settles = data.get("as_sent", ""), list(data.get("settles", ()))

    outcome = Outcome(said.outcome) if said.outcome else None

    under = under_decision(by, request_id, said.given())
    waits = under.waits_for_reasons(said.given().outcome)
    make = partial(Words, outcome=outcome, settles=under.settles, waits=waits)
    initial = {"reasons": said.reasons, "as_sent": said.as_sent, "settles": said.settles}
    leads_to = "terms/" if outcome is None or said.given().going else "check/"
    says = () if waits else (REASONS_CAN_WAIT,)
    return _step(request, by, request_id, said, "Reasons", make, initial, take, leads_to, says=says)


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def way(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """In this service, or by another way: then it is decided and not yet told, until that is written down."""
    said = drafting.read(by, request_id)

    def take(said: Deciding, data: dict[str, Any]) -> None:
        said.answers["method"] = data["method"]

    under = under_decision(by, request_id, said.given())
    outside = under.outside
    usual = "" if outside else usual_way(under.agreement)
    initial = {"method": said.answers.get("method") or usual}
    make = partial(Way, outside=outside)
    return _step(request, by, request_id, said, "How it goes", make, initial, take, "check/")


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def terms(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """What travels with it: preset, and the decider's to change."""
    said = drafting.read(by, request_id)
    under = under_decision(by, request_id, said.given())
    names = [(str(one.id), one.name) for one in choices() if one.id != by.agency]

    make = partial(Terms, agencies=names, now=by.at, agreement=under.keeps_to)

    def take(said: Deciding, data: dict[str, Any]) -> None:
        said.terms = plain({name: value for name, value in data.items() if name not in BODIES})

    leads_to = "way/" if under.outside else "check/"
    return _step(request, by, request_id, said, "Terms", make, initial_terms(said, under), take, leads_to)


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def conditions(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """The table's own questions, for this answer."""
    said = drafting.read(by, request_id)
    under = under_decision(by, request_id, said.given())
    if not said.outcome:
        return redirect(f"/requests/{request_id}/decide/answer/")
    asks = _asks(under)
    offered = Offered.of(by, under)
    initial = {**pre_arranged(said.answers, under), "conditions": said.conditions}
    make = partial(Conditions, asks=asks, offered=offered, under=under)
    form = make(request.POST) if request.method == "POST" else make(initial=initial)
    if form.is_bound and form.is_valid():
        data = dict(form.cleaned_data)
        said.conditions = list(data.pop("conditions", said.conditions))
        said.answers.update(as_answered(data))
        drafting.save(by, request_id, said)
        here = f"/requests/{request_id}/decide/"
        return redirect(after(request, f"{here}words/", f"{here}check/"))
    page = Asking(
        title="What the Code asks",
        form=asked(form),
        submit="Save and continue",
        back_href=f"/requests/{request_id}/decide/",
        says=(*_says(under, asks), *names_basis(said.answers, under)),
        code=code_says(under.verdict, law_of(by), under.agreement),
        sections=sections_of(form),
        warns_of=not_to_ask_weighed(by, under.weighed.facts),
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, said), page=page)


def _asks(under: UnderDecision) -> tuple[Condition, ...]:
    return tuple(each for each in under.asks_of(About.DECISION) if each.fact not in ELSEWHERE)


def _says(under: UnderDecision, asks: tuple[Condition, ...]) -> tuple[str, ...]:
    if not asks:
        return ("For this answer the Code asks nothing more.",)
    if under.verdict.in_danger and not under.open:
        return (IN_DANGER,)
    return ()


def initial_terms(said: Deciding, under: UnderDecision) -> dict[str, Any]:
    """What was chosen, or what the Code presets."""
    if said.terms:
        stored = said.given().terms
        bodies = dict(zip(BODIES, (str(body) for body in stored.bodies), strict=False))
        kept = {name: getattr(stored, name) for name in stored.__slots__ if name != "bodies"}
        return {**kept, **bodies}
    preset = under.preset
    return {
        "passing_on": preset.passing_on,
        "show_originator": preset.show_originator,
        "keep_out_of_online_access": preset.keep_out_of_online_access,
    }


def _step(
    request: HttpRequest,
    by: Actor,
    request_id: UUID,
    said: Deciding,
    title: str,
    make: MakesForm,
    initial: Any,
    take: Takes,
    leads_to: str,
    *,
    panel: bool = False,
    says: tuple[str, ...] = (),
) -> HttpResponse:
    here = f"/requests/{request_id}/decide/"
    under = under_decision(by, request_id, said.given())
    form = make(request.POST) if request.method == "POST" else make(initial=dict(initial))
    if form.is_bound and form.is_valid():
        take(said, form.cleaned_data)
        drafting.save(by, request_id, said)
        return redirect(after(request, f"{here}{leads_to}", f"{here}check/"))
    code = code_says(under.verdict, law_of(by), under.agreement) if panel else None
    page = Asking(title, asked(form), "Save and continue", back_href=here, code=code, says=says)
    return render(request, "sharing/asking.html", frame=frame_for(request, said), page=page)
