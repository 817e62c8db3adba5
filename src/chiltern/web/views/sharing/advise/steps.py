"""One question a page, in the Code's order: what the answers so far leave open comes next. Clauses 3.3 to 3.5, 9.1 to 9.5."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import names_to_choose
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.sharing.advising import FIRST
from chiltern.code_of_practice.words import AdviceStep, InForce
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries.advising import UnderAdvice
from chiltern.sharing.workings.plain import plain
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.advise import draft as drafting
from chiltern.web.views.sharing.advise.draft import Advising
from chiltern.web.views.sharing.advise.pages import FORMS
from chiltern.web.views.sharing.common import Asking, capital, law_of
from chiltern.web.views.sharing.decide.agreeing import agreement_says
from chiltern.web.views.sharing.law_rows import hint_of, name_of, powers_of, unread
from chiltern.web.views.sharing.shown import law_words

Extra = dict[str, Any]
NAMELESS = "Do not name anyone. Write ‘the child’, ‘the mother’, ‘a neighbour’."


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def step(request: HttpRequest, by: Actor, draft_id: UUID, step: str) -> HttpResponse:
    """A page of the journey. One that the answers do not ask for is not there."""
    advising = drafting.read(by, draft_id)
    if step not in set(AdviceStep):
        raise Missing
    this, (given, under) = AdviceStep(step), advising.answered(by)
    steps = under.steps if under else FIRST
    if this not in steps:
        return redirect(advising.next_page(steps))
    make = _form(by, this, under)
    form = make(request.POST) if request.method == "POST" else make(initial=dict(advising.said))
    if form.is_bound and form.is_valid():
        _take(advising, this, plain(dict(form.cleaned_data)))
        drafting.save(by, advising)
        _, after = advising.answered(by)
        return redirect(advising.next_page(after.steps if after else FIRST))
    page = Asking(
        title=this.says,
        form=asked(form),
        submit="Save and continue",
        back_href=_back(advising, steps, this),
        says=_says(by, this, under),
        warns=NAMELESS,
    )
    frame = frame_of(request, current="work", immediate=given.rings_first)
    return render(request, "sharing/asking.html", frame=frame, page=page)


def _take(advising: Advising, this: AdviceStep, data: Mapping[str, Any]) -> None:
    advising.said.update(data)
    if this not in advising.done:
        advising.done.append(this)


def _back(advising: Advising, steps: tuple[AdviceStep, ...], this: AdviceStep) -> str:
    """The question before; what the Code says, once all are answered; the start before the first."""
    if advising.next_page(steps) == advising.here:
        return advising.here
    before = steps[: steps.index(this)]
    return f"{advising.here}{before[-1]}/" if before else "/may-i-share/"


def _form(by: Actor, this: AdviceStep, under: UnderAdvice | None) -> Callable[..., forms.Form]:
    kind, extra = FORMS[this], _extra(by, this, under)

    def make(*args: Any, **kwargs: Any) -> forms.Form:
        return kind(*args, **extra, **kwargs)

    return make


def _extra(by: Actor, this: AdviceStep, under: UnderAdvice | None) -> Extra:
    law = law_of(by)
    if this is AdviceStep.WHOM:
        return {"agencies": [(str(id), name) for id, name in names_to_choose() if id != by.agency]}
    if this is AdviceStep.PURPOSE:
        return {"purposes": _rows(law, "purpose")}
    if this is AdviceStep.GROUND:
        return {
            "grounds": _rows(law, "ground"),
            "powers": powers_of(law.table("instrument")),
            "unread": unread(law.table("ground")),
        }
    if under is None:
        return {}
    if this is AdviceStep.AGREEMENT:
        return {"offered": under.agreements}
    if this is AdviceStep.COMPULSION:
        return {"duty": under.duty}
    if this is AdviceStep.TESTS:
        return {"necessary": under.necessary}
    if this is AdviceStep.LAWFUL:
        bases, conditions = under.bases(), under.conditions()
        return {
            "bases": [(row.id, name_of(row)) for row in bases],
            "conditions": [(row.id, name_of(row)) for row in conditions],
            "hints": {row.id: hint_of(row) for row in (*bases, *conditions)},
        }
    return {}


def _rows(law: Book, table: str) -> list[tuple[str, str]]:
    return [(row.id, capital(row.says)) for row in law.table(table)]


def _says(by: Actor, this: AdviceStep, under: UnderAdvice | None) -> tuple[str, ...]:
    """What stands before the questions: the duty with its date and its confirmation; what is not offered, and why."""
    if this is AdviceStep.COMPULSION and under is not None and under.duty:
        return duty_in_words(law_of(by))
    if this is AdviceStep.LAWFUL and under is not None:
        return tuple(f"Not offered: {name_of(row)}. {why}" for row, why in under.left_out())
    if this is AdviceStep.AGREEMENT and under is not None:
        return agreement_says(under.agreements)
    if this is AdviceStep.ASKING:
        return (
            "Consent does not come first. Nothing so far compels sharing, and nobody is known to be in danger.",
        )
    return ()


def duty_in_words(law: Book) -> tuple[str, ...]:
    """The duty to share: since when, whether it is confirmed, and how far its row was checked."""
    row, stands = law.row("duty-to-share"), law.duties["duty-to-share"]
    since = row.fields.get("in_force_from")
    dated = (
        f"The duty to share, in force from {date_in_words(since)} by its date."
        if since
        else "The duty to share."
    )
    confirmed = {
        InForce.CONFIRMED: "Confirmed by the council’s officer for the Code.",
        InForce.NOT_CONFIRMED: "Not yet confirmed by the council’s officer for the Code: must, if in force.",
        InForce.NO: "Not in force today.",
    }[stands]
    return (f"{dated} {confirmed}", law_words(row))
