"""Which agencies are asked, and what each may know in order to answer: asking is sharing. Clauses 3.2, 3.5 and 3.6."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.agencies.queries import AgencyChoice, DeskState, choices, duty_desk_state, duty_desk_states
from chiltern.agencies.queries.outside import bodies_to_choose
from chiltern.code_of_practice.words import Method
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries.asked_outside import bodies_asked
from chiltern.sharing.queries.under_asking import consent_for_asking
from chiltern.sharing.workings.asking import TELLABLE, AgencyAsked
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.ask import draft as drafting
from chiltern.web.views.sharing.ask.draft import Ask
from chiltern.web.views.sharing.ask.forms_agencies import OneMoreAgency, WhatItMayKnow
from chiltern.web.views.sharing.common import Asking, after, capital, uuid_or_none

MOST_AGENCIES = 25
PUT_BY_YOU = (
    "They are outside the Code and see nothing here. You put the question to them yourself, and write down when, how, to "
    "whom, and how you know that it is they."
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An agency that will be asked."""

    id: str
    name: str
    rows: tuple[Row, ...]
    warns: str
    tell_href: str


@dataclass(frozen=True, slots=True)
class Agencies:
    """The page."""

    form: ShownForm
    chosen: tuple[Chosen, ...]
    remove_href: str
    next_href: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def agencies(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Adding one leads to what it may know."""
    ask = drafting.read(by, draft_id)
    known, bodies = {one.id: one for one in choices()}, bodies_to_choose(by)
    taken = {one.agency for one in ask.asked} | {by.agency}
    form = OneMoreAgency(
        request.POST or None,
        agencies=[
            *(
                (str(one.id), f"{one.name} ({one.sector.says})")
                for one in known.values()
                if one.id not in taken
            ),
            *(one for one in bodies if one[0] not in {str(each) for each in taken}),
        ],
    )
    if form.is_bound and uuid_or_none(request.POST.get("agency")) in taken - {by.agency}:
        return redirect(request.get_full_path())
    if form.is_bound and form.is_valid() and len(ask.asked) < MOST_AGENCIES:
        chosen = UUID(form.cleaned_data["agency"])
        drafting.save(by, drafting.with_asked(ask, AgencyAsked(chosen)))
        return redirect(f"/ask/{ask.id}/agencies/{chosen}/")
    page = Agencies(
        form=asked(form),
        chosen=tuple(
            _chosen(ask, one, known, desk, by.agency) if desk else _body(ask, one, dict(bodies))
            for one, desk in with_desks(by, ask)
        ),
        remove_href=f"/ask/{ask.id}/agencies/remove/",
        next_href=f"/ask/{ask.id}/code/",
        back_href=f"/ask/{ask.id}/",
    )
    frame = frame_of(request, current="work", immediate=ask.is_immediate())
    return render(request, "sharing/ask/agencies.html", frame=frame, page=page)


@require_POST
@for_a_post
def remove(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Takes an agency back."""
    ask = drafting.read(by, draft_id)
    gone = uuid_or_none(request.POST.get("agency"))
    drafting.save(by, replace(ask, asked=tuple(one for one in ask.asked if one.agency != gone)))
    return redirect(f"/ask/{ask.id}/agencies/")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def may_know(request: HttpRequest, by: Actor, draft_id: UUID, agency: UUID) -> HttpResponse:
    """For one agency: which of what was written it sees, and what it alone is told."""
    ask = drafting.read(by, draft_id)
    one = ask.agency(agency)
    initial = {"tell": list(one.tell), "also": one.also, "needed": one.needed, "period": one.period}
    said = {**ask.said, "consent": consent_for_asking(by, ask.people, agency, ask.said.get("purpose", ""))}
    form = WhatItMayKnow(request.POST or None, said=said, initial=initial)
    if form.is_bound and form.is_valid():
        words = {key: form.cleaned_data[key] for key in ("also", "needed", "period")}
        told = AgencyAsked(agency, tuple(form.cleaned_data.get("tell", ())), **words)
        drafting.save(by, drafting.with_asked(ask, told))
        return redirect(after(request, f"/ask/{ask.id}/agencies/", f"/ask/{ask.id}/check/"))
    body = dict(bodies_to_choose(by)).get(str(agency))
    name = body or next((each.name for each in choices() if each.id == agency), None)
    if name is None:
        raise Missing
    says = (
        f"Every agency is asked: {ask.said.get('needed', '')}" if ask.said.get("needed") else "",
        "" if "tell" in form.fields else "You have written no background yet that it could be told.",
    )
    page = Asking(
        f"What {name} may know",
        asked(form),
        "Save and continue",
        f"/ask/{ask.id}/agencies/",
        tuple(filter(None, says)),
        warns=PUT_BY_YOU if body else desk_warning(name, duty_desk_state(agency)),
    )
    frame = frame_of(request, current="work", immediate=ask.is_immediate())
    return render(request, "sharing/asking.html", frame=frame, page=page)


def with_desks(by: Actor, ask: Ask) -> list[tuple[AgencyAsked, DeskState | None]]:
    """Each agency asked, with whether somebody there would see it; None for a body outside the Code."""
    outside = bodies_asked(by, ask.asked) if ask.asked else set()
    inside = [one.agency for one in ask.asked if one.agency not in outside]
    desks = duty_desk_states(inside) if inside else {}
    return [(one, desks.get(one.agency)) for one in ask.asked]


def desk_warning(name: str, desk: DeskState) -> str:
    """Said before sending: shut until when, nobody to see it, whom to ring, who covers; empty where somebody is there."""
    if desk.staffed and not desk.shut:
        return ""
    said = [desk.opening.now.says, "" if desk.staffed else desk.desk.says]
    if desk.shut and desk.opening.cover:
        said.append(f"Meanwhile: {desk.opening.cover}.")
    said.append(f"Ring as well: {desk.ring}. What you send is recorded all the same.")
    return f"{name}: {' '.join(each for each in said if each)}"


def ways_accepted(theirs: Sequence[Method], ours: Sequence[Method]) -> list[Row]:
    """By which ways an agency takes what comes: those that both accept first. Nothing where it has not said."""
    both = [way.says for way in theirs if way in ours]
    besides = [way.says for way in theirs if way not in ours]
    rows = [Row("Ways that you both accept", capital(", ".join(both)))] if both else []
    rows += (
        [Row("They also accept" if both else "They accept", capital(", ".join(besides)))] if besides else []
    )
    if theirs and Method.SERVICE not in theirs:
        rows.append(Row("This request", "It goes in this service, which they do not name: ring them as well"))
    return rows


def _chosen(
    ask: Ask, one: AgencyAsked, known: dict[UUID, AgencyChoice], desk: DeskState, ours: UUID
) -> Chosen:
    agency = known.get(one.agency)
    name = agency.name if agency else "An agency that has left the Code"
    rows = _told_rows(one)
    if agency:
        rows.insert(0, Row("Sector", capital(agency.sector.says)))
        if agency.opening_hours:
            rows.append(Row("Open", agency.opening_hours))
        if desk.opening.safeguarding_lead:
            rows.append(Row("Safeguarding lead", desk.opening.safeguarding_lead))
        rows.append(Row("Number to ring now", desk.ring))
        rows += ways_accepted(agency.methods, known[ours].methods if ours in known else ())
    return Chosen(
        id=str(one.agency),
        name=name,
        rows=tuple(rows),
        warns=desk_warning(name, desk),
        tell_href=f"/ask/{ask.id}/agencies/{one.agency}/",
    )


def _body(ask: Ask, one: AgencyAsked, called: dict[str, str]) -> Chosen:
    """A body outside the Code, which is asked by a way of its own."""
    name = called.get(str(one.agency), "A body that is not there any more")
    here = f"/ask/{ask.id}/agencies/{one.agency}/"
    return Chosen(str(one.agency), name, tuple(_told_rows(one)), PUT_BY_YOU, here)


def _told_rows(one: AgencyAsked) -> list[Row]:
    told = [words for key, words in TELLABLE.items() if key in one.tell] + (
        ["words of its own"] if one.also else []
    )
    own = [Row("Is asked", "In words of its own")] if one.needed or one.period else []
    return [*own, Row("Is told besides", capital(", ".join(told) or "nothing"))]
