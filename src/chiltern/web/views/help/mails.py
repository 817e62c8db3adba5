"""When somebody is told by e-mail that something waits: for the acting post, chosen by whoever has it. Clause 3.7."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.choose_mails import choose_mails
from chiltern.agencies.queries.posts import who
from chiltern.foundation.actor import Actor
from chiltern.notices.queries import rhythm_of
from chiltern.notices.rhythm import Rhythm
from chiltern.notices.sending import TEXT
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.signatories.common import Asking


class Mails(Questions):
    """One question."""

    looks: ClassVar = {
        "rhythm": Look(
            size="m",
            hints={
                Rhythm.NEVER: "Then look at Your work yourself: what is past its time still goes up to others."
            },
        )
    }

    rhythm = forms.ChoiceField(
        label="How often shall we tell you that something waits?",
        choices=Rhythm.choices(),
        widget=forms.RadioSelect,
        help_text="For this role alone. If you have several, choose for each.",
    )


@require_http_methods(["GET", "POST"])
@for_a_post
def mails(request: HttpRequest, by: Actor) -> HttpResponse:
    """What it is, and how to change it."""
    form = Mails(request.POST if request.method == "POST" else None, initial={"rhythm": rhythm_of(by)})
    if form.is_bound and form.is_valid():
        rhythm = Rhythm(form.cleaned_data["rhythm"])

        def act() -> str:
            choose_mails(by=by, rhythm=rhythm)
            say(request, f"Saved. By e-mail: {rhythm.says[:1].lower()}{rhythm.says[1:]}.")
            return reverse("help")

        return once(request, by, act)
    mine = who(by)
    says = (
        f"You are working as {mine.title} at {mine.agency}.",
        f"The e-mail always says the same: “{TEXT.strip()}” It never says what, about whom, from whom or how many.",
    )
    page = Asking("When we e-mail you", asked(form), "Save", reverse("help"), says)
    return render(request, "scheme/change.html", frame=frame_of(request), page=page)
