"""Who lives with whom, who is what to whom, who holds parental responsibility (clauses 3.4, 9.2).

Whom one means is searched within the form: nothing typed is lost, and no name stands in an address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.actions.record_household import record_household
from chiltern.people.actions.record_relationship import record_relationship
from chiltern.people.actions.record_responsibility import record_responsibility
from chiltern.people.queries import Found, HouseholdView, PersonPage, person_page, search_people
from chiltern.people.queries.choosing import picked
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.people.change_forms import around
from chiltern.web.views.people.common import (
    FIND,
    at_field,
    at_search,
    is_id,
    may_record,
    readers,
    team_choices,
    typed,
    who_in_words,
)
from chiltern.web.views.people.family_forms import (
    NewHousehold,
    NewRelationship,
    NewResponsibility,
    Offered,
    WithOne,
    WithSomebody,
)
from chiltern.web.views.people.search import in_words


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A question about somebody else; `found` says how many the search in it has found."""

    title: str
    form: ShownForm
    submit: str
    back_href: str
    caption: str
    says: str = ""
    found: str = ""


Form = TypeVar("Form", bound=WithOne)


@require_http_methods(["GET", "POST"])
@for_a_post
def relationship(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """Records what somebody is to this person."""

    def act(form: NewRelationship) -> None:
        record_relationship(by=by, person=person_id, stated=form.stated())

    return _with_one(request, by, _one(by, person_id), NewRelationship, act)


@require_http_methods(["GET", "POST"])
@for_a_post
def responsibility(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """Records who holds parental responsibility. It is held for a child alone."""
    one = _one(by, person_id)
    if not one.is_child:
        raise Missing

    def act(form: NewResponsibility) -> None:
        record_responsibility(by=by, person=person_id, stated=form.stated())

    return _with_one(request, by, one, NewResponsibility, act)


@require_http_methods(["GET", "POST"])
@for_a_post
def household(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """Records who lives with this person in one home; `instead_of` in the address replaces an earlier one."""
    one = _one(by, person_id)
    earlier = _earlier(one, request.GET.get("instead_of", ""))
    offered, teams = offer(request, by, one, NewHousehold.who), team_choices(by)
    form = NewHousehold(one, offered, teams, request.POST if _sent(request) else None)
    if not form.is_bound:
        form.initial = typed(form, request) if request.method == "POST" else _as_before(earlier)

    def act() -> str:
        stated = form.stated(earlier.id if earlier else None)
        record_household(by=by, stated=stated, readers=readers(by, form.cleaned_data.get("teams")))
        return _done(request, one)

    says = f"{one.called} lives there. Tick everybody who lives there too."
    return _answered(request, by, form, act, offered, says)


def _with_one(
    request: HttpRequest, by: Actor, one: PersonPage, asks: type[Form], act: Callable[[Form], None]
) -> HttpResponse:
    offered = offer(request, by, one, asks.who)
    form = asks(one, offered, request.POST if _sent(request) else None)
    if request.method == "POST" and not form.is_bound:
        form.initial = typed(form, request)

    def run() -> str:
        act(form)
        return _done(request, one)

    return _answered(request, by, form, run, offered)


def _answered(
    request: HttpRequest,
    by: Actor,
    form: WithSomebody,
    act: Callable[[], str],
    offered: Offered,
    says: str = "",
) -> HttpResponse:
    """Does what the form asks where it was sent and is right; else shows it, with what was found."""
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_field(form, wrong, form.asked_as())
    if offered.wrong:
        at_search(form, offered.wrong)
    page = FamilyPage(
        title=form.title,
        form=asked(form),
        submit="Save",
        back_href=reverse("people_person", args=[form.one.id]),
        caption=form.one.called,
        says=says,
        found=offered.says,
    )
    return render(request, "people/family.html", frame=frame_of(request, current="people"), page=page)


def offer(request: HttpRequest, by: Actor, one: PersonPage, who: str) -> Offered:
    """Those around the person, those chosen in the form already, and those whom its search finds."""
    near = around(one)
    if request.method != "POST":
        return Offered(tuple(near), {})
    chosen = [UUID(each) for each in request.POST.getlist(who) if is_id(each)]
    found, wrong = _search(by, one, request.POST.get("text", ""))
    others = [*picked(by, [each for each in chosen if each != one.id]), *(found or ())]
    says = "" if found is None else in_words(len(found))
    choices = dict(near) | {str(each.id): each.called for each in others}
    return Offered(tuple(choices.items()), {str(each.id): who_in_words(each) for each in others}, says, wrong)


def _search(by: Actor, one: PersonPage, text: str) -> tuple[list[Found] | None, str]:
    """Whom the form's search finds, without the person of the page; None where nothing could be searched."""
    if not text.strip():
        return None, ""
    try:
        found = search_people(by, text=text)
    except Invalid as wrong:
        return None, wrong.says
    return [each for each in found if each.id != one.id], ""


def _one(by: Actor, person_id: UUID) -> PersonPage:
    may_record(by)
    return person_page(by, person_id)


def _sent(request: HttpRequest) -> bool:
    return request.method == "POST" and FIND not in request.POST


def _earlier(one: PersonPage, id: str) -> HouseholdView | None:
    """The household to be replaced. Raises Missing for one that is not this person's."""
    if not id:
        return None
    for home in one.households:
        if str(home.id) == id:
            return home
    raise Missing


def _as_before(earlier: HouseholdView | None) -> dict[str, object]:
    if earlier is None:
        return {}
    return {"members": [str(line.id) for line in earlier.members], "called": earlier.called}


def _done(request: HttpRequest, one: PersonPage) -> str:
    say(request, "Saved.")
    return reverse("people_person", args=[one.id])
