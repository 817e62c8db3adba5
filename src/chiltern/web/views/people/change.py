"""Changing what is known about a person: what stood before stays as former (clause 3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.actions.change_person import change_person
from chiltern.people.queries import PersonPage, person_page
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.parts import Action, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.people.change_forms import FORMS, Changed, standing
from chiltern.web.views.people.common import Asking, at_field, birth_in_words, in_one_line, may_record


@dataclass(frozen=True, slots=True)
class ChangePage:
    """What can be changed, each with the way to its question."""

    title: str
    caption: str
    back_href: str
    rows: tuple[Row, ...]


@require_safe
@for_a_post
def change(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """What stands, and a link beside each to change it."""
    may_record(by)
    one = person_page(by, person_id)
    page = ChangePage(
        title="What has changed?",
        caption=one.called,
        back_href=reverse("people_person", args=[one.id]),
        rows=_rows(one),
    )
    return render(request, "people/change.html", frame=frame_of(request, current="people"), page=page)


@require_http_methods(["GET", "POST"])
@for_a_post
def change_one(request: HttpRequest, by: Actor, person_id: UUID, what: str) -> HttpResponse:
    """Asks for one kind of change, and makes it."""
    may_record(by)
    if what not in FORMS:
        raise Missing
    one = person_page(by, person_id)
    form = FORMS[what](one, request.POST) if request.method == "POST" else _begun(FORMS[what], one)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _change(request, by, form))
        except Invalid as wrong:
            at_field(form, wrong, form.also)
    page = Asking(
        title=form.title,
        form=asked(form),
        submit="Save",
        back_href=reverse("people_person", args=[one.id]),
        caption=one.called,
    )
    return render(request, "people/form.html", frame=frame_of(request, current="people"), page=page)


def _begun(asks: type[Changed], one: PersonPage) -> Changed:
    return asks(one, initial=asks.stands(one))


def _change(request: HttpRequest, by: Actor, form: Changed) -> str:
    change_person(by=by, person=form.one.id, stated=form.stated())
    say(request, "Saved. What stood before is kept as former.")
    return reverse("people_person", args=[form.one.id])


def _rows(one: PersonPage) -> tuple[Row, ...]:
    names = ", ".join(each.text for each in one.names if not each.former)
    homes = "; ".join(in_one_line(each.text) for each in one.addresses if not each.former)
    numbers = ", ".join(f"{each.kind} {each.value}" for each in one.identifiers if not each.former)
    needs = ". ".join(each for each in (one.language, one.formats) if each)
    rows = [
        ("Names", names, "name", "Change"),
        ("Birth", birth_in_words(one.is_child, one.born, one.due, one.estimated), "birth", "Change"),
        ("Addresses and telephone", homes, "address", "Change"),
        ("Numbers", numbers, "number", "Change"),
        ("Language and formats", needs, "needs", "Change"),
    ]
    if standing(one):
        rows.append(
            ("No longer holds", "A name, an address or a number with nothing in its place", "ended", "End")
        )
    return tuple(
        Row(key, value or "Not known", (Action(text, _href(one.id, what), key.lower()),))
        for key, value, what, text in rows
    )


def _href(person: UUID, what: str) -> str:
    return reverse("people_change_one", args=[person, what])
