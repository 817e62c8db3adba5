"""How the representative's forms are answered: once each, and what cannot be right is said at its field."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.web.acting import at_its_field, once


def answer(request: HttpRequest, by: Actor, form: forms.Form, act: Callable[[], str]) -> HttpResponse | None:
    """Acts on a form that was sent, and leads where `act` says; the same form again leads there without acting.

    None where nothing was sent, or it was refused: the form then says why.
    """
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        return once(request, by, act)
    except Invalid as wrong:
        at_its_field(form, wrong)
    except Refused as refusal:
        form.add_error(None, refusal.says)
    return None
