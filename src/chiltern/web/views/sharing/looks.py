"""The second look at what was shared alone in danger: what whoever looks may see, and what they say. Clauses 3.3, 3.7, 9.3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import LookAnswer, LookedBy
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.look_afterwards import look_afterwards
from chiltern.sharing.queries.looks import LookView, look_page
from chiltern.sharing.workings.looking import LookGiven
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import CodeSays, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.late import unlooked_says
from chiltern.web.views.sharing.shown import code_says

NOBODY = (
    "Nobody is named to look at this: your agency has no other manager, no commissioner and no trust that has one. "
    "Ask the council’s officer for the Code to name somebody."
)


class Looking(Questions):
    """The same, or otherwise."""

    looks: ClassVar = {"answer": Look(size="s"), "words": Look(rows=3, size="s")}

    answer = forms.ChoiceField(
        label="Having looked at it: what would you have done?",
        choices=[(word.value, capital(word.says)) for word in LookAnswer],
        widget=forms.RadioSelect,
    )
    words = long_text(
        "Why, or what they should know?",
        help_text="Needed if you would have done otherwise. Whoever shared it reads this.",
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """The page, for those who shared and those who look."""

    title: str
    caption: str
    says: tuple[str, ...]
    warns: str
    rows: tuple[Row, ...]
    questions: tuple[Row, ...]
    items: tuple[str, ...]
    code: CodeSays
    form: ShownForm | None
    answer: tuple[Row, ...]
    decided_href: str
    here: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def look(request: HttpRequest, by: Actor, look_id: UUID) -> HttpResponse:
    """What was weighed, and how; the child's name and the items' words stay where they are."""
    form = Looking(request.POST if request.method == "POST" else None)
    view = look_page(by, look_id)
    if form.is_bound and form.is_valid():
        given = LookGiven(LookAnswer(form.cleaned_data["answer"]), form.cleaned_data["words"])

        def act() -> str:
            look_afterwards(by=by, look_id=look_id, given=given)
            say(request, "Kept beside the decision. Whoever shared it can read what you said.")
            return f"/looks/{look_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, view, asked(form) if view.can_answer else None)
    return render(request, "sharing/look.html", frame=frame_of(request, current="work"), page=page)


def _page(by: Actor, view: LookView, form: ShownForm | None) -> Shown:
    return Shown(
        title="Shared alone, in danger",
        caption=f"Reference {view.reference}",
        says=_says(view),
        warns=NOBODY if view.because is LookedBy.NOBODY and view.ours else "",
        rows=(
            Row("Shared by", view.agency),
            Row("With", view.recipient),
            Row("When", moment_in_words(view.shared_at)),
            Row("Who looks at it", capital(view.because.says)),
            *([] if view.answered_at else [Row("To be looked at", _due(by, view))]),
            *([Row("Past due", unlooked_says(view.steps))] if view.overdue else []),
        ),
        questions=(
            *(Row(asks, capital(answer)) for asks, answer in view.questions),
            *([Row("Reasons", view.reasons)] if view.reasons else []),
            *(Row("Not shared, though it may help", f"{capital(kind)}: {why}") for kind, why in view.stayed),
        ),
        items=tuple(capital(one) for one in view.items),
        code=code_says(view.verdict, view.law),
        form=form,
        answer=_answer(view),
        decided_href=view.decided_href,
        here=f"/looks/{view.id}/",
    )


def _says(view: LookView) -> tuple[str, ...]:
    if view.ours:
        return ("Nothing waited for this. Somebody else looks at it afterwards.",)
    return (
        "One person shared this alone, because someone was in danger. You look at how it was weighed.",
        "You see the questions and the answers. The child’s name and what was shared stay with those who need them.",
    )


def _due(by: Actor, view: LookView) -> str:
    return f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}"


def _answer(view: LookView) -> tuple[Row, ...]:
    if view.answer is None or view.answered_at is None:
        return ()
    rows = (
        Row("Looked at", moment_in_words(view.answered_at)),
        Row("Whoever looked", capital(view.answer.says)),
        Row("Their words", view.words),
    )
    return tuple(row for row in rows if row.value)
