"""Asking tells each agency something: what the Code asks for that, answered once for all of them. Clauses 3.2 to 3.5, 9.3.

What the request says itself is not asked again, and in danger nothing here has to be answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import names
from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.under_asking import UnderAsking, under_asking
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.not_to_ask import not_to_ask_weighed
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.ask import draft as drafting
from chiltern.web.views.sharing.ask.draft import Ask
from chiltern.web.views.sharing.ask.start import is_ready
from chiltern.web.views.sharing.ask.told import (
    Panel,
    consent_stands,
    duty_spares_ground,
    panels,
    told_from,
)
from chiltern.web.views.sharing.common import Asking, Section, law_of
from chiltern.web.views.sharing.consent import BesideDecision, beside
from chiltern.web.views.sharing.decide.agreeing import names_basis, pre_arranged
from chiltern.web.views.sharing.decide.conditions import (
    BASIS,
    REACHES,
    FallsWithDuty,
    Offered,
    ask_conditions,
    ask_tests,
)
from chiltern.web.views.sharing.decide.confidence import CHOSEN, as_answered, confidence_said
from chiltern.web.views.sharing.decide.danger import IN_DANGER
from chiltern.web.views.sharing.decide.sections import sections_of

ASKING_TELLS = (
    "Asking tells them something: whom you ask about, what you need, and what you chose for each. Answer this once for all "
    "the agencies that you ask; nobody whom you ask sees it."
)
NO_GROUND_NEEDED = (
    "The duty to share binds you and them: where it is relevant and may help their work for this child, it takes no ground, and "
    "‘Without consent’ can stay empty."
)
ONLY_WITHOUT_DUTY = "only where it is not relevant, or may not help"
FILLED_IN = "filled in: look whether it is right"


class Answers(FallsWithDuty):
    """The tests for everything that they are told, then what section 3 asks. None has to be answered at once."""

    def __init__(
        self, *args: Any, asks: Sequence[Condition], offered: Offered, in_danger: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        vars(self)["waits"] = not in_danger
        ask_tests(self, [each for each in asks if each.about is About.ITEM])
        ask_conditions(self, [each for each in asks if each.about is About.DECISION], offered)


@dataclass(frozen=True, slots=True)
class Tells(Asking):
    """The page: beside the questions how consent stands, and what the Code says for each agency."""

    panels: tuple[Panel, ...] = ()
    consent: BesideDecision | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def code(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Once it is known whom they ask for what: before that the Code has nothing to say."""
    ask = drafting.read(by, draft_id)
    if not is_ready(ask):
        return redirect(f"/ask/{ask.id}/")
    under = under_asking(by, ask.question(), ask.asked, ask.deciding())
    form = _form(request, by, ask, under)
    if form.is_bound and form.is_valid():
        drafting.save(by, _taken(ask, dict(form.cleaned_data)))
        return redirect(f"/ask/{ask.id}/check/")
    page = _page(by, ask, under, form)
    frame = frame_of(request, current="work", immediate=ask.is_immediate())
    return render(request, "sharing/ask/tells.html", frame=frame, page=page)


def _form(request: HttpRequest, by: Actor, ask: Ask, under: UnderAsking) -> Answers:
    posted = request.POST if request.method == "POST" else None
    arranged = pre_arranged(ask.decided, under.under)
    initial = {**arranged, "told": told_from(ask), "conditions": list(ask.conditions)}
    offered = Offered.of(by, under.under)
    return Answers(posted, asks=under.left, offered=offered, in_danger=under.in_danger, initial=initial)


def _taken(ask: Ask, data: dict[str, Any]) -> Ask:
    conditions = tuple(data.pop("conditions", ask.conditions))
    decided = {**ask.decided, **as_answered(data)}
    return replace(
        ask, conditions=conditions, decided={**decided, "confidence_said": confidence_said(decided)}
    )


def _says(ask: Ask, under: UnderAsking) -> tuple[str, ...]:
    if under.in_danger:
        return (ASKING_TELLS, IN_DANGER)
    bound = (NO_GROUND_NEEDED,) if duty_spares_ground(under, ()) else ()
    return (ASKING_TELLS, *bound, *names_basis(ask.decided, under.under))


def _sections(under: UnderAsking, form: Answers) -> tuple[Section, ...]:
    """Folded: the ground, where the duty may spare it and nobody has answered yet whether it does; the law, where the facts
    fill it in whole.
    """
    said = [form[name].value() for name in REACHES if name in form.fields]
    spared = duty_spares_ground(under, said)
    filled = all(name in form.fields and form[name].value() for name in (BASIS, CHOSEN))
    lacks = not filled or under.under.lacks_condition()
    folds = {"consent": ONLY_WITHOUT_DUTY if spared else "", "law": "" if lacks else FILLED_IN}
    return tuple(
        replace(each, folded=True, says=folds[each.key]) if folds.get(each.key) and not each.wrong else each
        for each in sections_of(form)
    )


def _page(by: Actor, ask: Ask, under: UnderAsking, form: Answers) -> Tells:
    people = [(one.name, one.person) for one in ask.people]
    called = names([one.agency for one in ask.asked])
    return Tells(
        title="What the Code asks",
        form=asked(form),
        submit="Save and continue",
        back_href=f"/ask/{ask.id}/",
        says=_says(ask, under),
        rows=consent_stands(under, called),
        sections=_sections(under, form),
        warns_of=not_to_ask_weighed(by, under.under.weighed.facts),
        panels=panels(under, called, law_of(by)),
        consent=beside(under.under.weighed, people, f"asking={ask.id}"),
    )
