"""Recording a child or adult: likely the same person first, then the record (clauses 3.4, 3.5)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.people.actions.record_person import record_person
from chiltern.people.queries.choosing import picked
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.parts import WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.people.common import at_field, may_record, person_row, readers
from chiltern.web.views.people.new_form import ALSO, NewPerson, as_searched


@dataclass(frozen=True, slots=True)
class NewPage:
    """The questions, and above them those who may be the same person."""

    title: str
    form: ShownForm
    submit: str
    back_href: str
    alike: tuple[WorkRow, ...]
    asks_teams: bool
    asks_whether_same: bool


@require_http_methods(["GET", "POST"])
@for_a_post
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Asks; where somebody of this name and date of birth is recorded already, asks about that first."""
    may_record(by)
    if request.method == "POST":
        form = NewPerson(by, request.POST)
        if form.is_valid() and not form.ask_whether_same():
            try:
                return once(request, by, lambda: _record(request, by, form))
            except AlreadyDone as done:
                form.alike = picked(by, [done.by_thing] if done.by_thing else [])
                form.add_error(form.number_asked(), done.says)
            except Invalid as wrong:
                at_field(form, wrong, ALSO)
    else:
        form = NewPerson(by, initial=as_searched(request.GET.get("text", "")))
    return _shown(request, form)


def _record(request: HttpRequest, by: Actor, form: NewPerson) -> str:
    person = record_person(by=by, stated=form.stated(), readers=readers(by, form.cleaned_data.get("teams")))
    say(request, "Recorded. Add below who lives with them, who is responsible for them, and what stands.")
    return reverse("people_person", args=[person])


def _shown(request: HttpRequest, form: NewPerson) -> HttpResponse:
    page = NewPage(
        title="Record someone new",
        form=asked(form),
        submit="Record this person",
        back_href=reverse("people"),
        alike=tuple(person_row(one, reverse("people_person", args=[one.id])) for one in form.alike),
        asks_teams="teams" in form.fields,
        asks_whether_same="somebody_else" in form.fields,
    )
    return render(request, "people/new.html", frame=frame_of(request, current="people"), page=page)
