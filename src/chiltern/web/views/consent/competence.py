"""Judging whether somebody is competent to decide this: for one decision, by whom, on what. Clause 9.2."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries.posts import who
from chiltern.code_of_practice.whose_answer import PRESUMED_COMPETENT
from chiltern.code_of_practice.words import Act, Answer
from chiltern.consent.actions.assess_competence import Competence, assess_competence
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.forms.questions import Look
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.consent.about import About, Asking
from chiltern.web.views.consent.draft import way_back
from chiltern.web.views.consent.forms_who import ALSO, Happened, Judged, moment_of, now_in_london
from chiltern.web.views.consent.person import came_from
from chiltern.web.views.people.common import at_field
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import capital, law_of
from chiltern.web.views.sharing.decide.conditions import SMALL, Choices

GILLICK = (
    "Gillick competence: does the child understand what would be shared, with whom, what for and what may follow, and can "
    "they weigh it? It is judged for this decision, and says nothing about another one."
)
CAPACITY = (
    "From sixteen it is presumed that they can decide. Judge capacity only where there is a reason to doubt it: can they "
    "understand, keep, weigh and tell, with all the help that they need?"
)


class JudgedFor(Judged, Happened):
    """With the decision that it is about, and when it was judged."""

    purposes = forms.MultipleChoiceField(
        label="For which decision?",
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text="For what sharing is asked. Competence is judged for one decision at a time.",
    )
    decision = long_text(
        "The decision in words", help_text="For example: that the school tells the clinic when she can come."
    )
    looks: ClassVar = {
        **Judged.looks,
        "purposes": SMALL,
        "decision": Look(size="s", rows=2),
        **Happened.when,
    }
    field_order = ("purposes", "decision", "competent", "grounds", "judged_by", "day", "at")

    def __init__(self, *args: Any, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purposes"].choices = purposes  # type: ignore[attr-defined]
        self.fields["day"].help_text = "The day on which it was judged."

    def stated(self) -> Competence:
        """As the action takes it."""
        said: dict[str, Any] = self.cleaned_data
        return Competence(
            competent=Answer(said["competent"]),
            grounds=said["grounds"],
            judged_by=said["judged_by"],
            purposes=tuple(said["purposes"]),
            decision=said["decision"],
            happened_at=moment_of(said["day"], said["at"]),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def competence(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """Whoever judges stands there already, and can be changed to a colleague."""
    about = About.of(by, person_id, Act.ASSESS_COMPETENCE)
    purposes = [(row.id, capital(row.says)) for row in law_of(by).table("purpose")]
    form = _form(request, by, purposes)
    back = way_back(came_from(request), person_id)

    def act() -> str:
        assess_competence(by=by, person=person_id, stated=form.stated())
        say(request, "Written down. What the Code says counts it from now on, for this decision.")
        return back

    if form.is_bound and form.is_valid():
        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_field(form, wrong, ALSO)
    presumed = (about.one.age or 0) >= PRESUMED_COMPETENT or not about.one.is_child
    page = Asking(
        title="Capacity, for this decision" if presumed else "Gillick competence, for this decision",
        form=asked(form),
        submit="Write it down",
        back_href=back,
        caption=about.one.called,
        warns_of=about.warns_of,
        says=(CAPACITY if presumed else GILLICK,),
    )
    return render(request, "consent/step.html", frame=frame_of(request, current="people"), page=page)


def _form(request: HttpRequest, by: Actor, purposes: Choices) -> JudgedFor:
    if request.method == "POST":
        return JudgedFor(request.POST, purposes=purposes)
    mine = who(by)
    return JudgedFor(
        initial={**now_in_london(by.at), "judged_by": f"{mine.name}, {mine.title}"}, purposes=purposes
    )
