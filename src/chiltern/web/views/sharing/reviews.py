"""Sharing without consent, looked at again on its day: what was weighed then, and what is said of it now. Clauses 3.3, 9.5."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import ReviewAnswer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.review_decision import review_decision
from chiltern.sharing.queries.reviews import ReviewView, review_page
from chiltern.sharing.workings.looking import ReviewGiven
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

REPLACED = "It has been decided again since: the later decision is what is looked at again."


class Reviewing(Questions):
    """Still right, or what is done now."""

    looks: ClassVar = {"answer": Look(size="s"), "words": Look(rows=3, size="s")}

    answer = forms.ChoiceField(
        label="Looking at it again: is it still right that this was shared without consent?",
        choices=[
            (ReviewAnswer.STILL_RIGHT.value, "Still right"),
            (ReviewAnswer.NO_LONGER.value, "No longer right"),
        ],
        widget=forms.RadioSelect,
    )
    words = long_text(
        "Why is it still right, or what do you do now?",
        help_text="For example: you ask for consent now, you tell the family, or you ask whoever has it to stop. It stays in "
        "your own record.",
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """The page, for whoever sees what was decided."""

    title: str
    caption: str
    says: tuple[str, ...]
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
def review(request: HttpRequest, by: Actor, look_id: UUID) -> HttpResponse:
    """Answered once, by whoever sees it; sent twice, it is kept once."""
    form = Reviewing(request.POST if request.method == "POST" else None)
    view = review_page(by, look_id)
    if form.is_bound and form.is_valid():
        given = ReviewGiven(ReviewAnswer(form.cleaned_data["answer"]), form.cleaned_data["words"])

        def act() -> str:
            review_decision(by=by, look_id=look_id, given=given)
            say(request, "Kept beside the decision. It is off your team’s list.")
            return f"/reviews/{look_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, view, asked(form) if view.can_answer else None)
    return render(request, "sharing/review.html", frame=frame_of(request, current="work"), page=page)


def _page(by: Actor, view: ReviewView, form: ShownForm | None) -> Shown:
    waits = view.answer is None and not view.replaced
    return Shown(
        title="Shared without consent, to look at again" if waits else "Shared without consent",
        caption=f"Reference {view.reference}",
        says=(REPLACED,) if view.replaced else (),
        rows=(
            Row("Shared with", view.recipient),
            Row("When", moment_in_words(view.shared_at)),
            *([Row("To be looked at again", _due(by, view))] if waits else []),
            *([Row("Past due", unlooked_says(view.steps))] if view.overdue else []),
        ),
        questions=(
            *(Row(asks, capital(answer)) for asks, answer in view.questions),
            *([Row("Reasons", view.reasons)] if view.reasons else []),
        ),
        items=tuple(capital(one) for one in view.items),
        code=code_says(view.verdict, view.law),
        form=form,
        answer=_answer(view),
        decided_href=view.decided_href,
        here=f"/reviews/{view.id}/",
    )


def _due(by: Actor, view: ReviewView) -> str:
    return f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}"


def _answer(view: ReviewView) -> tuple[Row, ...]:
    if view.answer is None or view.answered_at is None:
        return ()
    return (
        Row("Looked at again", moment_in_words(view.answered_at)),
        Row("Whoever looked", capital(view.answer.says)),
        Row("Their words", view.words),
    )
