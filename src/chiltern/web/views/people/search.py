"""Finding one's own people: by name, date of birth or number (clauses 2.2, 3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.people.queries import Found, search_people
from chiltern.people.queries.choosing import must_open
from chiltern.people.queries.search import MOST, on_paper
from chiltern.web.acting import at_its_field, for_a_post
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.parts import WorkRow
from chiltern.web.shell import frame_of
from chiltern.web.views.people import fields
from chiltern.web.views.people.common import person_row

FILL_IN = (
    "Choose whom the paper is about, and record what was answered. The signed form can be added there too."
)


class Search(Questions):
    """Any of the three; nothing asked finds nobody."""

    looks: ClassVar = {
        "text": Look(),
        "number": Look(width="20"),
        "birth": Look(size="s"),
        "paper": Look(width="10"),
    }

    text = fields.text("Name", hint="In any order; similar spellings are found too.")
    birth = fields.day("Date of birth", "the date of birth", hint="Or the due date of an unborn child.")
    number = fields.text("Number", hint="An NHS number, a unique pupil number, or another one.")
    paper = fields.text(
        "Reference on a printed consent form",
        hint="Two times four letters and numbers. It leads to where the answers are filled in.",
    )


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked, and who was found. `says` counts them in words; `next` is what to do with them, where that is more than
    to look; `new_href` is empty for who may not record.
    """

    title: str
    form: ShownForm
    asked: bool
    says: str
    next: str
    rows: tuple[WorkRow, ...]
    new_href: str


@require_safe
@for_a_post
def search(request: HttpRequest, by: Actor) -> HttpResponse:
    """The questions, and below them whoever was found, the likeliest first."""
    must_open(by, Act.SEARCH_PEOPLE)
    form = Search(request.GET or None)
    paper = bool(form.is_bound and form.is_valid() and form.cleaned_data["paper"])
    found = _found(by, form) if form.is_bound and form.is_valid() else None
    leads_to = "consents" if paper else "people_person"
    page = SearchPage(
        title="People",
        form=show(form),
        asked=found is not None,
        says=in_words(len(found or ())),
        next=FILL_IN if paper and found else "",
        rows=tuple(person_row(one, reverse(leads_to, args=[one.id])) for one in found or ()),
        new_href=_new_href(by, request.GET.get("text", "")),
    )
    return render(request, "people/search.html", frame=frame_of(request, current="people"), page=page)


def in_words(count: int) -> str:
    """How many were found, and what to do about too many."""
    if not count:
        return "Nobody found"
    if count >= MOST:
        return f"The {MOST} likeliest people are shown; there may be more. Add a date of birth or a number."
    return "1 person found" if count == 1 else f"{count} people found, the likeliest first"


def _found(by: Actor, form: Search) -> tuple[Found, ...] | None:
    answers: dict[str, Any] = form.cleaned_data
    if not any(answers.values()):
        form.add_error("text", "Enter a name, a date of birth or a number")
        return None
    try:
        if answers["paper"]:
            return on_paper(by, reference=answers["paper"])
        return search_people(by, text=answers["text"], born=answers["birth"], identifier=answers["number"])
    except Invalid as wrong:
        at_its_field(form, Invalid({"identifier": "number"}.get(wrong.field, wrong.field), wrong.says))
        return None


def _new_href(by: Actor, text: str) -> str:
    if not opens(by.role, Act.RECORD_PERSON):
        return ""
    name = text.strip()[:200]
    return reverse("people_new") + (f"?{urlencode({'text': name})}" if name else "")
