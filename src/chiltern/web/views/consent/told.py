"""What somebody was told, when, how and in which language; or that telling is unsafe, which is complete. 2.1, 9.1."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.consent.actions.record_told import HowAnswered, TellingState, Told, ToldOf, record_told
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.people.workings import limits
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.forms.questions import Look
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.consent.about import About, Asking
from chiltern.web.views.consent.draft import way_back
from chiltern.web.views.consent.forms_who import (
    ALSO,
    HOW,
    NAMED,
    WithSomebody,
    moment_of,
    now_in_london,
    whom_to_choose,
)
from chiltern.web.views.consent.given import whom
from chiltern.web.views.consent.person import came_from
from chiltern.web.views.people.common import at_field
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.decide.conditions import Choices, radios


class WhatTheyWereTold(WithSomebody):
    """Told, or not told because it is unsafe."""

    who = "whom"
    whom = radios("Who is it about?", [], "Whoever was told, or is not told.", required=False)
    name = forms.CharField(
        label="Their name", required=False, max_length=limits.NAME, help_text="As they give it."
    )
    state = radios(
        "Were they told?",
        [(each.value, capital(each.says)) for each in TellingState],
        "That telling is unsafe is a complete answer: nobody is reminded of it.",
    )
    of = forms.MultipleChoiceField(
        label="What were they told?",
        choices=[(each.value, capital(each.says)) for each in ToldOf],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The leaflet says all three in plain words, and where they can ask what is held.",
    )
    how = radios("How were they told?", HOW, "Face to face where it can be.", required=False)
    language = forms.CharField(
        label="In which language?",
        required=False,
        max_length=limits.SHORT,
        help_text="And through whom, where somebody interpreted.",
    )
    formats = forms.CharField(
        label="In which form?",
        required=False,
        max_length=limits.SHORT,
        help_text="For example: large print, easy words, read aloud.",
    )
    words = long_text(
        "What was said, and what they said to it",
        help_text="Their views count, also where they decide nothing.",
    )
    why_unsafe = long_text(
        "Why is telling them unsafe?", help_text="What would happen, to whom. When it may be safe later."
    )
    looks: ClassVar = {
        "whom": Look(size="s", reveals={NAMED: "name"}),
        "state": Look(
            size="s",
            reveals={
                TellingState.TOLD: ("of", "how", "language", "formats", "words"),
                TellingState.NOT_TOLD_UNSAFE: "why_unsafe",
            },
        ),
        "words": Look(rows=3),
        "why_unsafe": Look(rows=3),
        **WithSomebody.when,
    }
    field_order = (
        "whom",
        "name",
        "state",
        "of",
        "how",
        "language",
        "formats",
        "words",
        "why_unsafe",
        "day",
        "at",
    )

    def __init__(self, *args: Any, around: Choices, me: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = whom_to_choose([me, *around])  # type: ignore[attr-defined]
        self.fields["day"].help_text = "When they were told, or when it was judged to be unsafe."

    def stated(self) -> Told:
        """As the action takes it; what stands below the other choice was not said."""
        said: dict[str, Any] = self.cleaned_data
        told = said["state"] == TellingState.TOLD
        common: dict[str, Any] = {
            "state": TellingState(said["state"]),
            "whom": whom(said["whom"], said["name"]),
            "happened_at": moment_of(said["day"], said["at"]),
        }
        if not told:
            return Told(**common, why_unsafe=said["why_unsafe"])
        return Told(
            **common,
            of=tuple(ToldOf(each) for each in said["of"]),
            how=HowAnswered(said["how"]) if said["how"] else None,
            words=said["words"],
            language=said["language"],
            formats=said["formats"],
        )


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def told(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """One page. Language and form begin with what is known that they need."""
    about = About.of(by, person_id)
    form = _form(request, by, about)
    back = way_back(came_from(request), person_id)

    def act() -> str:
        record_told(by=by, person=person_id, stated=form.stated())
        say(request, "Written down.")
        return back

    if form.is_bound and form.is_valid():
        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_field(form, wrong, ALSO)
    page = Asking(
        title="What they were told",
        form=asked(form),
        submit="Write it down",
        back_href=back,
        caption=about.one.called,
        warns_of=about.warns_of,
        says=(
            "Tell them what is shared and why, what their rights are, and how to complain: unless that is unsafe.",
        ),
    )
    return render(request, "consent/step.html", frame=frame_of(request, current="people"), page=page)


def _form(request: HttpRequest, by: Actor, about: About) -> WhatTheyWereTold:
    one = about.one
    asks: dict[str, Any] = {
        "around": about.around(),
        "me": (str(one.id), f"{one.called} (whom this page is about)"),
    }
    if request.method == "POST":
        return WhatTheyWereTold(request.POST, **asks)
    initial = {**now_in_london(by.at), "language": one.language, "formats": one.formats}
    return WhatTheyWereTold(initial=initial, **asks)
