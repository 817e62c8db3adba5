"""The agency's own procedure: whether sharing without consent on a ground takes a second person. Clauses 1.3 and 3.3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.set_second_person import set_second_person
from chiltern.agencies.queries.procedure import asks_for_second
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.decide.conditions import radios
from chiltern.web.views.team.door import answer


class Procedure(Questions):
    """One question."""

    looks: ClassVar = {"needed": Look(size="s", inline=True)}
    needed = radios(
        "Does sharing without consent on a ground need a second person here?",
        [(Answer.YES.value, "Yes"), (Answer.NO.value, "No")],
        "With yes, whoever decides names the colleague who agreed, and in which words. What was decided before stands.",
    )


@dataclass(frozen=True, slots=True)
class Page:
    """The question, as it stands."""

    title: str
    form: ShownForm
    submit: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def second_person(request: HttpRequest, by: Actor) -> HttpResponse:
    """Shown as it stands, and changed on the same page."""
    if not opens(by.role, Act.SET_SECOND_PERSON) or by.agency == OFFICE:
        raise Missing
    stands = Answer.YES if asks_for_second(by) else Answer.NO
    form = Procedure(request.POST) if request.method == "POST" else Procedure(initial={"needed": stands})

    def act() -> str:
        set_second_person(by=by, needed=form.cleaned_data["needed"] == Answer.YES)
        say(request, "Saved. It counts for what is decided from now on.")
        return reverse("second_person")

    done = answer(request, by, form, act)
    page = Page("A second person", asked(form), "Save", reverse("staff"))
    return done or render(
        request, "team/second_person.html", frame=frame_of(request, current="team"), page=page
    )
