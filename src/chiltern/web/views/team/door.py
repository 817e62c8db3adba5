"""What every page of an acting post has in common: who may come in, and that a form sent twice is one act."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from chiltern.foundation import form_once
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.middleware.context import actor_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]


def for_post(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Gives the view its actor: without one, to the sign-in. What is missing and what is hidden are one 404."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        actor = actor_of(request)
        if actor is None:
            return redirect("choose_post")
        try:
            return view(request, actor, *args, **kwargs)
        except Missing:
            raise Http404 from None

    return run


def once(request: HttpRequest, by: Actor, form: forms.Form, act: Callable[[], str]) -> HttpResponse | None:
    """Acts on a valid form, and leads where `act` says; the same form again leads there without acting.

    None where it was refused: the form then says why, at its field.
    """
    form_id = _form_id(request)
    led_before = form_once.begin(by, form_id)
    if led_before is not None:
        return redirect(led_before or request.path)
    try:
        leads_to = act()
    except Refused as refusal:
        field = refusal.field if isinstance(refusal, Invalid) and refusal.field in form.fields else None
        form.add_error(field, refusal.says)
        return None
    form_once.finish(by, form_id, leads_to)
    return redirect(leads_to)


def fresh(form: forms.Form) -> ShownForm:
    """The form as view data, with an id of its own for its next sending."""
    return show(form, form_id=str(new_id()))


def _form_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("form_id", ""))
    except ValueError:
        raise BadRequest("the form has no id") from None
