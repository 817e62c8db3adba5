"""A change of the office is looked at before it is made: the form, "check your answers", then the act. Clauses 1.1, 1.4.

It works without script: what was typed travels hidden in the page that asks, and comes back whole where it is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.web.acting import asked, at_its_field, form_id, once
from chiltern.web.forms.questions import Questions
from chiltern.web.frame import render
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of
from chiltern.web.views.signatories.common import Asking

SEND, AGAIN = "send", "again"
_OURS = frozenset({"csrfmiddlewaretoken", "form_id", "do"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `rows`: what it would make, raising Invalid where it cannot be; `act`: makes it, and gives where it leads."""

    title: str
    submit: str
    back_href: str
    says: tuple[str, ...]
    rows: Callable[[Mapping[str, Any]], tuple[Row, ...]]
    act: Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Checking:
    """What was typed, and what it would make."""

    title: str
    says: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: tuple[tuple[str, str], ...]
    form_id: str
    submit: str
    back_href: str


def asks(request: HttpRequest, by: Actor, form: Questions, change: Change) -> HttpResponse:
    """The page that this step shows, or where the act leads."""
    does = request.POST.get("do", "")
    if form.is_bound and form.is_valid() and does != AGAIN:
        said = form.cleaned_data
        try:
            if does == SEND:
                return once(request, by, partial(change.act, said))
            return _checking(request, change, change.rows(said))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(change.title, asked(form), "Continue", change.back_href, change.says)
    return render(request, "scheme/change.html", frame=frame_of(request, current="scheme"), page=page)


def _checking(request: HttpRequest, change: Change, rows: tuple[Row, ...]) -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() if name not in _OURS for value in values]
    page = Checking(
        title="Check your answers",
        says=(change.title,),
        rows=rows,
        hidden=tuple(typed),
        form_id=form_id(),
        submit=change.submit,
        back_href=change.back_href,
    )
    return render(request, "scheme/check.html", frame=frame_of(request, current="scheme"), page=page)
