"""Who matched: each of the people asked about beside our own, before anything leaves. Clauses 3.4 and 3.5."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.people.queries import search_people
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.queries.matching import AskedAbout, SideBySide, side_by_side, to_match
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.ask.about_whom import Hit, hit
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, Search
from chiltern.web.views.sharing.common import identified, uuid_or_none

_LOOK_TWICE = (
    "Fewer than two identifiers agree, or you know somebody of the same name. Look at both again first."
)


class SecondLook(Questions):
    """Asked where the identifiers leave room for somebody else."""

    looks: ClassVar = {"second_look": Look(inline=True)}
    second_look = forms.ChoiceField(
        label="You have compared both, side by side: is it the same person?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
    )


@dataclass(frozen=True, slots=True)
class Matching:
    """The page of one person asked about."""

    caption: str
    title: str
    theirs: tuple[Row, ...]
    called: str
    table: tuple[tuple[str, ...], ...]
    warns: str
    form: ShownForm
    nobody_form_id: str
    search: ShownForm
    found: tuple[Hit, ...]
    here: str
    back_href: str


@require_safe
@for_a_post
def first(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Begins with the first person asked about."""
    to_match(by, request_id)
    return redirect(f"/requests/{request_id}/match/0/")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def match(request: HttpRequest, by: Actor, request_id: UUID, position: int) -> HttpResponse:
    """Finds, compares, and says who it is, or that we know nobody like this."""
    people = to_match(by, request_id)
    if position >= len(people):
        raise Missing
    person = uuid_or_none(request.GET.get("person"))
    both = side_by_side(by, request_id, position, person) if person else None
    looked = both is not None and both.second_look and "nobody" not in request.POST
    form = SecondLook(request.POST if request.method == "POST" and looked else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        given = _given(request, position, person, form)
        return once(request, by, lambda: _match(request, by, request_id, given, len(people)))
    page = _page(request, by, request_id, people, position, both, form)
    return render(request, "sharing/match.html", frame=frame_of(request, current="work"), page=page)


def _given(request: HttpRequest, position: int, person: UUID | None, form: SecondLook) -> MatchGiven:
    if "nobody" in request.POST:
        return MatchGiven(position, None)
    if person is None:
        raise Missing
    look = Answer(form.cleaned_data["second_look"]) if form.is_bound else Answer.NOT_KNOWN
    return MatchGiven(position, person, look)


def _match(request: HttpRequest, by: Actor, request_id: UUID, given: MatchGiven, people: int) -> str:
    match_person(by=by, request_id=request_id, matches=[given])
    if given.position + 1 < people:
        return f"/requests/{request_id}/match/{given.position + 1}/"
    say(request, "Who matched is on the record.")
    return f"/requests/{request_id}/decide/"


def _page(
    request: HttpRequest,
    by: Actor,
    request_id: UUID,
    people: tuple[AskedAbout, ...],
    position: int,
    both: SideBySide | None,
    form: SecondLook,
) -> Matching:
    about = people[position]
    search = Search(request.GET if "q" in request.GET else {"q": about.name})
    return Matching(
        caption=f"Person {position + 1} of {len(people)}",
        title="Who is this?",
        theirs=identified(
            about.name,
            about.date_of_birth,
            about.nhs_number,
            about.upn,
            about.address,
            is_child=about.is_child,
        ),
        called=both.called if both else "",
        table=_table(both) if both else (),
        warns=_LOOK_TWICE if both and both.second_look else "",
        form=_shown(form, both),
        nobody_form_id=form_id(),
        found=_found(by, search, about) if both is None else (),
        search=show(search),
        here=f"/requests/{request_id}/match/{position}/",
        back_href=f"/requests/{request_id}/",
    )


def _shown(form: SecondLook, both: SideBySide | None) -> ShownForm:
    if both is None or not both.second_look:
        del form.fields["second_look"]
    return asked(form)


def _table(both: SideBySide) -> tuple[tuple[str, ...], ...]:
    def side(said: tuple[str, ...]) -> str:
        return "; ".join(said) or "not said"

    return tuple(
        (row.what, side(row.theirs), side(row.ours), "Agrees" if row.agrees else "") for row in both.rows
    )


def _found(by: Actor, search: Search, about: AskedAbout) -> tuple[Hit, ...]:
    if not search.is_valid():
        return ()
    text = search.cleaned_data["q"]
    born = search.cleaned_data["born"] or (about.date_of_birth if text == about.name else None)
    try:
        return tuple(hit(one) for one in search_people(by, text=text, born=born))
    except Invalid as wrong:
        search.add_error("q", wrong.says)
        return ()
