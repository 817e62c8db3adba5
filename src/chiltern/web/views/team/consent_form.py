"""The agency's own consent form: its words, and what it asks besides what every agency asks. Clauses 1.3 and 9.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.set_consent_form import set_consent_form
from chiltern.agencies.queries.consent_form import OwnFormView, own_consent_form
from chiltern.agencies.workings.consent_form import (
    LONGEST_QUESTION,
    LONGEST_WORDING,
    MOST_QUESTIONS,
    AnswerKind,
    FormAsked,
    OwnQuestion,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.shell import frame_of, say
from chiltern.web.views.team.door import answer

_PLACES = range(1, MOST_QUESTIONS + 1)


@dataclass(frozen=True, slots=True)
class OwnForm:
    """What stands, to be changed."""

    title: str
    form: ShownForm
    since: str
    submit: str
    back_href: str


class OwnWords(Questions):
    """Wording and questions."""

    looks: ClassVar = {
        "wording": Look(rows=8, counts=True),
        **{f"asks_{place}": Look(size="s") for place in _PLACES},
        **{f"kind_{place}": Look(inline=True) for place in _PLACES},
    }

    wording = forms.CharField(
        label="What your form says first",
        required=False,
        max_length=LONGEST_WORDING,
        widget=forms.Textarea,
        help_text="In plain words, to a parent or a young person: who you are, and why you ask. Name nobody.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in _PLACES:
            self.fields[f"asks_{place}"] = forms.CharField(
                label=f"Question {place} (optional)",
                required=False,
                max_length=LONGEST_QUESTION,
                help_text=_LIKE if place == 1 else "Leave it empty for no more.",
            )
            self.fields[f"kind_{place}"] = forms.ChoiceField(
                label=f"How is question {place} answered?",
                choices=[(kind.value, kind.says.capitalize()) for kind in AnswerKind],
                initial=AnswerKind.TEXT,
                required=False,
                help_text="Yes or no gets two boxes, words get a line.",
                widget=forms.RadioSelect,
            )

    def asked(self) -> FormAsked:
        """As the action takes it."""
        said = self.cleaned_data
        questions = [
            OwnQuestion(said[f"asks_{place}"], AnswerKind(said[f"kind_{place}"] or AnswerKind.TEXT))
            for place in _PLACES
        ]
        return FormAsked(said["wording"], questions)


_LIKE = "For example, May we leave a message on your phone?"


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def own_form(request: HttpRequest, by: Actor) -> HttpResponse:
    """Shown with what stands, and changed on the same page; what was answered before keeps its own words."""
    if not opens(by.role, Act.SET_CONSENT_FORM) or by.agency == OFFICE:
        raise Missing
    stands = own_consent_form(by)
    form = OwnWords(request.POST) if request.method == "POST" else OwnWords(initial=_typed(stands))

    def act() -> str:
        set_consent_form(by=by, form=form.asked())
        say(request, "Saved. It stands on the form to print, and is asked where consent is written down.")
        return reverse("own_consent_form")

    done = answer(request, by, form, act)
    page = OwnForm(
        title="Your own consent form",
        form=asked(form),
        since=f"As you set it on {date_in_words(stands.since)}." if stands.since else "",
        submit="Save",
        back_href=reverse("staff"),
    )
    return done or render(
        request, "team/consent_form.html", frame=frame_of(request, current="team"), page=page
    )


def _typed(stands: OwnFormView) -> dict[str, Any]:
    typed: dict[str, Any] = {"wording": stands.wording}
    for place, one in enumerate(stands.questions, 1):
        typed |= {f"asks_{place}": one.asks, f"kind_{place}": one.kind}
    return typed
