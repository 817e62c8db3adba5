"""Who read what was shared, within an investigation: asked by the owner's representative, answered by the other's. Clause 8.1.2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.words import InquiryGround
from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.ask_who_read import ask_who_read
from chiltern.sharing.actions.name_readers import SEEN_FOR, name_readers
from chiltern.sharing.queries.inquiries import (
    InquiryView,
    inquiry_of_answer,
    inquiry_page,
    insist_investigating,
    who_opened,
)
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.team.door import answer
from chiltern.web.views.walls.forms import lines

DAYS = SEEN_FOR.days


class ToAsk(Questions):
    """Of what, why, and on which ground."""

    looks: ClassVar = {"reference": Look(width="10"), "reason": Look(rows=3)}

    reference = forms.CharField(
        label="Reference of what was shared",
        max_length=20,
        help_text="It stands on the page of what was shared, and on the page of where it went.",
    )
    ground = forms.ChoiceField(
        label="What is being looked into?",
        choices=InquiryGround.choices(),
        widget=forms.RadioSelect,
        help_text="Names of readers are for an investigation or an audit.",
    )
    reason = lines("Why are names needed?", "The other agency’s representative reads this. Name no child.")


class ToName(Questions):
    """Who is named, and why somebody is not."""

    looks: ClassVar = {"words": Look(rows=3)}

    posts = forms.MultipleChoiceField(
        label="Whom do you name?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Those who opened it here. Nobody is ticked beforehand.",
    )
    words = lines(
        "Why is somebody not named? (optional where all are)",
        "For example: it would put her at risk. The other agency’s representative reads this.",
        required=False,
    )

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["posts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = readers


@dataclass(frozen=True, slots=True)
class AskPage:
    """The form."""

    title: str
    form: ShownForm
    submit: str
    back_href: str


@dataclass(frozen=True, slots=True)
class InquiryShown:
    """One question, with its answer while it may be read, or the form that answers it."""

    title: str
    rows: tuple[Row, ...]
    names: tuple[str, ...]
    says: str
    form: ShownForm | None


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def ask(request: HttpRequest, by: Actor) -> HttpResponse:
    """For those who represent an agency."""
    insist_investigating(by)
    form = ToAsk(request.POST if request.method == "POST" else None)

    def act() -> str:
        said = form.cleaned_data
        row = ask_who_read(
            by=by, reference=said["reference"], ground=InquiryGround(said["ground"]), reason=said["reason"]
        )
        say(
            request,
            "Asked. The agency’s representative finds it under Your work; it stands on the record of both.",
        )
        return reverse("inquiry", args=[row.id])

    done = answer(request, by, form, act)
    page = AskPage("Ask who read what we shared", asked(form), "Ask", reverse("staff"))
    return done or render(
        request, "walls/ask_who_read.html", frame=frame_of(request, current="team"), page=page
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def inquiry(request: HttpRequest, by: Actor, inquiry_id: UUID) -> HttpResponse:
    """Either side reads it; the agency that is asked answers."""
    view = inquiry_page(by, inquiry_id)
    waits = not view.ours and not view.answered
    readers = who_opened(inquiry_id) if waits else ()
    choices = [(str(one.post), f"{one.called}, since {date_in_words(one.since)}") for one in readers]
    form = ToName(request.POST if request.method == "POST" else None, readers=choices)

    def act() -> str:
        said = form.cleaned_data
        posts = [UUID(post) for post in said["posts"]]
        name_readers(by=by, inquiry_id=inquiry_id, posts=posts, words=said["words"])
        say(request, f"Answered. The owner’s representative can read it for {DAYS} days.")
        return reverse("inquiry", args=[inquiry_id])

    done = answer(request, by, form, act) if waits else None
    page = _shown(view, asked(form) if waits else None)
    return done or render(request, "walls/inquiry.html", frame=frame_of(request, current="work"), page=page)


@require_safe
@for_a_post
def named(request: HttpRequest, by: Actor, answer_id: UUID) -> HttpResponse:
    """From the list to the question that it answers."""
    return HttpResponseRedirect(reverse("inquiry", args=[inquiry_of_answer(by, answer_id)]))


def _shown(view: InquiryView, form: ShownForm | None) -> InquiryShown:
    rows = [
        Row("Asked", moment_in_words(view.asked_at)),
        Row("Of what was shared as", view.shared_as),
        Row("By its owner", view.owner),
        Row("Of", view.asked),
        Row("What is looked into", capital(view.ground)),
        Row("Why names are needed", view.reason),
        Row("Reference", view.reference),
    ]
    if view.answer:
        rows.append(Row("Answered", moment_in_words(view.answer.answered_at)))
        rows += [Row("Not named", f"{view.answer.withheld}")] if view.answer.withheld else []
        rows += [Row("They say", view.answer.words)] if view.answer.words else []
    return InquiryShown(
        "Who read what was shared", tuple(rows), view.answer.names if view.answer else (), _says(view), form
    )


def _says(view: InquiryView) -> str:
    if view.answer:
        nobody = "" if view.answer.names else "Nobody is named. "
        return (
            f"{nobody}The owner’s representative can read names until {moment_in_words(view.answer.until)}."
        )
    if view.answered:
        return f"This was answered. Names can be read for {DAYS} days, and that is over."
    return "The answer is awaited." if view.ours else ""
