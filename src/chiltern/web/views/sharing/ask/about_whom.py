"""Whom a request, or something told, is about: found among one's own people, or typed. Clauses 2.2 and 3.5."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.queries import Found, search_people
from chiltern.sharing.queries import whom
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.web.acting import asked, at_its_field
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.frame import render
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.ask.forms import Search, SomebodyTyped
from chiltern.web.views.sharing.common import day, identified, uuid_or_none

MOST_PEOPLE = 20
Persons = tuple[PersonAsked, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody whom it is about, with what can be taken back."""

    name: str
    rows: tuple[Row, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody of our own who was found."""

    id: str
    called: str
    choose: str
    """On its button: two with one name are told apart by it."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """The page."""

    form: ShownForm
    chosen: tuple[Chosen, ...]
    search: ShownForm
    searched: bool
    found: tuple[Hit, ...]
    action: str
    remove_href: str
    next_href: str
    back_href: str


@dataclass(frozen=True, slots=True)
class Journey:
    """Of which journey this page is a step: where it stands, where it leads, whether the numbers stand first."""

    here: str
    next_href: str
    back_href: str
    immediate: bool


def choose(
    request: HttpRequest, by: Actor, people: Persons, save: Callable[[Persons], None], journey: Journey
) -> HttpResponse:
    """Searching changes nothing; adding is sent."""
    typed = SomebodyTyped(request.POST if request.method == "POST" and "person" not in request.POST else None)
    if request.method == "POST":
        added = _added(by, request, typed)
        if added is not None:
            if added not in people and len(people) < MOST_PEOPLE:
                save((*people, added))
            return redirect(request.get_full_path())
    search = Search(request.GET if "q" in request.GET else None)
    found = _searched(by, search) if search.is_bound and search.is_valid() else ()
    page = Who(
        form=asked(typed),
        chosen=tuple(Chosen(person.name, _rows(person), place) for place, person in enumerate(people)),
        search=show(search),
        searched=search.is_bound,
        found=found,
        action=journey.here,
        remove_href=f"{journey.here}remove/",
        next_href=journey.next_href,
        back_href=journey.back_href,
    )
    frame = frame_of(request, current="work", immediate=journey.immediate)
    return render(request, "sharing/ask/who.html", frame=frame, page=page)


def without(request: HttpRequest, people: Persons) -> Persons:
    """Takes somebody back; the name is sent with the place, so that sending it twice takes one."""
    place, name = request.POST.get("place", ""), request.POST.get("name", "")
    return tuple(
        person for index, person in enumerate(people) if not (str(index) == place and person.name == name)
    )


def hit(found: Found) -> Hit:
    """Somebody found, in words. A place that is hidden from somebody is not shown in a list."""
    is_due = found.born is None and found.due is not None
    born = Row("Due" if is_due else "Date of birth", day(found.due if is_due else found.born))
    rows = [born]
    if found.sounds_alike:
        rows.insert(0, Row("Name", "sounds alike, written differently"))
    if found.also_called:
        rows.append(Row("Also called", ", ".join(found.also_called)))
    if found.home:
        rows.append(Row("Home", "hidden from somebody: see their page" if found.home_hidden else found.home))
    rows.append(Row("Child or adult", "child" if found.is_child else "adult"))
    when = f"born {born.value}" if found.born else f"{born.key.lower()} {born.value.lower()}"
    choose = f"Choose {found.called}, {when}"
    return Hit(str(found.id), found.called, choose, tuple(rows))


def _searched(by: Actor, form: Search) -> tuple[Hit, ...]:
    try:
        found = search_people(by, text=form.cleaned_data["q"], born=form.cleaned_data["born"])
    except Invalid as wrong:
        form.add_error("q", wrong.says)
        return ()
    return tuple(hit(one) for one in found)


def _added(by: Actor, request: HttpRequest, typed: SomebodyTyped) -> PersonAsked | None:
    if "person" in request.POST:
        person = uuid_or_none(request.POST["person"])
        if person is None:
            raise Missing
        return whom.on_record(by, person)
    if not typed.is_valid():
        return None
    said = dict(typed.cleaned_data)
    try:
        return whom.typed(by, PersonAsked(is_child=said.pop("kind") == "child", **said))
    except Invalid as wrong:
        at_its_field(typed, wrong)
        return None


def _rows(person: PersonAsked) -> tuple[Row, ...]:
    rows = identified(
        person.name,
        person.date_of_birth,
        person.nhs_number,
        person.upn,
        person.address,
        is_child=person.is_child,
    )
    return rows[1:]
